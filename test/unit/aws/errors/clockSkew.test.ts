import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clockSkewIn } from "../../../../src/aws/errors/clockSkew";
import { calls, problemFrom, useControlPlane } from "../support";

const fixture = useControlPlane();
const minute = 60_000;

describe("the clock skew", () => {
  for (const [message, minutes] of [
    ["Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z (20260101T001000Z - 5 min.)", -10],
    [
      "Signature not yet current: 20260102T003000Z is still later than 20260102T000500Z (20260102T000000Z + 5 min.)",
      30,
    ],
  ] as const) {
    it(`is calculated from the AWS message: ${message}`, () =>
      assert.equal(clockSkewIn(new Error(message)), minutes * minute));
  }

  for (const message of [
    "Signature expired: yesterday is now earlier than today",
    "Signature expired: 20269999T999999Z is now earlier than 20260101T000500Z (20260101T001000Z - 5 min.)",
    "The request signature we calculated does not match the signature you provided.",
  ]) {
    it(`is undefined for other messages: ${message.slice(0, 40)}`, () =>
      assert.equal(clockSkewIn(new Error(message)), undefined));
  }

  it("is part of the problem if the AWS message contains it", async () => {
    const message =
      "Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z (20260101T001000Z - 5 min.)";
    fixture.endpoint.faults.add({ kind: "error", error: "InvalidSignatureException", message, count: 0 });
    const { kind, clockSkew } = await problemFrom(calls.ListFoundationModels(fixture.controlPlane()));
    assert.deepEqual({ kind, clockSkew }, { kind: "clockSkew", clockSkew: -10 * minute });
  });

  it("is part of the problem if the date of the AWS response reveals it", async () => {
    const problem = await fixture.served(
      (_, response) => {
        response.writeHead(403, {
          "content-type": "application/json",
          "x-amzn-errortype": "RequestTimeTooSkewed",
          date: new Date(Date.now() - 60 * minute).toUTCString(),
        });
        response.end('{"message":"The difference between the request time and the current time is too large."}');
      },
      () => problemFrom(calls.ListFoundationModels(fixture.controlPlane())),
    );
    assert.equal(problem.kind, "clockSkew");
    assert.equal(Math.round((problem.clockSkew ?? 0) / minute), 60);
  });
});
