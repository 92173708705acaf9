import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { InferenceProfile } from "../../../src/domain/inferenceProfile";
import type { ListedProfile } from "../../../src/pickers/listedProfiles";
import { profileTexts } from "../../../src/pickers/profileItems";
import { applicationProfile, foundationModel, modelArn, systemProfile } from "../domain/samples";
import { listed as listedWith } from "./listed";

const nova = "amazon.nova-lite-v1:0";
const models = new Map([[nova, foundationModel(nova, { name: "Nova Lite" })]]);

const listed = (profile: InferenceProfile, changes: Partial<ListedProfile> = {}) =>
  listedWith(profile, { models, ...changes });

describe("the searchable texts of a profile in a quick pick", () => {
  it("contain its name, ID, ARN, model, provider and Regions", () => {
    const profile = systemProfile(`us.${nova}`, { name: "US Nova Lite" });
    assert.deepEqual(profileTexts(listed(profile)), {
      label: "US Nova Lite",
      description: "Amazon · Nova Lite",
      detail: `us-east-1 US East (N. Virginia) → us-west-2 · us.${nova} · ${nova}`,
      keywords: profile.arn,
      important: "us-east-1",
    });
  });

  it("contain only its own Region if its requests stay in that Region", () => {
    const profile = applicationProfile("abc", { name: "chat", modelArns: [modelArn(nova)] });
    assert.equal(profileTexts(listed(profile)).detail, `us-east-1 US East (N. Virginia) · abc · ${nova}`);
  });

  it("contain the AWS profiles and their account only if several AWS profiles are shown", () => {
    const both = listed(applicationProfile("abc"), { awsProfiles: ["dev", "admin"] });
    assert.doesNotMatch(profileTexts(both).detail, /dev/);
    assert.match(
      profileTexts(both, { severalAwsProfiles: true }).detail,
      /^us-east-1 US East \(N\. Virginia\) · dev, admin \(123456789012\) · abc/,
    );
  });

  it("begin with the text that distinguishes profiles with the same name", () => {
    const profile = applicationProfile("abc", { modelArns: [modelArn(nova)] });
    const texts = (...differences: ("region" | "awsProfile" | "id")[]) => {
      const row = listed(profile, { awsProfiles: ["dev"], differsBy: new Set(differences) });
      const { description, detail } = profileTexts(row, { age: "updated yesterday", severalAwsProfiles: true });
      return [description, detail];
    };
    const place = "us-east-1 US East (N. Virginia)";
    const dev = "dev (123456789012)";
    assert.deepEqual(texts(), ["updated yesterday · Amazon · Nova Lite", `${place} · ${dev} · abc · ${nova}`]);
    assert.deepEqual(texts("region"), [
      "us-east-1 · updated yesterday · Amazon · Nova Lite",
      `${place} · ${dev} · abc · ${nova}`,
    ]);
    assert.deepEqual(texts("awsProfile", "region"), [
      `dev · us-east-1 · updated yesterday · Amazon · Nova Lite`,
      `${dev} · ${place} · abc · ${nova}`,
    ]);
    assert.deepEqual(texts("id"), [
      "abc · updated yesterday · Amazon · Nova Lite",
      `abc · ${place} · ${dev} · ${nova}`,
    ]);
  });

  it("contain only the IDs of models that were not listed", () => {
    const profile = applicationProfile("abc", { modelArns: [modelArn(nova), modelArn("meta.llama-v1")] });
    assert.equal(profileTexts(listed(profile, { models: new Map() })).description, "Amazon · Meta");
    assert.equal(profileTexts(listed(profile)).description, "Amazon · Meta · Nova Lite");
  });

  it("end with the tags as users would type them, if the tags are known", () => {
    const profile = applicationProfile("abc", { name: "chat", modelArns: [modelArn(nova)] });
    const tags = [{ key: "team", value: "search" }];
    const { detail } = profileTexts(listed(profile), { tags });
    assert.equal(detail, `us-east-1 US East (N. Virginia) · abc · ${nova} · team=search`);
  });
});
