import { once } from "node:events";
import { createServer, request, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";

/** A server that forwards HTTP requests: a proxy, or an HTTPS server if it has a certificate. */
export interface ForwardProxy {
  readonly url: string;
  /** The hosts that were requested. */
  readonly hosts: ReadonlySet<string>;
  close(): Promise<void>;
}

/** Starts a server that forwards the requests for any host to the server at `target`. */
export async function startForwardProxy(
  target: string,
  certificate?: { key: Buffer; cert: Buffer },
): Promise<ForwardProxy> {
  const { hostname, port } = new URL(target);
  const hosts = new Set<string>();
  const forward: RequestListener = (incoming, outgoing) => {
    const asked = new URL(incoming.url ?? "", "http://not-a-proxy-request");
    hosts.add(asked.hostname);
    const { method, headers } = incoming;
    const forwarded = request(
      { hostname, port, method, headers, path: `${asked.pathname}${asked.search}` },
      (reply) => {
        outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(outgoing);
      },
    );
    forwarded.on("error", () => outgoing.destroy());
    incoming.pipe(forwarded);
  };
  const server = certificate ? createTlsServer(certificate, forward) : createServer(forward);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http${certificate ? "s" : ""}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hosts,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
