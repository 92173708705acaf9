import assert from "node:assert/strict";
import * as vscode from "vscode";
import manifest from "../../../package.json";

suite("the manifest", () => {
  const extension = vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`);

  suiteSetup(async () => {
    assert.ok(extension, "the extension is not there");
    await extension.activate();
  });

  test("belongs to an extension that activates", () => {
    assert.equal(extension?.isActive, true);
  });

  test("declares only commands that are registered", async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = declaredCommands().filter((command) => !registered.has(command));
    assert.deepEqual(missing, []);
  });

  test("declares every registered command", async () => {
    const declared = new Set(declaredCommands());
    const ours = (await vscode.commands.getCommands(true)).filter((command) => command.startsWith("bedrockProfiles."));
    const undeclared = ours.filter((command) => !declared.has(command) && !isMadeByVSCode(command));
    assert.deepEqual(undeclared, []);
  });
});

function declaredCommands(): string[] {
  return manifest.contributes.commands.map(({ command }) => command);
}

/**
 * Returns whether VS Code registers the command itself, as it does for each view, such as
 * `bedrockProfiles.explorer.focus`.
 */
function isMadeByVSCode(command: string): boolean {
  const views = Object.values(manifest.contributes.views).flat();
  return views.some(({ id }) => command.startsWith(`${id}.`));
}
