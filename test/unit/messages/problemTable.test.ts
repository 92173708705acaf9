import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Problem, ProblemKind } from "../../../src/domain/problem";
import { formatProblem } from "../../../src/messages/problem";
import { problemTable } from "../../../src/messages/problemTable";
import { accountId, applicationArn, problem, problemKinds } from "../domain/samples";

/** Fields of a problem for the kinds whose message contains a name. */
const named: Partial<Record<ProblemKind, Partial<Problem>>> = {
  accessDenied: { principal: "dev", resource: applicationArn("abc123def456") },
  awsProfileMissing: { awsProfile: "dev" },
  clockSkew: { clockSkew: 600_000 },
  connectionRefused: { address: "127.0.0.1:8080" },
  mfaCancelled: { mfaDevice: `arn:aws:iam::${accountId}:mfa/dev` },
  mfaRefused: { mfaDevice: `arn:aws:iam::${accountId}:mfa/dev` },
  processFailed: { awsProfile: "dev" },
  roleDenied: { principal: "dev", resource: `arn:aws:iam::${accountId}:role/admin` },
  signInExpired: { awsProfile: "dev" },
};

/** Returns the row of a kind with its texts. */
function line(kind: ProblemKind): string {
  const { reason, remedies } = formatProblem(problem(kind, "GetInferenceProfile", named[kind]));
  return `${kind.padEnd(21)} ${reason}\n${"".padEnd(21)} [${remedies.join("] [")}]`;
}

describe("the problem table", () => {
  it("has exactly one row for each kind", (context) => {
    assert.deepEqual(Object.keys(problemTable).sort(), [...problemKinds].sort());
    context.diagnostic(`messages and next steps:\n${problemKinds.map(line).join("\n")}`);
  });

  it("has a summary for each kind that is short enough for a row in a narrow side bar", () => {
    for (const kind of problemKinds) {
      const { summary } = formatProblem(problem(kind));
      assert.ok(summary.length > 0 && summary.length <= 30 && !summary.endsWith("."), summary);
    }
  });

  it("offers only a retry after a cancellation", () => {
    for (const kind of ["cancelled", "mfaCancelled"] as const) {
      assert.deepEqual(formatProblem(problem(kind)).remedies, ["retry"]);
    }
  });
});
