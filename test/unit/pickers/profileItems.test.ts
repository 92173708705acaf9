import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { profileTexts } from "../../../src/pickers/profileItems";
import { applicationProfile, foundationModel, modelArn, systemProfile } from "../domain/samples";

const connection = { region: "us-east-1" };
const nova = "amazon.nova-lite-v1:0";
const models = new Map([[nova, foundationModel(nova, { name: "Nova Lite" })]]);

describe("the texts of a profile in a quick pick", () => {
  it("contain its name, ID, model, provider and Regions, so that typing any of them finds it", () => {
    const profile = systemProfile(`us.${nova}`, { name: "US Nova Lite" });
    assert.deepEqual(profileTexts({ connection, profile }, models), {
      label: "US Nova Lite",
      description: "Amazon · Nova Lite",
      detail: `us.${nova} · us-east-1 US East (N. Virginia) → us-west-2 · ${nova}`,
    });
  });

  it("contain only its own Region if requests stay there", () => {
    const profile = applicationProfile("abc", { name: "chat", modelArns: [modelArn(nova)] });
    assert.equal(
      profileTexts({ connection, profile }, models).detail,
      `abc · us-east-1 US East (N. Virginia) · ${nova}`,
    );
  });

  it("contain the AWS profile only if there are several", () => {
    const profileRef = { connection: { ...connection, awsProfile: "dev" }, profile: applicationProfile("abc") };
    assert.doesNotMatch(profileTexts(profileRef, models).detail, /dev/);
    assert.match(profileTexts(profileRef, models, { severalAwsProfiles: true }).detail, /^abc · dev · us-east-1 /);
  });

  it("contain only the IDs of models that were not listed", () => {
    const profile = applicationProfile("abc", { modelArns: [modelArn(nova), modelArn("meta.llama-v1")] });
    assert.equal(profileTexts({ connection, profile }, undefined).description, "Amazon · Meta");
    assert.equal(profileTexts({ connection, profile }, models).description, "Amazon · Meta · Nova Lite");
  });
});
