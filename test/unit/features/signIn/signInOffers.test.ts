import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { ProblemOfKind } from "../../../../src/domain/problem";
import { SignInOffers } from "../../../../src/features/signIn/signInOffers";
import { problem } from "../../domain/samples";

const region = "us-east-1";

describe("offers to sign in", () => {
  let offers: SignInOffers;

  beforeEach(() => {
    offers = new SignInOffers();
  });

  const isDue = (awsProfile: string | undefined, about: Partial<ProblemOfKind<"signInExpired">> = {}) =>
    offers.isDue({
      ...problem("signInExpired"),
      ...(awsProfile === undefined ? {} : { awsProfile, credentialsOf: awsProfile }),
      ...about,
    });

  it("are made once per sign-in, regardless of how many Regions fail, and again after it was valid", () => {
    assert.deepEqual([isDue("dev"), isDue("dev"), isDue("dev", { region: "us-west-2" })], [true, false, false]);
    offers.answered({ awsProfile: "dev", region });
    assert.equal(isDue("dev"), true);
  });

  it("are made once for a session that several AWS profiles share, until AWS accepts one of them", () => {
    const corp = { signInSession: "corp" };
    assert.deepEqual([isDue("dev", corp), isDue("test", corp)], [true, false]);
    offers.answered({ awsProfile: "test", region });
    assert.deepEqual([isDue("test", corp), isDue("dev", corp)], [true, false]);
    offers.answered({ awsProfile: "dev", region });
    assert.equal(isDue("test", corp), true);
  });

  it("are made for each session and AWS profile, regardless of their names", () => {
    const all = [isDue("dev"), isDue("test"), isDue("a", { signInSession: "dev" }), isDue("b", { signInSession: "b" })];
    assert.deepEqual(all, [true, true, true, true]);
    assert.equal(isDue(undefined), true);
    assert.equal(isDue(undefined), false);
  });

  it("are made once for the source profile of several roles", () => {
    const source = { credentialsOf: "dev" };
    assert.deepEqual([isDue("admin", source), isDue("reader", source), isDue("dev")], [true, false, false]);
  });

  it("are not repeated if an AWS profile has credentials that outlast the sign-in", () => {
    const corp = { signInSession: "corp" };
    assert.equal(isDue("dev", corp), true);
    offers.answered({ awsProfile: "test", region });
    assert.equal(isDue("dev", corp), false);
  });

  it("are not made for other problems", () => {
    assert.equal(offers.isDue(problem("credentialsExpired")), false);
    assert.equal(offers.isDue(problem("throttled")), false);
  });
});
