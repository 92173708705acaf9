import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { FaultRequest } from "../../endpoint/client";
import { systemProfileArn, usualSource, type Step } from "../driver/createWizard";
import { scenario } from "../driver/scenario";

/** An error response to CreateInferenceProfile, and the step that should then open. */
interface Refusal {
  fault: Omit<FaultRequest, "kind" | "operation">;
  step: Step;
  /** The message of the input in that step, or a row of the list. */
  says: RegExp;
  /** The remedies that the Review step and lists offer. */
  offers?: string[];
}

const refusals: Refusal[] = [
  {
    fault: { error: "ValidationException", member: "inferenceProfileName" },
    step: "name",
    says: /Could not create the inference profile in us-east-1\. AWS reported: .*'inferenceProfileName'/,
  },
  {
    fault: { error: "ValidationException", member: "description" },
    step: "description",
    says: /Could not create the inference profile in us-east-1\. AWS reported: .*'description'/,
  },
  {
    fault: { error: "ValidationException", member: "modelSource.copyFrom" },
    step: "source",
    says: /AWS reported: .*'modelSource\.copyFrom'/,
  },
  {
    fault: { error: "ValidationException", message: "The provided model identifier is invalid" },
    step: "source",
    says: /AWS reported: The provided model identifier is invalid/,
  },
  {
    fault: { error: "ValidationException", member: "tags.2.member.value" },
    step: "tags",
    says: /AWS reported: .*'tags\.2\.member\.value'/,
  },
  {
    fault: { error: "ValidationException", member: "clientRequestToken" },
    step: "review",
    says: /AWS reported: .*'clientRequestToken'/,
    offers: ["Show Log"],
  },
  {
    fault: { error: "TooManyTagsException" },
    step: "tags",
    says: /The inference profile has too many tags\. Remove some\./,
  },
  {
    fault: { error: "ServiceQuotaExceededException" },
    step: "review",
    says: /The account has reached its quota in this Region\./,
    offers: ["Open Service Quotas", "Show Log"],
  },
  {
    fault: { error: "AccessDeniedException" },
    step: "review",
    says: /You do not have permission to create inference profiles in us-east-1\.\s*Developer is not authorized to perform bedrock:CreateInferenceProfile on inference-profile\/\*\./,
    offers: ["Copy IAM Policy", "Show Log"],
  },
  {
    fault: { error: "UnrecognizedClientException" },
    step: "review",
    says: /AWS rejected the credentials in this Region\./,
    offers: ["Select Regions", "Select AWS Profile", "Show Log"],
  },
];

const otherSource = "global.anthropic.claude-sonnet-4-5-20250929-v1:0";
const answers = {
  name: "refused-at-first",
  description: "Every answer stays",
  tags: ["team=search", "env=dev"],
};
const body = {
  inferenceProfileName: answers.name,
  description: answers.description,
  modelSource: { copyFrom: systemProfileArn(usualSource) },
  tags: [
    { key: "team", value: "search" },
    { key: "env", value: "dev" },
  ],
};

suite("the create wizard after an error response", () => {
  test(
    "opens the step where the error can be fixed, offers remedies, and keeps all answers",
    scenario({}, async (parts) => {
      const { endpoint, messages, observer, quickInput, wizard } = parts;
      await wizard.startAndFillIn(answers);
      const review = await wizard.review();
      for (const { fault, step, says, offers } of refusals) {
        const what = JSON.stringify(fault);
        await endpoint.setFaults({ kind: "error", operation: "CreateInferenceProfile", ...fault });
        await wizard.choose("Create");
        await wizard.at(step);
        await wizard.waitUntilSaid(says);
        if (step === "review") {
          const labels = quickInput.items().map(({ label }) => label);
          assert.deepEqual(labels.slice(1, labels.indexOf("Account")), [...(offers ?? []), "Create"], what);
        } else {
          await quickInput.back();
        }
        assert.deepEqual(await wizard.review(), review, what);
      }
      assert.deepEqual(
        await wizard.created(),
        refusals.map(() => body),
        "none of these is retried",
      );

      await endpoint.setFaults(
        { kind: "error", operation: "CreateInferenceProfile", error: "AccessDeniedException" },
        { kind: "error", operation: "CreateInferenceProfile", error: "ServiceQuotaExceededException" },
      );
      await wizard.choose("Create");
      await wizard.waitUntilSaid(/is not authorized to perform bedrock:CreateInferenceProfile/);
      await wizard.choose("Copy IAM Policy");
      assert.equal(await messages.statusMessage("IAM policy"), "IAM policy copied");
      const policy = JSON.parse(await vscode.env.clipboard.readText()) as { Statement: { Action: string[] }[] };
      assert.ok(policy.Statement.some(({ Action }) => Action.includes("bedrock:CreateInferenceProfile")));

      await wizard.choose("Create");
      await wizard.waitUntilSaid(/has reached its quota/);
      await wizard.choose("Open Service Quotas");
      const url = await observer.changes.waitFor("the page", () => observer.openedUrls.at(0));
      assert.match(url, /servicequotas\/home\/services\/bedrock\/quotas\/L-40EC9882/);
      await wizard.choose("Create");
      await wizard.waitUntilRevealed(answers.name);
      assert.equal((await wizard.profilesNamed(answers.name)).length, 1);
      assert.equal(new Set(await wizard.tokens()).size, 1, "unchanged answers keep their token");
    }),
  );

  test(
    "opens the name step with a free name after a conflict, and the source step if the source is missing",
    scenario({}, async (parts) => {
      const { endpoint, observer, quickInput, wizard } = parts;
      await wizard.startAndFillIn(answers);
      for (const inferenceProfileName of [answers.name, `${answers.name}-2`]) {
        await endpoint.plantProfile({ region: "us-east-1", profile: { inferenceProfileName } });
      }
      await wizard.choose("Create");
      await wizard.at("name");
      await quickInput.waitForMessage(`Press Enter to use "${answers.name}-3" instead.`);
      assert.equal(quickInput.value(), answers.name);
      await quickInput.accept();
      await quickInput.waitForMessage("Up to 64 letters and digits");
      assert.equal(quickInput.value(), `${answers.name}-3`);
      await quickInput.accept();

      assert.equal((await wizard.review())["Name"], `${answers.name}-3`);
      await endpoint.removeProfile("us-east-1", usualSource);
      await wizard.choose("Create");
      await wizard.at("source");
      await wizard.waitUntilSaid(/The source no longer exists in us-east-1\./);
      await observer.changes.waitFor(
        "the source to go",
        () => !quickInput.current?.items.some(({ description }) => description === usualSource),
      );
      await wizard.chooseSource(otherSource);
      await wizard.at("review");
      await wizard.choose("Create");

      await wizard.waitUntilRevealed(`${answers.name}-3`);
      const [made, ...others] = await wizard.profilesNamed(`${answers.name}-3`);
      assert.deepEqual(others, []);
      assert.equal(made?.copyFrom, systemProfileArn(otherSource));
      assert.equal(made?.profile["description"], answers.description);
      assert.deepEqual(made?.tags, body.tags);
      assert.equal(new Set(await wizard.tokens()).size, 3, "another name or source is another request");
    }),
  );

  test(
    "reports that tagging is denied, and can create the profile without tags",
    scenario({}, async ({ endpoint, quickInput, wizard }) => {
      const action = "bedrock:TagResource";
      await endpoint.setFaults({ kind: "error", error: "AccessDeniedException", action, count: 0 });
      await wizard.startAndFillIn(answers);
      await wizard.choose("Create");
      await wizard.waitUntilSaid(
        /You do not have permission to tag inference profiles in us-east-1\. The inference profile was not created\. Developer is not authorized to perform bedrock:TagResource/,
      );
      await wizard.at("review");
      const labels = quickInput.items().map(({ label }) => label);
      assert.deepEqual(labels.slice(1, labels.indexOf("Account")), [
        "Copy IAM Policy",
        "Show Log",
        "Create Without Tags",
        "Create",
      ]);
      await wizard.choose("Create Without Tags");
      await wizard.waitUntilRevealed(answers.name);
      const [made] = await wizard.profilesNamed(answers.name);
      assert.deepEqual(made?.tags, []);
      assert.equal(made?.profile["description"], answers.description);
    }),
  );

  test(
    "retries with the same token while AWS throttles or fails, and reports the error if it persists",
    scenario({}, async (parts) => {
      const { endpoint, messages, observer, wizard } = parts;
      await endpoint.setFaults(
        { kind: "throttle", operation: "CreateInferenceProfile" },
        { kind: "error", operation: "CreateInferenceProfile", error: "InternalServerException" },
      );
      await wizard.startAndFillIn({ name: "retried" });
      await wizard.choose("Create");
      await wizard.waitUntilRevealed("retried");
      assert.equal((await wizard.tokens()).length, 3);
      assert.equal(new Set(await wizard.tokens()).size, 1);

      await wizard.startAndFillIn({ name: "broken" });
      await endpoint.clearRequests();
      await endpoint.setFaults({
        kind: "error",
        operation: "CreateInferenceProfile",
        error: "InternalServerException",
        count: 0,
      });
      await wizard.choose("Create");
      await wizard.waitUntilSaid(
        /Could not create the inference profile in us-east-1\.\s*AWS reported an internal error\./,
      );
      assert.equal((await wizard.tokens()).length, 3);
      assert.ok(
        (await wizard.requests("ListInferenceProfiles")).length > 0,
        "looked up before it is reported as failed",
      );
      await endpoint.clearFaults();
      await endpoint.clearRequests();
      await endpoint.setFaults({ kind: "throttle", operation: "CreateInferenceProfile", count: 0 });
      await wizard.choose("Create");
      const progress = await messages.progress('Creating inference profile "broken" in us-east-1');
      await observer.changes.waitFor("the retry", () => progress.message === "AWS is busy. Retrying...");
      await wizard.waitUntilSaid(
        /Could not create the inference profile in us-east-1\.\s*AWS received too many requests/,
      );
      assert.ok((await wizard.tokens()).length > 3);
      await endpoint.clearFaults();
      await wizard.choose("Create");
      await wizard.waitUntilRevealed("broken");
      assert.equal((await wizard.profilesNamed("broken")).length, 1);
    }),
  );
});
