import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { WizardEvent } from "../../../../src/features/create/wizardReducer";
import { wizardReducer } from "../../../../src/features/create/wizardReducer";
import type { WizardState } from "../../../../src/features/create/wizardState";
import { resumeWizard, startWizard } from "../../../../src/features/create/startWizard";
import { stepNumber, totalSteps } from "../../../../src/features/create/wizardSteps";
import { reviewLines } from "../../../../src/features/create/reviewLines";
import { sonnetInOregon } from "../../changes/samples";

const back: WizardEvent = { type: "back" };

describe("the wizard with several AWS profiles", () => {
  const dev = { awsProfile: "dev", region: "us-east-1" };
  const devInOregon = { awsProfile: "dev", region: "us-west-2" };
  const prod = { awsProfile: "prod", region: "us-west-2" };
  const three = [dev, devInOregon, prod];
  const choose = (name: string) => ({ type: "awsProfileAnswered", awsProfile: { name } }) as const;
  const position = (state: WizardState) => [state.step, stepNumber(state), totalSteps(state)];

  it("asks for the AWS profile and then for one of its Regions, and counts the steps once their number is certain", () => {
    const start = startWizard(three, "draft");
    // The first step has no total, because it would change to 6 if the user chose prod.
    assert.deepEqual(position(start), ["awsProfile", 1, undefined]);
    assert.deepEqual(position(startWizard([dev, devInOregon, prod, { ...prod, region: "us-east-1" }], "draft")), [
      "awsProfile",
      1,
      7,
    ]);
    const withDev = wizardReducer(start, choose("dev"));
    assert.deepEqual(position(withDev), ["region", 2, 7]);
    assert.deepEqual(position(wizardReducer(withDev, back)), ["awsProfile", 1, undefined]);
    const inOregon = wizardReducer(withDev, { type: "regionAnswered", connection: devInOregon });
    assert.deepEqual([inOregon.step, inOregon.draft.connection], ["source", devInOregon]);
  });

  it("has no Region step for an AWS profile with one Region", () => {
    const state = wizardReducer(startWizard(three, "draft"), choose("prod"));
    assert.deepEqual([...position(state), state.draft.connection], ["source", 2, 6, prod]);
    assert.equal(wizardReducer(state, back).step, "awsProfile");
    assert.deepEqual(position(startWizard([dev, prod], "draft")), ["awsProfile", 1, 6]);
  });

  it("keeps the Region if the new AWS profile has it, but not the source, which belongs to an account", () => {
    const source = { ...sonnetInOregon, connection: devInOregon };
    const events: WizardEvent[] = [
      choose("dev"),
      { type: "regionAnswered", connection: devInOregon },
      { type: "sourceAnswered", source },
      { type: "nameAnswered", name: "search-chat" },
      { type: "descriptionAnswered", description: "" },
      { type: "tagsAnswered" },
      { type: "stepChosen", step: "awsProfile" },
      choose("prod"),
    ];
    const state = events.reduce(
      wizardReducer,
      startWizard([...three, { awsProfile: "prod", region: "us-east-1" }], "draft"),
    );
    assert.deepEqual([state.draft.connection, state.step, state.draft.name], [prod, "source", "search-chat"]);
  });

  it("shows the AWS profile, its account and the Region on separate lines in Review", () => {
    const lines = reviewLines(wizardReducer(startWizard(three, "draft"), choose("prod")), "210987654321");
    assert.deepEqual(
      lines.slice(0, 3).map(({ label, value, step }) => [label, value, step]),
      [
        ["AWS profile", "prod", "awsProfile"],
        ["Account", "210987654321", undefined],
        ["Region", "us-west-2 · US West (Oregon)", undefined],
      ],
    );
  });

  it("starts with an AWS profile if the AWS profile has the given Region", () => {
    assert.deepEqual(position(startWizard(three, "draft", { awsProfile: "dev" })), ["region", 2, 7]);
    assert.deepEqual(startWizard(three, "draft", { awsProfile: "prod" }).draft.connection, prod);
    assert.deepEqual(position(startWizard(three, "draft", { awsProfile: "bare" })), ["awsProfile", 1, undefined]);
  });

  it("asks again for an AWS profile that is no longer configured when the draft is resumed", () => {
    const left = wizardReducer(startWizard(three, "draft"), choose("dev"));
    assert.deepEqual(position(resumeWizard(left, three)), ["region", 2, 7]);
    const others = [prod, { awsProfile: "test", region: "us-east-1" }];
    assert.equal(resumeWizard(left, others).step, "awsProfile");
  });
});
