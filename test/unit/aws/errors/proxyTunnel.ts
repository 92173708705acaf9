import { once } from "node:events";
import https from "node:https";
import type { AddressInfo, Server, Socket } from "node:net";
import { connect, createServer } from "node:net";
import { Duplex } from "node:stream";
import { connect as connectTls } from "node:tls";
import { callbackify } from "node:util";

/** The first response from a proxy on a connection. */
type ProxyResponse = { readonly status: number; readonly head: Buffer };

/**
 * Opens a tunnel to AWS through a proxy. If the proxy refuses, the caller receives the response of the proxy instead of one
 * from AWS, as in VS Code.
 */
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
      const { status, head } = await firstResponse(socket);
      return status === 200 ? connectTls({ socket, servername: host }) : replay(head, socket);
    } catch {
      // This is VS Code's message for every failure.
      throw new Error(`Failed to establish a socket connection to proxies: PROXY 127.0.0.1:${this.#port}`);
    }
  }
}

/** Runs `work` while its HTTPS requests go through a proxy on this machine, as in VS Code. */
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

/**
 * Starts a proxy that calls `handle` for each connection after receiving the request for a tunnel. The proxy is closed after
 * `work`.
 */
export async function withProxy<T>(handle: (socket: Socket) => void, work: (port: number) => Promise<T>): Promise<T> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).once("data", () => handle(socket));
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

async function firstResponse(socket: Socket): Promise<ProxyResponse> {
  const [head] = (await Promise.race([once(socket, "data"), once(socket, "end").then(() => [])])) as [Buffer?];
  const status = /^HTTP\/1\.1 (\d{3})/.exec(head?.toString("latin1") ?? "")?.[1];
  if (head === undefined || status === undefined) {
    throw new Error("The proxy did not respond");
  }
  return { status: Number(status), head };
}

/** Returns a connection that yields the data that was already received, regardless of what is written to it. */
function replay(text: Buffer, socket: Socket): Duplex {
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
