import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import { describe, it } from "node:test";
import type { ProblemKind } from "../../../../src/domain/problem";
import { deferred } from "../../domain/deferred";
import { calls, listAll, problemFrom, shortLimits, unaborted, useControlPlane } from "../support";

const fixture = useControlPlane();

describe("a response that stops midway", () => {
  const stall: RequestListener = (_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": 1000 });
    response.write('{"inferenceProfileSummaries":[');
  };

  it("times out", { timeout: 20_000 }, async () => {
    const problem = await fixture.served(stall, () =>
      problemFrom(listAll(fixture.controlPlane("us-east-1", shortLimits))),
    );
    assert.equal(problem.kind, "timeout");
    assert.equal(problem.outcomeUnknown, true);
  });

  it("can be canceled", async () => {
    const abort = new AbortController();
    const begun = deferred();
    const problem = await fixture.served(
      (request, response) => {
        stall(request, response);
        begun.resolve();
      },
      async () => {
        const problem = problemFrom(listAll(fixture.controlPlane(), "APPLICATION", abort.signal));
        await begun.promise;
        abort.abort();
        return problem;
      },
    );
    assert.equal(problem.kind, "cancelled");
  });
});

const profileArn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc";

describe("pages that are smaller than requested", () => {
  it("are all read, even after an empty page, and with two profiles of the same name", async () => {
    // There are 20 profiles on pages of 8, and the second page is empty. All profiles have the same name.
    const pages = [8, 0, 8, 4];
    const tokens: (string | null)[] = [];
    const profiles = await fixture.served(
      (request, response) => {
        const token = new URL(request.url ?? "", "http://localhost").searchParams.get("nextToken");
        tokens.push(token);
        const page = Number(token ?? 0);
        const inferenceProfileSummaries = Array.from({ length: pages[page] ?? 0 }, (_, index) => ({
          inferenceProfileArn: `${profileArn}${page}-${index}`,
          inferenceProfileName: "chat",
        }));
        response.writeHead(200, { "content-type": "application/json" });
        const next = page + 1 < pages.length ? { nextToken: String(page + 1) } : {};
        response.end(JSON.stringify({ inferenceProfileSummaries, ...next }));
      },
      () => listAll(fixture.controlPlane()),
    );
    assert.equal(new Set(profiles.map(({ arn }) => arn)).size, 20);
    assert.deepEqual(new Set(profiles.map(({ name }) => name)), new Set(["chat"]));
    assert.deepEqual(tokens, [null, "1", "2", "3"]);
  });
});

describe("an endless series of pages", () => {
  it("is read up to the last new profile if each page has the same token", async () => {
    let requests = 0;
    const profiles = await fixture.served(
      (_, response) => {
        const inferenceProfileArn = `${profileArn}${Math.min(requests, 4)}`;
        requests += 1;
        response.writeHead(200, { "content-type": "application/json" });
        response.end(JSON.stringify({ inferenceProfileSummaries: [{ inferenceProfileArn }], nextToken: "a" }));
      },
      () => listAll(fixture.controlPlane()),
    );
    assert.deepEqual([...new Set(profiles.map(({ id }) => id))], ["abc0", "abc1", "abc2", "abc3", "abc4"]);
    assert.equal(requests, 6);
  });

  for (const [what, tokens] of [
    ["always the same token", ["a"]],
    ["two alternating tokens", ["a", "b"]],
  ] as const) {
    it(`is read only once: ${what}`, { timeout: 20_000 }, async () => {
      let requests = 0;
      const profiles = await fixture.served(
        (_, response) => {
          const nextToken = tokens[requests % tokens.length];
          requests += 1;
          response.writeHead(200, { "content-type": "application/json" });
          response.end(JSON.stringify({ inferenceProfileSummaries: [], nextToken }));
        },
        () => listAll(fixture.controlPlane()),
      );
      assert.deepEqual(profiles, []);
      assert.equal(requests, tokens.length + 1);
    });
  }
});

/** Responses that the service never sends, with the result of each. */
const malformedResponses: readonly (readonly [reply: unknown, names: readonly string[] | ProblemKind])[] = [
  [{}, "invalidResponse"],
  [{ inferenceProfileSummaries: null }, "invalidResponse"],
  [{ inferenceProfileSummaries: {} }, "invalidResponse"],
  [{ inferenceProfileSummaries: "text" }, "invalidResponse"],
  [{ inferenceProfileSummaries: [], nextToken: 5 }, []],
  [{ inferenceProfileSummaries: [null, 5, "text", [], {}] }, "invalidResponse"],
  [{ inferenceProfileSummaries: [{ inferenceProfileArn: 7 }, { inferenceProfileArn: "" }] }, "invalidResponse"],
  [{ inferenceProfileSummaries: [null, 5, "text", [], {}, { inferenceProfileArn: profileArn }] }, ["abc"]],
  [
    { inferenceProfileSummaries: [{ inferenceProfileArn: profileArn, models: [null, 7, { modelArn: null }] }] },
    ["abc"],
  ],
  [{ inferenceProfileSummaries: [{ inferenceProfileArn: profileArn, models: { a: 1 } }] }, ["abc"]],
  [{ inferenceProfileSummaries: [{ inferenceProfileArn: profileArn, inferenceProfileName: { a: 1 } }] }, ["abc"]],
  [{ inferenceProfileSummaries: [{ inferenceProfileArn: profileArn, createdAt: "garbage" }] }, ["abc"]],
  [null, "invalidResponse"],
  [[], "invalidResponse"],
  [5, "invalidResponse"],
  ["text", "invalidResponse"],
];

describe("an invalid response", () => {
  for (const [reply, expected] of malformedResponses) {
    it(`is ${typeof expected === "string" ? expected : "used as far as possible"}: ${JSON.stringify(reply)}`, async () => {
      const answer: RequestListener = (_, response) => {
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(reply));
      };
      if (typeof expected === "string") {
        const problem = await fixture.served(answer, () => problemFrom(listAll(fixture.controlPlane())));
        assert.equal(problem.kind, expected);
      } else {
        const profiles = await fixture.served(answer, () => listAll(fixture.controlPlane()));
        assert.deepEqual(
          profiles.map(({ name }) => name),
          expected,
        );
      }
    });
  }

  it("to CreateInferenceProfile is invalid without an ARN, and the outcome is unknown", async () => {
    const problem = await fixture.served(
      (_, response) => response.writeHead(201, { "content-type": "application/json" }).end("{}"),
      () => problemFrom(calls.CreateInferenceProfile(fixture.controlPlane())),
    );
    assert.equal(problem.kind, "invalidResponse");
    assert.equal(problem.outcomeUnknown, true);
  });

  for (const reply of ["garbage", "HTTP/1.1 201 Created\r\nContent-Length: abc\r\n\r\n{}"]) {
    it(`is invalid with an unknown outcome if it is not HTTP: ${JSON.stringify(reply)}`, async () => {
      const problem = await fixture.served(
        (request) => request.resume().on("end", () => request.socket.end(`${reply}\r\n\r\n`)),
        () => problemFrom(calls.CreateInferenceProfile(fixture.controlPlane())),
      );
      assert.deepEqual([problem.kind, problem.outcomeUnknown], ["invalidResponse", true], problem.detail);
    });
  }

  for (const message of [5, { text: "x" }, null]) {
    it(`is reported by its error name if the message is ${JSON.stringify(message)}`, async () => {
      const problem = await fixture.served(
        (_, response) => {
          response.writeHead(403, {
            "content-type": "application/json",
            "x-amzn-errortype": "AccessDeniedException",
            "x-amzn-requestid": "1",
          });
          response.end(JSON.stringify({ message }));
        },
        () => problemFrom(calls.ListFoundationModels(fixture.controlPlane())),
      );
      assert.equal(problem.kind, "accessDenied");
      assert.equal(typeof problem.detail, "string");
    });
  }

  it("to GetInferenceProfile is invalid without an ARN", async () => {
    const problem = await fixture.served(
      (_, response) => response.writeHead(200, { "content-type": "application/json" }).end("{}"),
      () => problemFrom(fixture.controlPlane().getInferenceProfile("abc", { signal: unaborted })),
    );
    assert.equal(problem.kind, "invalidResponse");
  });

  for (const [status, kind, outcomeUnknown] of [
    [200, "invalidResponse", true],
    [403, "invalidResponse", true],
    [404, "invalidResponse", true],
    // A proxy that responds with this status has not forwarded the request.
    [407, "proxySignIn", false],
    [502, "proxyFailed", true],
    [503, "proxyFailed", true],
    [504, "timeout", true],
  ] as const) {
    it(`is ${kind} if a proxy responds with its own page and status ${status}`, async () => {
      fixture.endpoint.faults.add({ kind: "html", status, count: 0 });
      const problem = await problemFrom(calls.CreateInferenceProfile(fixture.controlPlane()));
      assert.deepEqual({ kind: problem.kind, outcomeUnknown: problem.outcomeUnknown }, { kind, outcomeUnknown });
    });
  }
});
