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
  it("has the Region and the account in its ARN", () => {
    assert.equal(regionOfProfile(applicationProfile("a")), "us-east-1");
    assert.equal(accountOfProfile(applicationProfile("a")), "123456789012");
    assert.equal(regionOfProfile({ arn: "nonsense" }), "");
    assert.equal(accountOfProfile({ arn: "nonsense" }), "");
  });

  it("is invoked by its ID if it is system-defined, and otherwise by its ARN", () => {
    const system = systemProfile("us.amazon.nova-lite-v1:0");
    const application = applicationProfile("abc");
    assert.equal(modelIdToInvoke(system), system.id);
    assert.equal(modelIdToInvoke(application), application.arn);
  });
});

describe("a list of profiles", () => {
  it("includes only the first profile with each ARN", () => {
    const first = applicationProfile("a", { name: "first" });
    const other = applicationProfile("b", { name: "first" });
    assert.deepEqual(dropDuplicates([first, other, { ...first, name: "again" }]), [first, other]);
  });

  it("is sorted by name, ignoring case and comparing numbers by value, and then by ID", () => {
    const named = (name: string, id: string) => applicationProfile(id, { name });
    const sorted = [named("chat 2", "a"), named("Chat 10", "b"), named("chat 1", "c"), named("CHAT 2", "d")];
    const expected = [sorted[2], sorted[0], sorted[3], sorted[1]];
    assert.deepEqual([...sorted].sort(compareProfiles), expected);
    assert.deepEqual([...sorted].reverse().sort(compareProfiles), expected);
    assert.equal(compareProfiles(named("x", "a"), named("X", "a")), 0);
  });
});
