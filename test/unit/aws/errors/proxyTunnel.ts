import { once } from "node:events";
import https from "node:https";
import type { AddressInfo, Server, Socket } from "node:net";
import { connect, createServer } from "node:net";
import { Duplex } from "node:stream";
import { connect as connectTls } from "node:tls";
import { callbackify } from "node:util";

/** What comes of a request to open a tunnel: an open one, or what the proxy said instead. */
type Answer = { readonly status: number; readonly head: Buffer };

/** Opens a tunnel to AWS's host through a proxy, and gives the proxy's own answer for AWS's where it does not. */
class TunnelAgent extends https.Agent {
  readonly #port: number;

  constructor(port: number) {
    super();
    this.#port = port;
  }

  override createConnection(
    { host }: https.RequestOptions,
    callback: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    callbackify(() => this.#open(host ?? ""))(callback);
  }

  async #open(host: string): Promise<Duplex> {
    const socket = connect(this.#port, "127.0.0.1");
    socket.write(`CONNECT ${host}:443 HTTP/1.1\r\nHost: ${host}:443\r\n\r\n`);
    try {
      const { status, head } = await answerOf(socket);
      return status === 200 ? connectTls({ socket, servername: host }) : saying(head, socket);
    } catch {
      // What the editor says of whatever went wrong.
      throw new Error(`Failed to establish a socket connection to proxies: PROXY 127.0.0.1:${this.#port}`);
    }
  }
}

/** Sends the requests of the work that go by HTTPS through a proxy on this machine, as the editor does. */
export async function throughProxy<T>(port: number, work: () => Promise<T>): Promise<T> {
  const { request } = https;
  const agent = new TunnelAgent(port);
  const throughTunnel = (options: https.RequestOptions, ...rest: []) => request({ ...options, agent }, ...rest);
  Object.assign(https, { request: throughTunnel });
  try {
    return await work();
  } finally {
    Object.assign(https, { request });
    agent.destroy();
  }
}

/** A proxy that deals with each connection once a tunnel was asked for; the work is done while it is there. */
export async function withProxy<T>(deal: (socket: Socket) => void, work: (port: number) => Promise<T>): Promise<T> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).once("data", () => deal(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await work((server.address() as AddressInfo).port);
  } finally {
    const closed = once(server, "close");
    server.close();
    sockets.forEach((socket) => socket.destroy());
    await closed;
  }
}

async function answerOf(socket: Socket): Promise<Answer> {
  const [head] = (await Promise.race([once(socket, "data"), once(socket, "end").then(() => [])])) as [Buffer?];
  const status = /^HTTP\/1\.1 (\d{3})/.exec(head?.toString("latin1") ?? "")?.[1];
  if (head === undefined || status === undefined) {
    throw new Error("The proxy has not answered");
  }
  return { status: Number(status), head };
}

/** A connection that says what was said already, whatever is written to it. */
function saying(text: Buffer, socket: Socket): Duplex {
  const stream = new Duplex({
    read: () => undefined,
    write: (_chunk, _encoding, done) => {
      stream.push(text);
      stream.push(null);
      done();
    },
    destroy: (error, done) => {
      socket.destroy();
      done(error);
    },
  });
  return stream;
}
