import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clientRequestToken } from "../../../../src/changes/createDraft";
import type { Problem, ProblemKind } from "../../../../src/domain/problem";
import { problemOfStep } from "../../../../src/features/create/stepForProblem";
import { wizardReducer, canGoBack } from "../../../../src/features/create/wizardReducer";
import type { WizardState, Step } from "../../../../src/features/create/wizardState";
import { startWizard } from "../../../../src/features/create/startWizard";
import { takenNames } from "../../../../src/features/create/wizardSteps";
import { formatNotice } from "../../../../src/features/create/notice";
import { findNameError } from "../../../../src/features/create/profileName";
import { completeDraft, oregon, problem, virginia } from "../../changes/samples";
import { problem as sampleProblem } from "../../domain/samples";

const startedAt = new Date("2026-03-01T12:00:00Z");

const review: WizardState = { ...startWizard([virginia, oregon], "draft"), draft: completeDraft(), step: "review" };

function fail(kind: ProblemKind, change: Partial<Problem> = {}): WizardState {
  return wizardReducer(review, { type: "failed", problem: problem(kind, change), startedAt });
}

describe("an error from AWS", () => {
  const cases: readonly [ProblemKind, Partial<Problem>, Step][] = [
    ["conflict", {}, "name"],
    ["notFound", {}, "source"],
    ["tooManyTags", {}, "tags"],
    ["quotaExceeded", {}, "review"],
    ["accessDenied", {}, "review"],
    ["throttled", {}, "review"],
    ["internalServer", { outcomeUnknown: false }, "review"],
    ["validation", { member: "inferenceProfileName" }, "name"],
    ["validation", { member: "description" }, "description"],
    ["validation", { member: "modelSource.copyFrom" }, "source"],
    ["validation", { member: "copyFrom" }, "source"],
    ["validation", { member: "tags" }, "tags"],
    ["validation", { member: "tags.2.member.value" }, "tags"],
    ["validation", { member: "clientRequestToken" }, "review"],
    ["validation", {}, "review"],
    ["network", {}, "review"],
    ["timeout", { outcomeUnknown: true }, "review"],
    ["conflict", { outcomeUnknown: true }, "review"],
    ["credentialsExpired", {}, "review"],
    ["unknown", {}, "review"],
  ];
  for (const [kind, change, step] of cases) {
    it(`of kind ${kind} ${JSON.stringify(change)} opens ${step} and keeps every answer`, () => {
      const failed = fail(kind, change);
      assert.equal(failed.step, step);
      assert.equal(failed.fromReview, step !== "review");
      assert.deepEqual(failed.draft, review.draft);
      assert.equal(failed.problem?.kind, kind);
      assert.equal(clientRequestToken(failed.draft), clientRequestToken(review.draft));
      assert.equal(problemOfStep(failed), failed.problem);
    });
  }

  it("is shown at its own step and at Review, but not at the steps between them", () => {
    const failed = fail("conflict");
    const before = wizardReducer(failed, { type: "back" });
    assert.equal(before.step, "source");
    assert.equal(problemOfStep(before), undefined);
    assert.equal(problemOfStep({ ...failed, step: "review" })?.kind, "conflict");
  });

  it("marks a rejected name as taken, only in its Region", () => {
    const failed = fail("conflict");
    assert.deepEqual([...takenNames(failed)], ["search-chat"]);
    assert.deepEqual(findNameError("search-chat", takenNames(failed)), {
      kind: "taken",
      name: "search-chat",
      unusedName: "search-chat-2",
    });
    assert.equal(wizardReducer(failed, { type: "nameAnswered", name: "search-chat" }), failed);
    assert.deepEqual([...takenNames({ ...failed, draft: { ...failed.draft, connection: oregon } })], []);
    const listed = wizardReducer(failed, { type: "namesListed", connection: virginia, names: ["other"] });
    assert.deepEqual([...takenNames(listed)], ["other", "search-chat"]);
  });

  it("is cleared when its step is answered, which returns to Review", () => {
    const answered = wizardReducer(fail("conflict"), { type: "nameAnswered", name: "search-chat-2" });
    assert.deepEqual([answered.step, answered.fromReview, answered.problem], ["review", false, undefined]);
    assert.notEqual(clientRequestToken(answered.draft), clientRequestToken(review.draft));
  });

  it("remains visible after Back in its step", () => {
    const failed = fail("validation", { member: "description" });
    assert.equal(canGoBack(failed), true);
    const back = wizardReducer(failed, { type: "back" });
    assert.deepEqual([back.step, back.problem?.kind], ["review", "validation"]);
  });

  it("returns from a rejected name to the previous step, because Review is not complete", () => {
    assert.equal(wizardReducer(fail("conflict"), { type: "back" }).step, "source");
  });

  it("selects the tag that it refers to", () => {
    assert.deepEqual(fail("validation", { member: "tags.2.member.key" }).tagsView, {
      kind: "list",
      text: "",
      active: 1,
    });
    assert.deepEqual(fail("validation", { member: "tags" }).tagsView, { kind: "list", text: "" });
  });

  it("about tags is cleared when the profile is created without them", () => {
    const failed = wizardReducer(review, {
      type: "failed",
      problem: sampleProblem("accessDenied", "CreateInferenceProfile", { action: "bedrock:TagResource" }),
      startedAt,
    });
    const { problem: left, draft, step } = wizardReducer(failed, { type: "allTagsRemoved" });
    assert.deepEqual([left, draft.tags, step], [undefined, [], "review"]);
    assert.notEqual(clientRequestToken(draft), clientRequestToken(failed.draft));
  });

  it("is cleared by a canceled attempt", () => {
    const cancelled = wizardReducer(fail("throttled"), { type: "cancelled", outcomeUnknown: false, startedAt });
    assert.deepEqual([cancelled.step, cancelled.problem, cancelled.pending], ["review", undefined, undefined]);
  });
});

describe("a pending attempt", () => {
  it("is the first attempt with an unknown outcome, together with its draft", () => {
    const failed = fail("timeout", { outcomeUnknown: true });
    assert.deepEqual(failed.pending, { draft: review.draft, startedAt });
    const again = wizardReducer(failed, {
      type: "failed",
      problem: problem("timeout", { outcomeUnknown: true }),
      startedAt: new Date("2026-03-01T13:00:00Z"),
    });
    assert.deepEqual(again.pending, failed.pending);
    const cancelled = wizardReducer(review, { type: "cancelled", outcomeUnknown: true, startedAt });
    assert.deepEqual(cancelled.pending, failed.pending);
  });
});

describe("the notice of a failure", () => {
  it("states what happened in the headline, and the reason separately", () => {
    const notice = formatNotice(problem("accessDenied", { principal: "dev" }), "chat");
    assert.deepEqual(notice, {
      headline: "You do not have permission to create inference profiles in us-east-1.",
      explanation: "dev is not authorized to perform bedrock:CreateInferenceProfile.",
      remedies: ["copyIamPolicy", "retry", "showLog"],
    });
  });

  it("does not claim that a profile was not created if the outcome is unknown", () => {
    const { headline, explanation } = formatNotice(problem("timeout", { outcomeUnknown: true }), "chat");
    assert.equal(headline, 'AWS did not confirm whether it created inference profile "chat" in us-east-1.');
    assert.match(explanation, /never creates a duplicate/);
  });

  it("names the source if it no longer exists", () => {
    assert.equal(formatNotice(problem("notFound"), "chat").headline, "The source no longer exists in us-east-1.");
  });

  it("quotes the AWS message if access to a model is denied", () => {
    const detail = "Model use case details have not been submitted for this account.";
    const notice = formatNotice(problem("accessDenied", { detail, namesNoPermission: true }), "chat");
    assert.deepEqual(notice, {
      headline: "Could not create the inference profile in us-east-1.",
      explanation: `AWS reported: ${detail}`,
      remedies: ["retry", "showLog"],
    });
  });

  it("refers to tagging instead of creating if tagging is denied", () => {
    const denied = (action: string) =>
      formatNotice(sampleProblem("accessDenied", "CreateInferenceProfile", { action, principal: "Developer" }), "chat");
    assert.deepEqual(denied("bedrock:TagResource"), {
      headline: "You do not have permission to tag inference profiles in us-east-1.",
      explanation: "The inference profile was not created. Developer is not authorized to perform bedrock:TagResource.",
      remedies: denied("bedrock:CreateInferenceProfile").remedies,
    });
  });

  it("offers to open Service Quotas", () => {
    assert.deepEqual(formatNotice(problem("quotaExceeded"), "chat").remedies, ["openQuotas", "retry", "showLog"]);
  });
});
