import { once } from "node:events";
import type { IncomingMessage, RequestListener, Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "node:test";
import { section } from "../support";

/** A metadata service, which is stopped after each test. */
export interface MetadataService {
  /** The requests since the service was started, oldest first. */
  readonly requests: Pick<IncomingMessage, "method" | "url" | "headers">[];
  /** Starts the service and returns its address. */
  readonly serve: (answer: RequestListener) => Promise<string>;
}

/** Returns the metadata service of the tests in a file. */
export function useMetadataService(): MetadataService {
  const requests: MetadataService["requests"] = [];
  let server: Server | undefined;
  afterEach(() => {
    requests.length = 0;
    server?.close();
    server?.closeAllConnections();
    server = undefined;
  });
  return {
    requests,
    serve: async (answer) => {
      server = createServer((request, response) => {
        requests.push({ method: request.method, url: request.url, headers: request.headers });
        answer(request, response);
      }).listen(0, "127.0.0.1");
      await once(server, "listening");
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
  };
}

/** Returns a response with credentials that are valid for the given time in milliseconds. */
export function keysFor(accessKeyId: string, lifetimeMs = 3_600_000): string {
  const Expiration = new Date(Date.now() + lifetimeMs).toISOString();
  return JSON.stringify({ AccessKeyId: accessKeyId, SecretAccessKey: "hush", Token: "hush", Expiration });
}

/** Returns a section whose role is assumed with the credentials of a service. */
export function withRole(source: string): string {
  return section("admin", ["role_arn = arn:aws:iam::210987654321:role/admin", `credential_source = ${source}`]);
}
