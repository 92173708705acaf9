import assert from "node:assert/strict";
import { systemProfileArn } from "../driver/createWizard";
import type { RowName } from "../driver/explorer";
import { scenario } from "../driver/scenario";
import { commands } from "../driver/texts";

const nova = { name: "Global Amazon Nova 2 Lite", id: "global.amazon.nova-2-lite-v1:0" };
const haiku = { name: "Global Anthropic Claude Haiku 4.5", id: "global.anthropic.claude-haiku-4-5-20251001-v1:0" };

/** Rows from which a profile can be created, and the resulting source. */
const sources: { row: RowName; suggested: string; copyFrom: string }[] = [
  {
    row: ["us-east-1", "System-defined", "Nova 2 Lite"],
    suggested: "global-amazon-nova-2-lite",
    copyFrom: systemProfileArn(nova.id),
  },
  {
    row: ["us-east-1", "Application", "search-reranking", "Rerank 3.5"],
    suggested: "rerank-3-5",
    copyFrom: "arn:aws:bedrock:us-east-1::foundation-model/cohere.rerank-v3-5:0",
  },
  {
    // This model cannot be copied directly, but the profile that contains it can.
    row: ["us-east-1", "System-defined", "Claude Haiku 4.5", "Claude Haiku 4.5"],
    suggested: "global-anthropic-claude-haiku-4-5",
    copyFrom: systemProfileArn(haiku.id),
  },
];

suite("the create wizard started on a row", () => {
  const settings = { regions: ["ca-central-1", "us-east-1"] };

  test(
    "uses the row's profile or model as the source",
    scenario({ settings }, async ({ explorer, quickInput, start, wizard }) => {
      await explorer.open();
      for (const [row, child] of [
        [["us-east-1", "Application", "search-reranking"], "Rerank 3.5"],
        [["us-east-1", "System-defined"], "Nova 2 Lite"],
        [["us-east-1", "System-defined", "Claude Haiku 4.5"], "Claude Haiku 4.5"],
      ] as const) {
        await explorer.expand(row);
        await explorer.row([...row, child]);
      }
      // A draft that contains only a Region is discarded without a question.
      await wizard.start();
      await wizard.choose("us-east-1");
      await wizard.at("source");
      await quickInput.cancel();
      const [first] = sources;
      assert.ok(first);
      start(commands.createProfileFrom, (await explorer.row(first.row)).node);
      await wizard.at("name");
      // Otherwise, the row's profile is the first answer to the question.
      await quickInput.type("draft");
      await quickInput.cancel();
      start(commands.createProfileFrom, (await explorer.row(first.row)).node);
      await quickInput.waitForActive(/^Use "/);
      await quickInput.row('Continue with "draft"');
      await quickInput.accept();
      await wizard.at("name");
      assert.equal(quickInput.value(), first.suggested);
      await quickInput.cancel();
      for (const { row, suggested } of sources) {
        start(commands.createProfileFrom, (await explorer.row(row)).node);
        await wizard.at("name");
        assert.equal(quickInput.value(), suggested);
        // The source comes from the row, but can be changed.
        await wizard.back();
        await wizard.at("source");
        await quickInput.waitForActive(/./);
        await quickInput.accept();
        await wizard.fillIn({});
        await wizard.choose("Create");
        await wizard.waitUntilRevealed(suggested);
      }
      assert.deepEqual(
        await wizard.created(),
        sources.map(({ suggested, copyFrom }) => ({
          inferenceProfileName: suggested,
          modelSource: { copyFrom },
        })),
      );
    }),
  );

  test(
    "uses the row's Region",
    scenario({ settings }, async ({ explorer, quickInput, start, wizard }) => {
      await explorer.open();
      for (const row of ["us-east-1", ["us-east-1", "Application"]] as RowName[]) {
        start(commands.createProfileFrom, (await explorer.row(row)).node);
        await wizard.at("source");
        await quickInput.row(nova.name);
        await wizard.back();
        await wizard.at("region");
        await quickInput.waitForActive("us-east-1");
        await quickInput.cancel();
      }
      // If a Region has no application profiles, a row states this and starts the wizard.
      explorer.click(/^No application profiles yet/).catch((error: unknown) => console.error(error));
      await wizard.at("source");
      await wizard.fillIn({ source: "ca.amazon.nova-lite-v1:0", name: "first in Canada" });
      await wizard.choose("Create");
      await wizard.waitUntilRevealed("first in Canada");
      assert.equal((await wizard.profilesNamed("first in Canada", "ca-central-1")).length, 1);
    }),
  );
});
