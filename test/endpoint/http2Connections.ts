import { request as forward, type Server } from "node:http";
import { createServer, type Http2Server, type ServerHttp2Session, type ServerHttp2Stream } from "node:http2";
import type { AddressInfo, Socket } from "node:net";

/** The start of every HTTP/2 connection without TLS. */
const preface = "PRI * HTTP/2.0";

/**
 * Accepts HTTP/2 connections on the port of an HTTP/1.1 server, because the AWS SDK for JavaScript uses HTTP/2 for Bedrock
 * Runtime. Each request is forwarded to the server over HTTP/1.1, so that faults have the same effect: a dropped response
 * resets the stream.
 */
export class Http2Connections {
  readonly #server: Http2Server = createServer();
  readonly #sessions = new Set<ServerHttp2Session>();
  /** The connections that have not sent any data yet. */
  readonly #silent = new Set<Socket>();

  constructor(server: Server) {
    this.#server.on("session", (session) => {
      this.#sessions.add(session);
      session.once("close", () => this.#sessions.delete(session));
      session.on("error", () => session.destroy());
    });
    this.#server.on("stream", (stream, headers) => forwardStream(stream, headers, server));
    const listeners = server.listeners("connection") as ((socket: Socket) => void)[];
    server.removeAllListeners("connection");
    server.on("connection", (socket: Socket) => {
      this.#silent.add(socket);
      socket.once("close", () => this.#silent.delete(socket));
      socket.on("error", () => socket.destroy());
      socket.once("readable", () => {
        this.#silent.delete(socket);
        const first = socket.read() as Buffer | null;
        if (first === null) {
          socket.destroy();
          return;
        }
        socket.unshift(first);
        if (first.toString("latin1").startsWith(preface)) {
          this.#server.emit("connection", socket);
        } else {
          listeners.forEach((listener) => listener.call(server, socket));
        }
      });
    });
  }

  /** Destroys all HTTP/2 connections, and all connections that have not sent any data. */
  destroy(): void {
    this.#sessions.forEach((session) => session.destroy());
    this.#silent.forEach((socket) => socket.destroy());
  }
}

function forwardStream(stream: ServerHttp2Stream, headers: Readonly<Record<string, unknown>>, server: Server): void {
  const { port } = server.address() as AddressInfo;
  const sent = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(":")));
  const outgoing = forward({
    port,
    host: "127.0.0.1",
    method: String(headers[":method"]),
    path: String(headers[":path"]),
    headers: sent as Record<string, string>,
    agent: false,
  });
  outgoing.on("response", (incoming) => {
    const { connection: _, "keep-alive": __, "transfer-encoding": ___, ...received } = incoming.headers;
    stream.respond({ ":status": incoming.statusCode, ...received });
    incoming.on("error", () => stream.close());
    incoming.pipe(stream);
  });
  outgoing.on("error", () => stream.close());
  stream.on("error", () => outgoing.destroy());
  stream.on("close", () => outgoing.destroy());
  stream.pipe(outgoing);
}
