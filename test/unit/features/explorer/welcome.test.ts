import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { welcomeFor } from "../../../../src/features/explorer/welcome";
import type { Problem, ProblemKind } from "../../../../src/domain/problem";
import type { RegionState } from "../../../../src/profiles/regionStore";
import { problem } from "../../domain/samples";
import { contentsOf, plainApplication, plainSystem } from "./samples";

const failed = (kind: ProblemKind, facts: Partial<Problem> = {}): RegionState => ({
  status: "failed",
  problem: problem(kind, "ListInferenceProfiles", facts),
});
const missing = failed("credentialsMissing");
const empty: RegionState = { status: "ready", contents: contentsOf([]) };
const full: RegionState = { status: "ready", contents: contentsOf([plainApplication]) };
const onlySystem: RegionState = { status: "ready", contents: contentsOf([], [plainSystem]) };
const cached = { contents: contentsOf([plainApplication]), readAt: new Date(0) };
const missingNow: RegionState = { status: "failed", problem: problem("credentialsMissing"), cached };
const loading: RegionState = { status: "loading" };

/** Returns the welcome view for Regions with these states. */
function welcome(...states: (RegionState | undefined)[]) {
  const connections = states.map((_, index) => ({ region: `xx-test-${index}` }));
  return welcomeFor(
    connections,
    (connection) => states[connections.findIndex(({ region }) => region === connection.region)],
    false,
    true,
  );
}

describe("the welcome view", () => {
  for (const [what, states, expected] of [
    ["no Region", [], "noRegion"],
    ["one Region without credentials", [missing], "noCredentials"],
    ["all Regions without credentials", [missing, missing], "noCredentials"],
    ["some Regions without credentials", [missing, full], undefined],
    ["a Region that is loading next to one without credentials", [missing, loading], undefined],
    ["an AWS profile without credentials", [failed("credentialsMissing", { awsProfile: "dev" })], undefined],
    ["an incomplete default AWS profile", [failed("credentialsMissing", { credentialsOf: "default" })], undefined],
    ["a Region without credentials but with cached contents", [missing, missingNow], undefined],
    ["an expired sign-in", [failed("credentialsExpired")], undefined],
    ["a Region that denies access", [failed("accessDenied")], undefined],
    ["an empty Region", [empty], "empty"],
    ["empty Regions", [empty, empty], "empty"],
    ["an empty Region next to one that failed", [empty, failed("network")], undefined],
    ["an empty Region next to one that is loading", [empty, loading], undefined],
    ["a Region with profiles", [full], undefined],
    ["a Region with system-defined profiles only", [onlySystem], undefined],
    ["a Region that was not requested yet", [undefined], undefined],
    ["an empty Region during a refresh", [{ status: "loading", contents: contentsOf([]) }], undefined],
  ] as const satisfies readonly (readonly [string, readonly (RegionState | undefined)[], string | undefined])[]) {
    it(`is ${expected ?? "undefined"} for ${what}`, () => assert.equal(welcome(...states), expected));
  }

  it("mentions credentials before Regions if there are none of both", () => {
    assert.equal(
      welcomeFor([], () => undefined, false, false),
      "nothingSetUp",
    );
  });

  it("is replaced by rows for problems in the AWS configuration, which may be the reason", () => {
    assert.equal(
      welcomeFor([], () => undefined, true, false),
      undefined,
    );
    assert.equal(
      welcomeFor([{ region: "us-east-1" }], () => missing, true, false),
      undefined,
    );
  });
});
