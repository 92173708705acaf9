import assert from "node:assert/strict";
import * as vscode from "vscode";
import { scenario } from "../driver/scenario";
import { commands, inputTitle } from "../driver/texts";

/** Text that would become an icon, a link or an image if VS Code interpreted it. */
const hostile = "$(zap) [x](command:workbench.action.closeWindow) <img src=x> https://evil.example/z";

/** Fails if VS Code would render an icon, or create a link in a notification. */
function assertEscaped(text: string | undefined): void {
  assert.ok(text?.includes("zap"), text);
  assert.doesNotMatch(text ?? "", /(?<!\\)\$\(zap\)/, "an icon");
  assert.doesNotMatch(text ?? "", /\]\(command:/, "a link");
}

suite("untrusted text", () => {
  const settings = { regions: ["us-east-1"] };

  test(
    "is escaped in every step of the create wizard",
    scenario({ settings }, async ({ endpoint, quickInput, wizard }) => {
      await endpoint.plantProfile({
        region: "us-east-1",
        profile: {
          type: "SYSTEM_DEFINED",
          inferenceProfileName: hostile,
          inferenceProfileId: "us.hostile-v1:0",
          inferenceProfileArn: "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.hostile-v1:0",
          models: [{ modelArn: "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0" }],
        },
      });
      await endpoint.plantProfile({
        region: "us-east-1",
        profile: { inferenceProfileName: "tagged", inferenceProfileId: "hostile00002" },
        tags: [{ key: hostile, value: hostile }],
      });
      wizard.total = 5;
      await wizard.start();
      await wizard.at("source");
      const source = await quickInput.row(/closeWindow/);
      assert.doesNotMatch(source.label, /(?<!\\)\$\(zap\)/);
      await wizard.chooseSource("us.hostile-v1:0");
      await wizard.at("name");
      assert.match(quickInput.value(), /^([0-9a-zA-Z][ _-]?)+$/, "the suggested name is allowed");
      await quickInput.type("inert");
      await quickInput.accept();
      await wizard.at("description");
      await quickInput.accept();
      await wizard.at("tags");
      await wizard.choose("Add Tag...");
      await wizard.waitUntilSaid(/team=/);
      assert.equal(quickInput.hasRow(/closeWindow/), false, "AWS would refuse such a key");
      await wizard.back();
      await wizard.choose("Continue");
      await wizard.at("review");
      const line = await quickInput.row("Source");
      assert.doesNotMatch(line.description ?? "", /(?<!\\)\$\(zap\)/);
      await endpoint.setFaults({
        kind: "error",
        operation: "CreateInferenceProfile",
        error: "ValidationException",
        message: hostile,
      });
      await wizard.choose("Create");
      await wizard.waitUntilSaid(/AWS reported/);
      const texts = quickInput.open.items.flatMap(({ label, description, detail }) => [label, description, detail]);
      for (const text of texts.filter((it) => it?.includes("zap"))) assert.doesNotMatch(text ?? "", /(?<!\\)\$\(zap\)/);
    }),
  );

  test(
    "is escaped in notifications, validation messages, picker rows and tooltips",
    scenario({ settings }, async ({ endpoint, explorer, messages, quickInput, start }) => {
      await endpoint.plantProfile({
        region: "us-east-1",
        profile: { inferenceProfileName: hostile, inferenceProfileId: "hostile00001", description: hostile },
      });
      await explorer.open();
      // Rows and plain tooltips show text unchanged. `tooltip` fails for a Markdown tooltip.
      assert.ok((await explorer.tooltip(hostile)).includes(hostile));
      start(commands.findProfile);
      const row = await quickInput.row(/closeWindow/);
      assert.doesNotMatch(row.label, /(?<!\\)\$\(zap\)/);
      await quickInput.cancel();

      await endpoint.setFaults({ kind: "error", error: "ValidationException", message: hostile, count: 0 });
      await vscode.commands.executeCommand(commands.refresh);
      explorer.click("Invalid request").catch((error: unknown) => console.error(error));
      // Notifications do not render icons.
      assert.doesNotMatch(await messages.read("Could not load"), /\]\(command:/, "a link");
      await messages.dismiss("Could not load");

      await vscode.env.clipboard.writeText("");
      start(commands.openByArn);
      await quickInput.waitForTitle(inputTitle(commands.openByArn));
      await quickInput.type("arn:aws:bedrock:$(zap):123456789012:inference-profile/x");
      await quickInput.waitForMessage("is not a valid Region code");
      assertEscaped(quickInput.message());
      await quickInput.type("arn:aws:bedrock:us-east-1:123456789012:inference-profile/x");
      await quickInput.accept();
      await quickInput.waitForMessage("AWS reported: ");
      assertEscaped(quickInput.message());
    }),
  );
});
