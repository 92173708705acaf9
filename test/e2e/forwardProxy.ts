import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A proxy that forwards plain HTTP requests. */
export interface ForwardProxy {
  readonly url: string;
  /** The hosts that requests were for, each once. */
  readonly hosts: ReadonlySet<string>;
  close(): Promise<void>;
}

/** Starts a proxy that answers for any host with what the server at `target` says. */
export async function startForwardProxy(target: string): Promise<ForwardProxy> {
  const { hostname, port } = new URL(target);
  const hosts = new Set<string>();
  const server = createServer((incoming, outgoing) => {
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
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hosts,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
