import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse } from "yaml";
import type { CopyFacts } from "../../../../src/features/copy/copyFacts";
import { distinctNames } from "../../../../src/features/copy/distinctNames";
import { continueDev } from "../../../../src/features/copy/targets/continueDev";
import { liteLlm } from "../../../../src/features/copy/targets/liteLlm";
import { geographic } from "./samples";

function profile(changes: Partial<CopyFacts>): CopyFacts {
  return {
    ...geographic,
    name: "team-chat",
    region: "us-east-1",
    accountId: "111111111111",
    id: "aaaaaaaaaaaa",
    ...changes,
  };
}

const virginia = profile({});
const frankfurt = profile({ region: "eu-central-1", id: "bbbbbbbbbbbb" });
const otherAccount = profile({ accountId: "222222222222", id: "cccccccccccc" });

describe("names for clients that identify a model only by its name", () => {
  it("stay the same if they differ", () => {
    assert.deepEqual(distinctNames([virginia, profile({ name: "other" })]), ["team-chat", "other"]);
  });

  it("contain the Region if the profiles are in several Regions, without changing other names", () => {
    const names = distinctNames([virginia, profile({ name: "other" }), frankfurt]);
    assert.deepEqual(names, ["team-chat us-east-1", "other", "team-chat eu-central-1"]);
  });

  it("contain the account only where the Region is the same", () => {
    assert.deepEqual(distinctNames([virginia, frankfurt, otherAccount]), [
      "team-chat us-east-1 111111111111",
      "team-chat eu-central-1",
      "team-chat us-east-1 222222222222",
    ]);
  });

  it("contain a number if the Region and the account are the same", () => {
    assert.deepEqual(distinctNames([virginia, profile({ id: "dddddddddddd" })]), [
      "team-chat us-east-1 111111111111",
      "team-chat us-east-1 111111111111 2",
    ]);
  });

  it("do not differ only in their case", () => {
    assert.deepEqual(distinctNames([virginia, { ...frankfurt, name: "Team-Chat" }]), [
      "team-chat us-east-1",
      "Team-Chat eu-central-1",
    ]);
  });

  it("differ from the name of another profile that already ends with the Region", () => {
    const names = distinctNames([virginia, frankfurt, profile({ name: "team-chat eu-central-1", id: "eeeeeeeeeeee" })]);
    assert.equal(new Set(names).size, 3);
  });

  it("are the names of the models for LiteLLM and Continue", () => {
    const profiles = [virginia, frankfurt, otherAccount];
    const proxy = parse(liteLlm.text(profiles)) as { model_list: { model_name: string }[] };
    const config = parse(continueDev.text(profiles)) as { models: { name: string }[] };
    assert.deepEqual(
      proxy.model_list.map((each) => each.model_name),
      distinctNames(profiles),
    );
    assert.deepEqual(
      config.models.map((each) => each.name),
      distinctNames(profiles),
    );
  });
});
