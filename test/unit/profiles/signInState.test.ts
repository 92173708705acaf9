import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Problem } from "../../../src/domain/problem";
import type { RegionState } from "../../../src/profiles/regionStore";
import { signInStateOf } from "../../../src/profiles/signInState";

const loading: RegionState = { status: "loading" };

function failed(
  kind: "credentialsMissing" | "credentialsExpired" | "signInExpired" | "network",
  neverSignedIn = false,
): RegionState {
  const common = { region: "us-east-1", operation: "ListInferenceProfiles", detail: "", errorName: "Error" } as const;
  const problem: Problem =
    kind === "signInExpired"
      ? { ...common, kind, signIn: "sso", outcomeUnknown: false, neverSignedIn }
      : { ...common, kind, outcomeUnknown: false };
  return { status: "failed", problem };
}

describe("the sign-in state of all Regions", () => {
  it("is missing if no Region has credentials", () => {
    assert.equal(signInStateOf([failed("credentialsMissing"), failed("credentialsMissing")]), "missing");
  });

  it("is missing if nobody has signed in with any AWS profile", () => {
    assert.equal(signInStateOf([failed("signInExpired", true), failed("credentialsMissing")]), "missing");
    assert.equal(signInStateOf([failed("signInExpired", true), failed("signInExpired")]), "expired");
  });

  it("is expired if the sign-in has expired in some Regions, and the others have no credentials", () => {
    assert.equal(signInStateOf([failed("signInExpired"), failed("credentialsMissing")]), "expired");
    assert.equal(signInStateOf([failed("credentialsExpired")]), "expired");
  });

  it("is unknown before the first response, while a Region is loading, or if a Region failed for another reason", () => {
    for (const states of [
      [],
      [undefined],
      [failed("signInExpired"), loading],
      [failed("signInExpired"), failed("network")],
    ]) {
      assert.equal(signInStateOf(states), undefined);
    }
  });
});
