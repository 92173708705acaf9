import assert from "node:assert/strict";
import * as vscode from "vscode";
import { scenario, writeSettings } from "../driver/scenario";
import { commands } from "../driver/texts";

const own = "123456789012";

suite("the settings that forbid changes", () => {
  test(
    "prevent creating a profile before any input is shown, and are named in the error",
    scenario({ settings: { readOnly: true } }, async ({ endpoint, messages, quickInput }) => {
      const refused = async (text: RegExp): Promise<void> => {
        await vscode.commands.executeCommand(commands.createProfile);
        await messages.read(text);
        assert.deepEqual(await messages.buttons(text), ["Open Settings"]);
        assert.equal(quickInput.current, undefined);
        await messages.dismiss(text);
      };
      await refused(/The setting bedrockProfiles\.readOnly does not allow changes/);
      await writeSettings({ readOnly: undefined, protectedAccounts: [own] });
      await refused(/The setting bedrockProfiles\.protectedAccounts protects the account 123456789012/);
      await writeSettings({ protectedAccounts: ["prod"] });
      await refused(/bedrockProfiles\.protectedAccounts has values that are not account IDs/);
      const changes = (await endpoint.requests()).filter(({ operation }) => operation === "CreateInferenceProfile");
      assert.deepEqual(changes, []);
    }),
  );

  test(
    "prevent the last step if an account becomes protected in the meantime, and keep the answers",
    scenario({ settings: { protectedAccounts: ["444455556666"] } }, async ({ messages, wizard }) => {
      await wizard.startAndFillIn({ name: "protected-later" });
      const review = await wizard.review();
      assert.deepEqual(
        [review["Account"], review["AWS profile"], review["Region"]?.startsWith("us-east-1")],
        [own, "Default credentials", true],
      );
      await writeSettings({ protectedAccounts: [own] });
      await wizard.choose("Create");
      await messages.read(/protects the account 123456789012/);
      assert.deepEqual(await wizard.created(), []);
    }),
  );
});
