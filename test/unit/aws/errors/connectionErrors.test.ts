import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo, Server, Socket } from "node:net";
import { createServer } from "node:net";
import { describe, it } from "node:test";
import { createServer as createTlsServer, TLSSocket } from "node:tls";
import { addressIn, connectionKind, isNeverSent } from "../../../../src/aws/errors/connectionErrors";
import type { Problem, ProblemKind } from "../../../../src/domain/problem";
import { formatProblem } from "../../../../src/messages/problem";
import { lacksOpenssl, makeSelfSigned } from "../../../host/selfSignedCertificate";
import { throughProxy, withProxy } from "./proxyTunnel";
import { calls, problemFrom, useControlPlane } from "../support";

const fixture = useControlPlane();

async function listening(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

async function closed(server: Server): Promise<void> {
  server.close();
  await once(server, "close");
}

/**
 * Returns the problem of CreateInferenceProfile at a URL. This is the operation for which it matters most whether the request
 * was sent.
 */
function problemAt(url: string): Promise<Problem> {
  fixture.environment.set({ AWS_ENDPOINT_URL: url });
  return problemFrom(calls.CreateInferenceProfile(fixture.controlPlane()));
}

/** Returns the properties of a problem that these tests compare, and its message. */
function summaryOf(problem: Problem) {
  const { kind, outcomeUnknown } = problem;
  return { kind, outcomeUnknown, reason: formatProblem(problem).reason };
}

describe("a connection to AWS", () => {
  for (const host of ["127.0.0.1", "localhost"]) {
    it(`to a closed port of ${host} fails with the address, and the request is marked as not sent`, async () => {
      const server = createServer();
      const port = await listening(server);
      await closed(server);
      const { kind, outcomeUnknown, reason } = summaryOf(await problemAt(`http://${host}:${port}`));
      assert.deepEqual({ kind, outcomeUnknown }, { kind: "connectionRefused", outcomeUnknown: false });
      assert.match(
        reason,
        new RegExp(`^Could not connect to (127\\.0\\.0\\.1|\\[::1\\]):${port}\\. Check your endpoint`),
      );
    });
  }

  it("that the host resets fails with an unknown outcome", async () => {
    const server = createServer((socket) => socket.once("data", () => socket.resetAndDestroy()));
    const problem = await problemAt(`http://127.0.0.1:${await listening(server)}`);
    await closed(server);
    assert.deepEqual(summaryOf(problem), {
      kind: "connectionReset",
      outcomeUnknown: true,
      reason: "The connection was interrupted. Check your network, proxy, and VPN.",
    });
  });

  it("to an unknown host fails, and names the host unless it is a Bedrock host", async () => {
    // Names in the domain .invalid never exist (RFC 2606).
    assert.deepEqual(summaryOf(await problemAt("http://bedrock.invalid")), {
      kind: "unknownHost",
      outcomeUnknown: false,
      reason: "The host bedrock.invalid could not be found. Check your endpoint and proxy settings.",
    });
    assert.equal(
      summaryOf(await problemAt("http://bedrock.us-east-1.amazonaws.invalid")).reason,
      "The Bedrock endpoint of this Region could not be found. Check the Region and your network.",
    );
  });

  it("to a host without TLS fails, and the request is marked as not sent", async () => {
    assert.deepEqual(summaryOf(await problemAt(fixture.endpoint.url.replace("http:", "https:"))), {
      kind: "tlsFailed",
      outcomeUnknown: false,
      reason: "Could not establish a secure connection. Check your endpoint and proxy settings.",
    });
    assert.deepEqual(fixture.endpoint.requests, []);
  });

  it("that is closed during the TLS handshake fails, and the request is marked as not sent", async () => {
    const server = createServer((socket) => socket.once("data", () => socket.end()));
    const { kind, outcomeUnknown } = await problemAt(`https://127.0.0.1:${await listening(server)}`);
    await closed(server);
    assert.deepEqual({ kind, outcomeUnknown }, { kind: "connectionReset", outcomeUnknown: false });
  });
});

describe("the address in a connection error", () => {
  for (const [what, error, address] of [
    ["an IPv4 address", { code: "ECONNREFUSED", address: "127.0.0.1", port: 8080 }, "127.0.0.1:8080"],
    ["an IPv6 address", { code: "ECONNREFUSED", address: "::1", port: 8080 }, "[::1]:8080"],
    ["a host that does not exist", { code: "ENOTFOUND", hostname: "proxy.test" }, "proxy.test"],
    ["an invalid address", { code: "ECONNREFUSED", address: "dev:secret@proxy", port: 8080 }, undefined],
    ["an invalid host", { code: "ENOTFOUND", hostname: "dev:secret@proxy" }, undefined],
    ["a local socket", { code: "ECONNREFUSED", address: "/run/proxy.sock" }, undefined],
  ] as const) {
    it(`is found or is undefined: ${what}`, () => {
      assert.equal(addressIn(Object.assign(new Error("failed"), error)), address);
    });
  }

  it("is the first of several addresses", () => {
    const errors = ["::1", "127.0.0.1"].map((address) => Object.assign(new Error("failed"), { address, port: 443 }));
    const error = Object.assign(new AggregateError(errors), { code: "ECONNREFUSED" });
    assert.deepEqual([connectionKind(error), addressIn(error)], ["connectionRefused", "[::1]:443"]);
  });
});

describe("a certificate", { skip: lacksOpenssl }, () => {
  const selfSigned = () => makeSelfSigned(fixture.environment.home());

  it("from an unknown CA is reported as not trusted, and the request is marked as not sent", async () => {
    let receivedChunks = 0;
    const server = createTlsServer(selfSigned(), (socket) => socket.once("data", () => (receivedChunks += 1)));
    // The client disconnects during the handshake.
    server.on("tlsClientError", () => undefined);
    const problem = await problemAt(`https://127.0.0.1:${await listening(server)}`);
    await closed(server);
    assert.deepEqual(summaryOf(problem), {
      kind: "untrustedCertificate",
      outcomeUnknown: false,
      reason:
        "The certificate is not trusted. If your proxy has its own CA, add the CA to this computer, or set ca_bundle or AWS_CA_BUNDLE.",
    });
    assert.equal(receivedChunks, 0);
  });

  it("from a proxy that decrypts traffic is reported as not trusted", async () => {
    const own = selfSigned();
    const open = (socket: Socket) => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      new TLSSocket(socket, { isServer: true, ...own }).on("error", () => undefined);
    };
    const problem = await withProxy(open, (port) => throughProxy(port, () => problemAt("https://bedrock.test")));
    assert.deepEqual([problem.kind, problem.outcomeUnknown], ["untrustedCertificate", false], problem.detail);
  });
});

describe("a proxy", () => {
  const page = "<html><head><title>Proxy</title></head><body>Sorry</body></html>";

  for (const [status, kind, reason] of [
    [407, "proxySignIn", "The proxy requires authentication. Check the user name and password in your proxy settings."],
    [502, "proxyFailed", "The proxy could not connect to AWS. Try again, or check your proxy settings."],
    [503, "proxyFailed", "The proxy could not connect to AWS. Try again, or check your proxy settings."],
    [504, "timeout", "AWS did not respond in time. Check your network."],
  ] as const) {
    it(`is recognized for every operation by its error page with status ${status}`, async () => {
      await fixture.served(
        (_, response) =>
          response
            .writeHead(status, { "content-type": "text/html", "proxy-authenticate": 'Basic realm="proxy"' })
            .end(page),
        async () => {
          const unaborted = new AbortController().signal;
          const account = fixture.access().sts.getAccountId({ region: "us-east-1" }, { signal: unaborted });
          const problems = await Promise.all([
            ...Object.values(calls).map((call) => problemFrom(call(fixture.controlPlane()))),
            problemFrom(account),
          ]);
          for (const problem of problems) {
            assert.deepEqual([problem.kind, formatProblem(problem).reason], [kind, reason], problem.operation);
          }
        },
      );
    });
  }
});

describe("a tunnel through a proxy", () => {
  const refusal = (status: string) =>
    `HTTP/1.1 ${status}\r\ncontent-type: text/html\r\ncontent-length: 13\r\nconnection: close\r\n\r\n<html></html>`;

  for (const [what, kind, outcomeUnknown, handle] of [
    [
      "that requires authentication",
      "proxySignIn",
      false,
      (socket) => socket.end(refusal("407 Proxy Authentication Required")),
    ],
    ["that cannot reach AWS", "proxyFailed", true, (socket) => socket.end(refusal("502 Bad Gateway"))],
    ["that closes the connection", "proxyFailed", false, (socket) => socket.end()],
    ["that resets the connection", "proxyFailed", false, (socket) => socket.resetAndDestroy()],
  ] as const satisfies readonly (readonly [string, ProblemKind, boolean, (socket: Socket) => void])[]) {
    it(`fails with ${kind} at a proxy ${what}`, async () => {
      const problem = await withProxy(handle, (port) => throughProxy(port, () => problemAt("https://bedrock.test")));
      assert.deepEqual([problem.kind, problem.outcomeUnknown], [kind, outcomeUnknown], problem.detail);
    });
  }

  it("fails with proxyFailed if the proxy is not running", async () => {
    const server = createServer();
    const port = await listening(server);
    await closed(server);
    const problem = await throughProxy(port, () => problemAt("https://bedrock.test"));
    assert.deepEqual([problem.kind, problem.outcomeUnknown], ["proxyFailed", false]);
    assert.match(problem.detail, new RegExp(`PROXY 127\\.0\\.0\\.1:${port}$`));
  });
});

describe("an error of a socket with another code", () => {
  const failure = (message: string) => Object.assign(new Error(message), { code: message.split(" ")[1] });

  for (const message of [
    "connect EACCES 192.0.2.1:443",
    "connect EADDRNOTAVAIL 192.0.2.1:443",
    "getaddrinfo EAI_FAIL a.b",
  ]) {
    it(`is a network problem, and the request was never sent: ${message}`, () => {
      assert.equal(connectionKind(failure(message)), "network");
      assert.equal(isNeverSent(failure(message)), true);
    });
  }

  it("is not confused with an error of a file", () => {
    const error = Object.assign(new Error("EACCES: permission denied, open '/x'"), { code: "EACCES" });
    assert.equal(connectionKind(error), undefined);
  });
});
