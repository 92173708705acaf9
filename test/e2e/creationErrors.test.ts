import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { FaultRequest } from "../endpoint/client";
import { GuidedCreation, systemProfileArn, usualSource, type Step } from "./guidedCreation";
import { shareWorkbench } from "./withWorkbench";

/** An error that AWS answers to CreateInferenceProfile, and where it has to lead. */
interface Refusal {
  fault: Omit<FaultRequest, "kind" | "operation">;
  step: Step;
  /** What is said there, in the message of an input or in the first rows of a list. */
  says: RegExp;
  /** The next steps that Review and lists offer. */
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
    says: /The account has reached its quota there\./,
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

describe("an error that AWS answers to a creation", () => {
  const inWorkbench = shareWorkbench();

  it(
    "leads to the step where something can be done about it, offers what helps, and no answer is lost",
    inWorkbench(async (workbench) => {
      const { clipboard, endpoint, page, quickInput } = workbench;
      const creation = new GuidedCreation(workbench);
      await creation.startAndFillIn(answers);
      const review = await creation.review();
      for (const { fault, step, says, offers } of refusals) {
        const what = JSON.stringify(fault);
        await endpoint.setFaults({ kind: "error", operation: "CreateInferenceProfile", ...fault });
        await creation.choose("Create");
        await creation.at(step);
        await creation.waitUntilSaid(says);
        if (step === "review") {
          const labels = (await quickInput.items()).map(({ label }) => label);
          assert.deepEqual(labels.slice(1, labels.indexOf("Region")), offers, what);
        } else {
          await quickInput.titleButton("Back").click();
        }
        assert.deepEqual(await creation.review(), review, what);
      }
      assert.deepEqual(
        await creation.created(),
        refusals.map(() => body),
        "none of these is retried",
      );

      await endpoint.setFaults(
        { kind: "error", operation: "CreateInferenceProfile", error: "AccessDeniedException" },
        { kind: "error", operation: "CreateInferenceProfile", error: "ServiceQuotaExceededException" },
      );
      await creation.choose("Create");
      await creation.waitUntilSaid(/is not authorized to perform bedrock:CreateInferenceProfile/);
      await clipboard.clear();
      await creation.choose("Copy IAM Policy");
      const policy = JSON.parse(await clipboard.next()) as { Statement: { Action: string[] }[] };
      assert.ok(policy.Statement.some(({ Action }) => Action.includes("bedrock:CreateInferenceProfile")));
      await page.locator(".statusbar").getByText("IAM policy copied").waitFor();

      await creation.choose("Create");
      await creation.waitUntilSaid(/has reached its quota/);
      await creation.choose("Open Service Quotas");
      const question = page.getByRole("dialog", { name: /open the external website/ });
      await question.getByText(/servicequotas\/home\/services\/bedrock\/quotas\/L-40EC9882/).waitFor();
      await question.getByRole("button", { name: "Cancel" }).click();
      await creation.choose("Create");
      await creation.waitUntilRevealed(answers.name);
      assert.equal((await creation.profilesNamed(answers.name)).length, 1);
      assert.equal(new Set(await creation.tokens()).size, 1, "unchanged answers keep their token");
    }),
  );

  it(
    "leads from a conflict to the name step with a free name, and from a source that is gone to the others",
    inWorkbench(async (workbench) => {
      const { endpoint, quickInput } = workbench;
      const creation = new GuidedCreation(workbench);
      await creation.startAndFillIn(answers);
      for (const inferenceProfileName of [answers.name, `${answers.name}-2`]) {
        await endpoint.plantProfile({ region: "us-east-1", profile: { inferenceProfileName } });
      }
      await creation.choose("Create");
      await creation.at("name");
      await quickInput.waitForMessage(`Press Enter to use "${answers.name}-3" instead.`);
      assert.equal(await quickInput.value(), answers.name);
      await quickInput.accept();
      await quickInput.waitForMessage("Up to 64 letters and digits");
      assert.equal(await quickInput.value(), `${answers.name}-3`);
      await quickInput.accept();

      assert.equal((await creation.review())["Name"], `${answers.name}-3`);
      await endpoint.removeProfile("us-east-1", usualSource);
      await creation.choose("Create");
      await creation.at("source");
      await creation.waitUntilSaid(/The source no longer exists in us-east-1\./);
      await quickInput.type("sonnet-4-5");
      await creation.source(usualSource).waitFor({ state: "detached" });
      await creation.chooseSource(otherSource);
      await creation.at("review");
      await creation.choose("Create");

      await creation.waitUntilRevealed(`${answers.name}-3`);
      const [made, ...others] = await creation.profilesNamed(`${answers.name}-3`);
      assert.deepEqual(others, []);
      assert.equal(made?.copyFrom, systemProfileArn(otherSource));
      assert.equal(made?.profile["description"], answers.description);
      assert.deepEqual(made?.tags, body.tags);
      assert.equal(new Set(await creation.tokens()).size, 3, "another name or source is another request");
    }),
  );

  it(
    "is retried with the same token where AWS is busy or broken, and said where it stays so",
    inWorkbench(async (workbench) => {
      const { endpoint, notifications } = workbench;
      const creation = new GuidedCreation(workbench);
      await endpoint.setFaults(
        { kind: "throttle", operation: "CreateInferenceProfile" },
        { kind: "error", operation: "CreateInferenceProfile", error: "InternalServerException" },
      );
      await creation.startAndFillIn({ name: "retried" });
      await creation.choose("Create");
      await creation.waitUntilRevealed("retried");
      assert.equal((await creation.tokens()).length, 3);
      assert.equal(new Set(await creation.tokens()).size, 1);

      await creation.startAndFillIn({ name: "broken" });
      await endpoint.clearRequests();
      await endpoint.setFaults({
        kind: "error",
        operation: "CreateInferenceProfile",
        error: "InternalServerException",
        count: 0,
      });
      await creation.choose("Create");
      await creation.waitUntilSaid(
        /Could not create the inference profile in us-east-1\.\s*AWS reported an internal error\./,
      );
      assert.equal((await creation.tokens()).length, 3);
      assert.ok((await creation.requests("ListInferenceProfiles")).length > 0, "looked up before anything is said");
      await endpoint.clearFaults();
      await endpoint.clearRequests();
      await endpoint.setFaults({ kind: "throttle", operation: "CreateInferenceProfile", count: 0 });
      await creation.choose("Create");
      await notifications.read('Creating inference profile "broken" in us-east-1: AWS is busy. Retrying...');
      await creation.waitUntilSaid(
        /Could not create the inference profile in us-east-1\.\s*AWS received too many requests/,
      );
      assert.ok((await creation.tokens()).length > 3);
      await endpoint.clearFaults();
      await creation.choose("Create");
      await creation.waitUntilRevealed("broken");
      assert.equal((await creation.profilesNamed("broken")).length, 1);
    }),
  );
});
