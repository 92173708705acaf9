import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { toProblem } from "../../../../src/aws/errors/toProblem";
import type { ProblemKind } from "../../../../src/domain/problem";
import type { AnyProblem } from "../../domain/samples";
import { unaborted } from "../support";

interface Thrown {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly status?: number;
  readonly requestId?: string;
}

function thrown({ name = "Error", message = "", code, status, requestId }: Thrown): Error {
  const $metadata = { ...(status ? { httpStatusCode: status } : {}), ...(requestId ? { requestId } : {}) };
  return Object.assign(new Error(message), { name, $metadata, ...(code === undefined ? {} : { code }) });
}

const problemOf = (error: unknown, signal: AbortSignal = unaborted): AnyProblem =>
  toProblem(error, "CreateInferenceProfile", { region: "us-east-1" }, signal);

/** Errors of the SDK and Node.js with the problem kind, and whether the request may have been carried out. */
const table: readonly (readonly [what: string, Thrown, ProblemKind, outcomeUnknown: boolean])[] = [
  ["no credentials", { name: "CredentialsProviderError", message: "Could not load" }, "credentialsMissing", false],
  ["an expired token", { name: "ExpiredTokenException", status: 403 }, "credentialsExpired", false],
  ["an unrecognized token", { name: "UnrecognizedClientException", status: 403 }, "credentialsRefused", false],
  [
    "a wrong secret",
    { name: "InvalidSignatureException", message: "The request signature we calculated does not match", status: 403 },
    "signatureRefused",
    false,
  ],
  [
    "a clock that is behind",
    { name: "InvalidSignatureException", message: "Signature expired: 2026 is now earlier than 2027", status: 403 },
    "clockSkew",
    false,
  ],
  [
    "a clock that is ahead",
    { name: "InvalidSignatureException", message: "Signature not yet current: 2027 is still later than 2026" },
    "clockSkew",
    false,
  ],
  [
    "a clock that STS reports as wrong",
    { name: "SignatureDoesNotMatch", message: "Signature expired: 2026 is now earlier than 2027" },
    "clockSkew",
    false,
  ],
  ["a skewed clock", { name: "RequestTimeTooSkewed", status: 403 }, "clockSkew", false],
  ["no such host", { message: "getaddrinfo ENOTFOUND x", code: "ENOTFOUND" }, "unknownHost", false],
  ["no DNS server", { message: "getaddrinfo EAI_AGAIN x", code: "EAI_AGAIN" }, "unknownHost", false],
  [
    "a refused connection",
    { message: "connect ECONNREFUSED 127.0.0.1:1", code: "ECONNREFUSED" },
    "connectionRefused",
    false,
  ],
  ["no route to the host", { message: "connect EHOSTUNREACH", code: "EHOSTUNREACH" }, "network", false],
  ["no network", { message: "connect ENETUNREACH", code: "ENETUNREACH" }, "network", false],
  ["a reset", { name: "TimeoutError", message: "read ECONNRESET", code: "ECONNRESET" }, "connectionReset", true],
  ["a closed socket", { name: "TimeoutError", message: "socket hang up", code: "ECONNRESET" }, "connectionReset", true],
  ["a broken pipe", { name: "TimeoutError", message: "write EPIPE", code: "EPIPE" }, "connectionReset", true],
  [
    "a connection that is lost before TLS is established",
    {
      name: "TimeoutError",
      message: "Client network socket disconnected before secure TLS connection was established",
      code: "ECONNRESET",
    },
    "connectionReset",
    false,
  ],
  ["a truncated response", { message: "aborted", code: "ECONNRESET", status: 200 }, "connectionReset", true],
  ["a truncated response without an error code", { message: "terminated" }, "connectionReset", true],
  [
    "an untrusted certificate",
    { message: "self-signed certificate", code: "DEPTH_ZERO_SELF_SIGNED_CERT" },
    "untrustedCertificate",
    false,
  ],
  [
    "a certificate from an unknown CA",
    { message: "unable to verify the first certificate", code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" },
    "untrustedCertificate",
    false,
  ],
  [
    "an expired certificate",
    { message: "certificate has expired", code: "CERT_HAS_EXPIRED" },
    "untrustedCertificate",
    false,
  ],
  [
    "a certificate that is not valid yet",
    { message: "certificate is not yet valid", code: "CERT_NOT_YET_VALID" },
    "clockSkew",
    false,
  ],
  [
    "a certificate for another host",
    { message: "Hostname/IP does not match certificate's altnames", code: "ERR_TLS_CERT_ALTNAME_INVALID" },
    "untrustedCertificate",
    false,
  ],
  ["no TLS", { message: "write EPROTO 80:error:0A00010B:SSL routines:", code: "EPROTO" }, "tlsFailed", false],
  [
    "a response that does not arrive",
    {
      name: "TimeoutError",
      message: "@smithy/node-http-handler - [ERROR] a request has exceeded the configured 30000 ms requestTimeout.",
      code: "ETIMEDOUT",
    },
    "timeout",
    true,
  ],
  [
    "a response that stops midway",
    {
      name: "TimeoutError",
      message: "@smithy/node-http-handler - the request socket timed out after 1 ms of inactivity",
    },
    "timeout",
    true,
  ],
  [
    "a connection that is never established",
    {
      name: "TimeoutError",
      message:
        "@smithy/node-http-handler - the request socket did not establish a connection with the server within the configured timeout of 5000 ms.",
    },
    "timeout",
    false,
  ],
  ["a host that does not respond", { message: "connect ETIMEDOUT 10.0.0.1:443", code: "ETIMEDOUT" }, "timeout", false],
  ["a socket that stopped responding", { message: "read ETIMEDOUT", code: "ETIMEDOUT" }, "timeout", true],
  ["an invalid TLS version", { message: "x", code: "ERR_SSL_WRONG_VERSION_NUMBER" }, "tlsFailed", false],
  ["a TLS connection that broke", { message: "SSL routines", code: "ERR_SSL_BAD_RECORD_TYPE" }, "tlsFailed", true],
  ["a proxy's page", { name: "SyntaxError", message: "Unexpected token '<'", status: 200 }, "invalidResponse", true],
  [
    "an invalid date",
    { name: "TypeError", message: "Invalid\n  Deserialization error: to see" },
    "invalidResponse",
    true,
  ],
  ["a proxy that requires authentication", { name: "UnknownError", status: 407 }, "proxySignIn", false],
  ["a proxy's refusal", { name: "UnknownError", status: 403 }, "invalidResponse", true],
  ["a proxy that times out", { name: "SyntaxError", message: "Unexpected", status: 504 }, "timeout", true],
  [
    "a proxy that does not respond",
    { message: "Failed to establish a socket connection to proxies: PROXY 127.0.0.1:1" },
    "proxyFailed",
    false,
  ],
  [
    "a proxy that refuses tunnels",
    { message: "Proxy connection ended before receiving CONNECT response" },
    "proxyFailed",
    false,
  ],
  [
    "a proxy that opens tunnels only after authentication",
    { message: "tunneling socket could not be established, statusCode=407" },
    "proxySignIn",
    false,
  ],
  [
    "an AWS error that mentions a proxy",
    { name: "WhateverException", message: "The proxy has no certificate", status: 400, requestId: "1" },
    "unknown",
    false,
  ],
  ["an overloaded service", { name: "ServiceUnavailable", status: 503, requestId: "1" }, "internalServer", true],
  ["too many requests", { name: "WhateverException", status: 429, requestId: "1" }, "throttled", false],
  ["a request that STS rejects as invalid", { name: "ValidationError", status: 400 }, "validation", false],
  ["STS's throttling", { name: "Throttling", status: 400 }, "throttled", false],
  ["an unknown error with status 400", { name: "WhateverException", status: 400, requestId: "1" }, "unknown", false],
  ["a mistake", { name: "TypeError", message: "x is not a function" }, "unknown", false],
  ["a stop", { name: "AbortError", message: "Request aborted" }, "cancelled", true],
  // These are names of properties that every JavaScript object has.
  ["a name that is a property of every object", { name: "constructor", code: "toString" }, "unknown", false],
];

describe("an SDK error", () => {
  for (const [what, error, kind, outcomeUnknown] of table) {
    it(`for ${what} is a problem of kind ${kind}, ${outcomeUnknown ? "with an unknown outcome" : "not carried out"}`, () => {
      const problem = problemOf(thrown(error));
      assert.deepEqual({ kind: problem.kind, outcomeUnknown: problem.outcomeUnknown }, { kind, outcomeUnknown });
    });
  }

  it("is a cancellation if the signal was aborted", () => {
    for (const error of [thrown({ name: "AccessDeniedException" }), thrown({ code: "ECONNRESET" }), "text"]) {
      assert.equal(problemOf(error, AbortSignal.abort()).kind, "cancelled");
    }
  });

  for (const name of [
    "com.amazon.coral.service#ThrottlingException",
    "ThrottlingException:http://internal.amazon.com/",
  ]) {
    it(`can have a name that contains an address: ${name}`, () => {
      const { kind, errorName } = problemOf(thrown({ name }));
      assert.deepEqual({ kind, errorName }, { kind: "throttled", errorName: "ThrottlingException" });
    });
  }

  it("can list several addresses of a host, all of which failed", () => {
    const errors = [thrown({ message: "connect ETIMEDOUT ::1:443" }), "connect ETIMEDOUT 127.0.0.1:443"];
    const problem = problemOf(Object.assign(new AggregateError(errors), { code: "ETIMEDOUT" }));
    assert.equal(problem.kind, "timeout");
    assert.equal(problem.outcomeUnknown, false);
    assert.equal(problem.detail, "connect ETIMEDOUT ::1:443; connect ETIMEDOUT 127.0.0.1:443");
  });

  for (const value of ["text", undefined, null, 5]) {
    it(`can be a value that is not an Error: ${String(value)}`, () => {
      const { kind, detail } = problemOf(value);
      assert.deepEqual({ kind, detail }, { kind: "unknown", detail: String(value) });
    });
  }
});

describe("a problem", () => {
  it("contains the AWS profile, the Region, the operation, the error and the request ID", () => {
    const error = thrown({ name: "ConflictException", message: "It exists", status: 400, requestId: "request-1" });
    assert.deepEqual(
      toProblem(error, "CreateInferenceProfile", { awsProfile: "dev", region: "us-east-1" }, unaborted),
      {
        awsProfile: "dev",
        region: "us-east-1",
        kind: "conflict",
        operation: "CreateInferenceProfile",
        detail: "It exists",
        errorName: "ConflictException",
        outcomeUnknown: false,
        requestId: "request-1",
      },
    );
  });

  for (const [message, member] of [
    [
      "1 validation error detected: Value 'a.b' at 'inferenceProfileName' failed to satisfy constraint: Member must satisfy regular expression pattern: ([0-9a-zA-Z][ _-]?)+",
      "inferenceProfileName",
    ],
    [
      "2 validation errors detected: Value at 'description' failed to satisfy constraint: x; Value at 'tags.1.member.key' failed to satisfy constraint: y",
      "description",
    ],
    [
      "1 validation error detected: Value at 'tags.12.member.value' failed to satisfy constraint: z",
      "tags.12.member.value",
    ],
    ["copyFrom must be a valid inference profile model source ARN.", "modelSource.copyFrom"],
    ["The provided model identifier is invalid.", "modelSource.copyFrom"],
    ["Duplicate tag keys found. Tag keys must be unique.", undefined],
    ["", undefined],
  ] as const) {
    it(`names the member ${member ?? "as undefined"}: ${message.slice(0, 60)}`, () => {
      assert.equal(problemOf(thrown({ name: "ValidationException", message })).member, member);
    });
  }

  it("contains no member, action or resource if the error is of another kind", () => {
    const message =
      "Value at 'x' failed; User: arn:aws:iam::1:user/u is not authorized to perform: a:B on resource: arn:x";
    const { member, action, resource, principal } = problemOf(thrown({ name: "ThrottlingException", message }));
    assert.deepEqual([member, action, resource, principal], Array(4).fill(undefined));
  });

  it("contains the principal, action and resource of a denial", () => {
    const message =
      "User: arn:aws:sts::123456789012:assumed-role/dev/someone is not authorized to perform: bedrock:CreateInferenceProfile on resource: arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/* because no identity-based policy allows the bedrock:CreateInferenceProfile action";
    const { action, resource, principal } = problemOf(thrown({ name: "AccessDeniedException", message }));
    assert.deepEqual(
      { action, resource, principal },
      {
        action: "bedrock:CreateInferenceProfile",
        resource: "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/*",
        principal: "dev",
      },
    );
  });

  it("contains no session token that AWS has quoted", () => {
    const message =
      "The request signature we calculated does not match.\n\nThe Canonical String for this request should have been\n'GET\n/inference-profiles\ntype=APPLICATION\nhost:bedrock.us-east-1.amazonaws.com\nx-amz-date:20260101T000000Z\nx-amz-security-token:IQoJb3JpZ2luX2VjEMr//SECRET==\n\nhost;x-amz-date;x-amz-security-token\ne3b0'";
    const { detail } = problemOf(thrown({ name: "InvalidSignatureException", message }));
    assert.doesNotMatch(detail, /SECRET|IQoJ/);
    assert.match(
      detail,
      /x-amz-date:20260101T000000Z\nx-amz-security-token:\.\.\.\n\nhost;x-amz-date;x-amz-security-token\ne3b0/,
    );
  });
});
