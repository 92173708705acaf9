import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  accountOfProfile,
  compareProfiles,
  dropDuplicates,
  modelIdToInvoke,
  regionOfProfile,
} from "../../../src/domain/inferenceProfile";
import { applicationProfile, systemProfile } from "./samples";

describe("an inference profile", () => {
  it("has its Region and its account in its ARN", () => {
    assert.equal(regionOfProfile(applicationProfile("a")), "us-east-1");
    assert.equal(accountOfProfile(applicationProfile("a")), "123456789012");
    assert.equal(regionOfProfile({ arn: "nonsense" }), "");
    assert.equal(accountOfProfile({ arn: "nonsense" }), "");
  });

  it("is called by its ID where system-defined, by its ARN where not", () => {
    const system = systemProfile("us.amazon.nova-lite-v1:0");
    const application = applicationProfile("abc");
    assert.equal(modelIdToInvoke(system), system.id);
    assert.equal(modelIdToInvoke(application), application.arn);
  });
});

describe("a list of profiles", () => {
  it("loses the repetitions of an ARN, keeping the first", () => {
    const first = applicationProfile("a", { name: "first" });
    const other = applicationProfile("b", { name: "first" });
    assert.deepEqual(dropDuplicates([first, other, { ...first, name: "again" }]), [first, other]);
  });

  it("is ordered by name without regard to case, numbers by their value, then by ID", () => {
    const named = (name: string, id: string) => applicationProfile(id, { name });
    const sorted = [named("chat 2", "a"), named("Chat 10", "b"), named("chat 1", "c"), named("CHAT 2", "d")];
    const expected = [sorted[2], sorted[0], sorted[3], sorted[1]];
    assert.deepEqual([...sorted].sort(compareProfiles), expected);
    assert.deepEqual([...sorted].reverse().sort(compareProfiles), expected);
    assert.equal(compareProfiles(named("x", "a"), named("X", "a")), 0);
  });
});
