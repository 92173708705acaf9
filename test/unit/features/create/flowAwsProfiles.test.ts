import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { WizardEvent } from "../../../../src/features/create/wizardReducer";
import { wizardReducer } from "../../../../src/features/create/wizardReducer";
import type { WizardState } from "../../../../src/features/create/wizardState";
import { resumeWizard, startWizard, stepNumber, steps } from "../../../../src/features/create/wizardState";
import { reviewLines } from "../../../../src/features/create/reviewLines";
import { sonnetInOregon } from "./samples";

const back: WizardEvent = { type: "back" };

describe("a creation with several AWS profiles", () => {
  const dev = { awsProfile: "dev", region: "us-east-1" };
  const devInOregon = { awsProfile: "dev", region: "us-west-2" };
  const prod = { awsProfile: "prod", region: "us-west-2" };
  const three = [dev, devInOregon, prod];
  const chosen = (name: string) => ({ type: "awsProfileAnswered", awsProfile: { name } }) as const;
  const places = (state: WizardState) => [state.step, stepNumber(state), steps(state).length];

  it("asks for the AWS profile first, then for one of its Regions, and the counter follows", () => {
    const start = startWizard(three, "draft");
    assert.deepEqual(places(start), ["awsProfile", 1, 7]);
    const withDev = wizardReducer(start, chosen("dev"));
    assert.deepEqual(places(withDev), ["region", 2, 7]);
    assert.deepEqual(places(wizardReducer(withDev, back)), ["awsProfile", 1, 7]);
    const inOregon = wizardReducer(withDev, { type: "regionAnswered", connection: devInOregon });
    assert.deepEqual([inOregon.step, inOregon.draft.connection], ["source", devInOregon]);
  });

  it("has no Region step for an AWS profile with one Region", () => {
    const state = wizardReducer(startWizard(three, "draft"), chosen("prod"));
    assert.deepEqual([...places(state), state.draft.connection], ["source", 2, 6, prod]);
    assert.equal(wizardReducer(state, back).step, "awsProfile");
    assert.deepEqual(places(startWizard([dev, prod], "draft")), ["awsProfile", 1, 6]);
  });

  it("keeps the Region where another AWS profile has it as well, but not the source, which belongs to an account", () => {
    const source = { ...sonnetInOregon, connection: devInOregon };
    const events: WizardEvent[] = [
      chosen("dev"),
      { type: "regionAnswered", connection: devInOregon },
      { type: "sourceAnswered", source },
      { type: "nameAnswered", name: "search-chat" },
      { type: "descriptionAnswered", description: "" },
      { type: "tagsAnswered" },
      { type: "stepChosen", step: "awsProfile" },
      chosen("prod"),
    ];
    const state = events.reduce(
      wizardReducer,
      startWizard([...three, { awsProfile: "prod", region: "us-east-1" }], "draft"),
    );
    assert.deepEqual([state.draft.connection, state.step, state.draft.name], [prod, "source", "search-chat"]);
  });

  it("tells AWS profile and Region apart at Review", () => {
    const lines = reviewLines(wizardReducer(startWizard(three, "draft"), chosen("prod")));
    assert.deepEqual(
      lines.slice(0, 2).map(({ label, value, step }) => [label, value, step]),
      [
        ["AWS profile", "prod", "awsProfile"],
        ["Region", "us-west-2 · US West (Oregon)", undefined],
      ],
    );
  });

  it("can be started on an AWS profile, as long as it has a Region", () => {
    assert.deepEqual(places(startWizard(three, "draft", { awsProfile: "dev" })), ["region", 2, 7]);
    assert.deepEqual(startWizard(three, "draft", { awsProfile: "prod" }).draft.connection, prod);
    assert.deepEqual(places(startWizard(three, "draft", { awsProfile: "bare" })), ["awsProfile", 1, 7]);
  });

  it("asks again for an AWS profile that is no longer shown when it is taken up again", () => {
    const left = wizardReducer(startWizard(three, "draft"), chosen("dev"));
    assert.deepEqual(places(resumeWizard(left, three)), ["region", 2, 7]);
    const others = [prod, { awsProfile: "test", region: "us-east-1" }];
    assert.equal(resumeWizard(left, others).step, "awsProfile");
  });
});
