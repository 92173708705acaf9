import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { copiesOf, inferSource } from "../../../src/domain/sourceInference";
import { accountId, applicationProfile, modelArn, systemArn, systemProfile } from "./samples";

const modelId = "amazon.nova-lite-v1:0";
const us = systemProfile(`us.${modelId}`);
const global = systemProfile(`global.${modelId}`, { modelArns: [...us.modelArns, modelArn(modelId, "")] });
const systemDefined = [global, us];

/** Returns an application profile with the given models. */
const copy = (modelArns: readonly string[], id = "copy") => applicationProfile(id, { modelArns });

describe("the inferred source of an application profile", () => {
  it("is the foundation model if it is the only model and in the same Region", () => {
    const arn = modelArn(modelId);
    assert.deepEqual(inferSource(copy([arn]), systemDefined), { kind: "foundationModel", arn, modelId });
  });

  it("is the foundation model even if a system-defined profile also has only that model", () => {
    const single = systemProfile(`us.${modelId}`, { modelArns: [modelArn(modelId)] });
    assert.equal(inferSource(copy([modelArn(modelId)]), [single]).kind, "foundationModel");
  });

  it("is the system-defined profile with the same models in any order", () => {
    const profile = copy([...us.modelArns].reverse());
    assert.deepEqual(inferSource(profile, systemDefined), { kind: "systemDefined", profile: us });
  });

  it("ignores repeated models", () => {
    const twice = copy([...us.modelArns, ...us.modelArns]);
    assert.deepEqual(inferSource(twice, systemDefined), { kind: "systemDefined", profile: us });
    const arn = modelArn(modelId);
    assert.deepEqual(inferSource(copy([arn, arn]), []), { kind: "foundationModel", arn, modelId });
  });

  it("distinguishes the global profile from the profile without the model that has no Region", () => {
    assert.deepEqual(inferSource(copy(global.modelArns), systemDefined), { kind: "systemDefined", profile: global });
  });

  it("is a system-defined profile if its only model is in another Region", () => {
    const elsewhere = systemProfile("us.one", { modelArns: [modelArn("one", "us-west-2")] });
    assert.deepEqual(inferSource(copy(elsewhere.modelArns), [elsewhere]), {
      kind: "systemDefined",
      profile: elsewhere,
    });
  });

  it("is never a profile in another Region", () => {
    const elsewhere = { ...us, arn: systemArn(us.id, "us-east-2") };
    assert.deepEqual(inferSource(copy(us.modelArns), [elsewhere]), { kind: "unknown" });
  });

  for (const [what, modelArns] of [
    ["one model fewer", us.modelArns.slice(0, 1)],
    ["one model more", [...us.modelArns, modelArn(modelId, "us-east-2")]],
    ["another model in the same Regions", [modelArn("other", "us-west-2"), modelArn("other", "us-east-1")]],
  ] as const) {
    it(`is unknown with ${what}`, () =>
      assert.deepEqual(inferSource(copy(modelArns), systemDefined), { kind: "unknown" }));
  }

  it("is unknown for a profile without models, even if another profile has no models", () => {
    const empty = systemProfile("us.empty", { modelArns: [] });
    assert.deepEqual(inferSource(copy([]), [empty, ...systemDefined]), { kind: "unknown" });
  });

  for (const resource of ["imported-model/abc123", "custom-model-deployment/abc123", "some-new-model/abc123"]) {
    it(`is unknown if the only model is of another kind in the same Region: ${resource}`, () => {
      const arn = `arn:aws:bedrock:us-east-1:${accountId}:${resource}`;
      assert.deepEqual(inferSource(copy([arn]), systemDefined), { kind: "unknown" });
    });
  }

  it("is unknown if neither the profile nor the model has a Region", () => {
    const nowhere = applicationProfile("nowhere", { arn: "nonsense", modelArns: [modelArn(modelId, "")] });
    assert.deepEqual(inferSource(nowhere, systemDefined), { kind: "unknown" });
  });
});

describe("the copies of a system-defined profile", () => {
  it("are the application profiles with that inferred source", () => {
    const profiles = [copy(us.modelArns, "a"), copy(global.modelArns, "b"), copy([modelArn(modelId)], "c")];
    const elsewhere = applicationProfile("d", {
      arn: `arn:aws:bedrock:us-west-2:${accountId}:application-inference-profile/d`,
      modelArns: us.modelArns,
    });
    assert.deepEqual(
      copiesOf(us, [...profiles, elsewhere], systemDefined).map(({ id }) => id),
      ["a"],
    );
    assert.deepEqual(
      copiesOf(global, profiles, systemDefined).map(({ id }) => id),
      ["b"],
    );
  });

  it("belong to only one of two system-defined profiles with the same models", () => {
    const twin = systemProfile(`eu.${modelId}`, { modelArns: us.modelArns });
    const application = [copy(us.modelArns)];
    for (const listed of [
      [us, twin],
      [twin, us],
    ]) {
      const source = inferSource(copy(us.modelArns), listed);
      for (const each of listed) {
        const named = source.kind === "systemDefined" && source.profile === each;
        assert.equal(copiesOf(each, application, listed).length, named ? 1 : 0);
      }
    }
  });
});
