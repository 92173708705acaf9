import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isForeign } from "../../../../src/domain/inferenceProfile";
import { sourceChoices } from "../../../../src/features/create/sources";
import { sourceTexts } from "../../../../src/features/create/sourceTexts";
import { createDetailsViewModel } from "../../../../src/features/details/detailsViewModel";
import { noTagRules } from "../details/detailsSamples";
import { present } from "../../../../src/features/explorer/presentation";
import { tooltipOf } from "../../../../src/features/explorer/tooltip";
import { profileTexts } from "../../../../src/pickers/profileItems";
import { accountId, applicationProfile, systemProfile } from "../../domain/samples";
import { listed } from "../../pickers/listed";
import { contentsOf, liteModel, rowOf, virginia } from "./samples";

const owner = "222222222222";
const dates = { dateTime: (date: Date) => date.toISOString(), date: (date: Date) => date.toISOString() };
const shared = applicationProfile("shared", {
  arn: `arn:aws:bedrock:us-east-1:${owner}:application-inference-profile/shared`,
});
const own = applicationProfile("own");
const sharedSource = systemProfile(`us.${liteModel}`, {
  arn: `arn:aws:bedrock:us-east-1:${owner}:inference-profile/us.${liteModel}`,
});
const contents = contentsOf([own, shared], [sharedSource]);
const sentence = `The profile belongs to account ${owner}, but your credentials belong to account ${accountId}. Usually, only the owner can delete or tag it.`;

describe("an inference profile", () => {
  it("is foreign only if both accounts are known and differ", () => {
    assert.equal(isForeign(shared, accountId), true);
    assert.equal(isForeign(shared, owner), false);
    assert.equal(isForeign(shared, undefined), false);
    assert.equal(isForeign(own, accountId), false);
    for (const arn of ["nonsense", "", "arn:aws:bedrock:us-east-1::inference-profile/us.x"]) {
      assert.equal(isForeign({ arn }, accountId), false);
    }
  });
});

describe("a profile of another account", () => {
  it("shows its account in its row and to screen readers", () => {
    const { description, accessibleLabel } = present(rowOf(shared, contents), { language: "en", account: accountId });
    assert.equal(description, `account ${owner} · amazon.nova-micro-v1:0`);
    assert.equal(
      accessibleLabel,
      `name of shared, application inference profile, account ${owner}, amazon.nova-micro-v1:0`,
    );
  });

  it("has an explanation in its tooltip and on its page", () => {
    const [line] = tooltipOf(rowOf(shared, contents), contents, dates, undefined, accountId)?.lines ?? [];
    assert.deepEqual(line, { label: "Other account", value: sentence });
    assert.equal(pageOf(accountId).facts.foreign, sentence);
    assert.equal(pageOf(undefined).facts.foreign, undefined);
    assert.equal(pageOf(owner).facts.foreign, undefined);
  });

  it("shows its account in pickers, even as a source", () => {
    const texts = profileTexts(listed(shared, { accountId }));
    assert.equal(texts.description, `account ${owner} · Amazon`);
    assert.deepEqual(
      sourceChoices(virginia, contents, accountId).map((choice) => sourceTexts(choice, "en").detail),
      [`account ${owner} · us-east-1, us-west-2 · System-defined profile · Amazon`],
    );
  });

  it("is shown like any other profile while the account of the credentials is unknown", () => {
    const { description, accessibleLabel } = present(rowOf(shared, contents), { language: "en" });
    assert.ok(!`${description} ${accessibleLabel}`.includes(owner));
    const labels = tooltipOf(rowOf(shared, contents), contents, dates)?.lines.map(({ label }) => label);
    assert.ok(!labels?.includes("Other account"));
  });
});

function pageOf(account: string | undefined) {
  return createDetailsViewModel(
    {
      connection: virginia,
      arn: shared.arn,
      ...(account === undefined ? {} : { accountId: account }),
      profile: { status: "ready", value: shared },
      lists: { status: "ready", value: contents },
      models: { status: "ready", value: contents.models },
    },
    "en",
    noTagRules,
  );
}
