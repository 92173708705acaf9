import assert from "node:assert/strict";
import * as vscode from "vscode";
import { systemProfileArn, usualSource, type Step } from "../driver/createWizard";
import { scenario, writeSettings } from "../driver/scenario";

const answers = {
  name: "reviewed profile",
  description: "v1.2: all of it is there",
  tags: ["team=search", "sum=1 + 1 = 2", "empty="],
};

suite("the create wizard", () => {
  test(
    "sends no requests before Create, then creates the profile from the answers, and offers to copy its ARN and open its page",
    scenario({}, async ({ endpoint, wizard, messages, quickInput }) => {
      const name = "search chat_2";
      await wizard.startAndFillIn({
        name,
        description: "For the search team: v1.2",
        tags: ["team=search", "cost-center=20=40"],
      });
      assert.deepEqual(await wizard.requests("CreateInferenceProfile"), []);
      await endpoint.setFaults({ kind: "slow", operation: "CreateInferenceProfile", delayMs: 500 });
      // Create is the active row. Pressing Enter twice creates only one profile. Its progress may end before the commands.
      await quickInput.waitForActive("Create");
      const progress = messages.progress(`Creating inference profile "${name}" in us-east-1`);
      await quickInput.accept();
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      assert.equal((await progress).cancellable, true);
      await wizard.waitUntilRevealed(name);
      assert.deepEqual(await messages.buttons(`Created inference profile "${name}" in us-east-1`), [
        "Copy ARN",
        "Show Details",
      ]);
      await messages.press(`Created inference profile "${name}" in us-east-1`, "Copy ARN");
      await messages.statusMessage("ARN copied");
      const [made] = await wizard.profilesNamed(name);
      assert.equal(await vscode.env.clipboard.readText(), made?.profile["inferenceProfileArn"]);
      assert.deepEqual(await wizard.created(), [
        {
          inferenceProfileName: name,
          description: "For the search team: v1.2",
          modelSource: { copyFrom: systemProfileArn(usualSource) },
          tags: [
            { key: "team", value: "search" },
            { key: "cost-center", value: "20=40" },
          ],
        },
      ]);
    }),
  );

  test(
    "can be completed with the buttons of its inputs, and omits an empty description and empty tags",
    scenario({}, async ({ wizard, messages, observer, quickInput }) => {
      await wizard.start();
      await wizard.choose("us-east-1");
      await wizard.at("source");
      await wizard.chooseSource("us.amazon.nova-lite-v1:0");
      for (const step of ["name", "description"] as const) {
        await wizard.at(step);
        await quickInput.pressTitleButton("Continue");
      }
      await wizard.at("tags");
      await wizard.choose("Continue");
      await wizard.at("review");
      await wizard.choose("Create");
      await wizard.waitUntilRevealed("us-amazon-nova-lite");
      await messages.press('Created inference profile "us-amazon-nova-lite" in us-east-1', "Show Details");
      await observer.changes.waitFor("the page", () =>
        vscode.window.tabGroups.all.some(({ activeTab }) => activeTab?.label === "us-amazon-nova-lite"),
      );
      assert.deepEqual(await wizard.created(), [
        {
          inferenceProfileName: "us-amazon-nova-lite",
          modelSource: { copyFrom: systemProfileArn("us.amazon.nova-lite-v1:0") },
        },
      ]);
    }),
  );

  test(
    "shows a title, a step counter and a Back button at each step, and keeps the answers",
    scenario({}, async ({ explorer, quickInput, wizard }) => {
      await wizard.startAndFillIn({ name: "there-and-back", description: "Kept", tags: ["team=search"] });
      const review = await wizard.review();
      const backwards: Step[] = ["tags", "description", "name", "source", "region"];
      for (const step of backwards) {
        await wizard.back();
        await wizard.at(step);
      }
      assert.equal(quickInput.hasBackButton(), false);
      await quickInput.waitForActive("us-east-1");
      await quickInput.accept();
      await wizard.at("source");
      await quickInput.waitForActive("US Anthropic Claude Sonnet 4.5");
      assert.equal(quickInput.open.active?.description, usualSource);
      await quickInput.accept();
      await wizard.at("name");
      assert.equal(quickInput.value(), "there-and-back");
      await quickInput.accept();
      await wizard.at("description");
      assert.equal(quickInput.value(), "Kept");
      await quickInput.accept();
      await wizard.at("tags");
      await quickInput.row("team=search");
      await quickInput.waitForActive("Continue");
      await quickInput.accept();
      assert.deepEqual(await wizard.review(), review);
      assert.deepEqual(await wizard.requests("CreateInferenceProfile"), []);

      await quickInput.cancel();
      await writeSettings({ regions: ["us-west-2"] });
      await explorer.open();
      await explorer.row(["us-west-2", "Application"]);
      wizard.total = 5;
      await wizard.restart();
      await wizard.at("source");
      assert.equal(quickInput.hasBackButton(), false);
      await wizard.fillIn({ source: usualSource, name: "in-oregon" });
      assert.equal((await wizard.review())["Region"], "us-west-2 · US West (Oregon)");
      // This wizard has no Region step, so accepting this line does nothing.
      await wizard.choose("Region");
      await wizard.choose("Create");
      await wizard.waitUntilRevealed("in-oregon");
      assert.equal((await wizard.profilesNamed("in-oregon", "us-west-2")).length, 1);
    }),
  );
});

suite("the review step of the create wizard", () => {
  test(
    "shows all answers, copies them as an AWS CLI command, and opens the step of a selected answer",
    scenario({}, async ({ quickInput, wizard }) => {
      await wizard.startAndFillIn(answers);
      assert.deepEqual(await wizard.review(), {
        Account: "123456789012",
        "AWS profile": "Default credentials",
        Region: "us-east-1 · US East (N. Virginia)",
        Source: `US Anthropic Claude Sonnet 4.5 / ${usualSource}`,
        Name: answers.name,
        Description: answers.description,
        Tags: answers.tags.join(", "),
      });
      await wizard.choose("Copy as AWS CLI Command");
      await wizard.waitUntilSaid(/Copy as AWS CLI Command Copied/);
      assert.equal(
        await vscode.env.clipboard.readText(),
        "aws bedrock create-inference-profile --region us-east-1 --inference-profile-name 'reviewed profile'" +
          ` --description 'v1.2: all of it is there' --model-source copyFrom=${systemProfileArn(usualSource)}` +
          ` --tags key=team,value=search 'key=sum,value="1 + 1 = 2"' 'key=empty,value=""'`,
      );
      // After opening a step and returning without a change, the same line is active again.
      for (const [line, step] of [
        ["Region", "region"],
        ["Source", "source"],
        ["Name", "name"],
        ["Description", "description"],
        ["Tags", "tags"],
      ] as const) {
        await wizard.choose(line);
        await wizard.at(step);
        await wizard.back();
        await wizard.at("review");
        await quickInput.waitForActive(line);
      }
      // After a change, the wizard returns to Review after that step.
      await wizard.choose("Description");
      await wizard.at("description");
      await quickInput.type("");
      await quickInput.accept();
      await wizard.at("review");
      await wizard.choose("Name");
      await wizard.at("name");
      await quickInput.type("renamed");
      await quickInput.accept();
      await wizard.at("review");
      // Another Region has different sources, so the source step follows.
      await wizard.choose("Region");
      await wizard.at("region");
      await wizard.choose("eu-central-1");
      await wizard.at("source");
      await wizard.chooseSource("eu.amazon.nova-pro-v1:0");
      assert.deepEqual(await wizard.review(), {
        Account: "123456789012",
        "AWS profile": "Default credentials",
        Region: "eu-central-1 · Europe (Frankfurt)",
        Source: "EU Amazon Nova Pro · eu.amazon.nova-pro-v1:0",
        Name: "renamed",
        Description: "None",
        Tags: answers.tags.join(", "),
      });
      await wizard.choose("Create");
      await wizard.waitUntilRevealed("renamed");
      assert.deepEqual(await wizard.created(), [
        {
          inferenceProfileName: "renamed",
          modelSource: { copyFrom: systemProfileArn("eu.amazon.nova-pro-v1:0", "eu-central-1") },
          tags: [
            { key: "team", value: "search" },
            { key: "sum", value: "1 + 1 = 2" },
            { key: "empty", value: "" },
          ],
        },
      ]);
      const requests = await wizard.requests("CreateInferenceProfile");
      assert.deepEqual(
        requests.map(({ region }) => region),
        ["eu-central-1"],
      );
    }),
  );
});
