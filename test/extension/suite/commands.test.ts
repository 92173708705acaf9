import assert from "node:assert/strict";
import * as vscode from "vscode";
import { scenario } from "../driver/scenario";

/** Creates a row in the format that the tree passes to commands. */
function row(region: string, id: string, name: string) {
  const arn = `arn:aws:bedrock:${region}:123456789012:application-inference-profile/${id}`;
  const model = `arn:aws:bedrock:${region}::foundation-model/amazon.nova-micro-v1:0`;
  const profile = { arn, id, name, type: "APPLICATION", status: "ACTIVE", modelArns: [model] };
  return { kind: "profile", connection: { region }, profile, models: new Map() };
}

/** Returns the titles of the open details pages. */
function openPages(): string[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputWebview).map(({ label }) => label);
}

async function nextTabChange(change: () => Thenable<unknown>, isWanted: () => boolean): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const settle = () => {
      if (isWanted()) {
        listener.dispose();
        resolve();
      }
    };
    const listener = vscode.window.tabGroups.onDidChangeTabs(settle);
    change().then(settle, reject);
  });
}

suite("commands run on rows", () => {
  const first = row("us-east-1", "aaaaaaaaaaaa", "first");
  const second = row("eu-central-1", "bbbbbbbbbbbb", "second");

  for (const [command, member] of [
    ["copyArn", "arn"],
    ["copyId", "id"],
    ["copyName", "name"],
  ] as const) {
    test(
      `${command} copies one value, or several values on separate lines`,
      scenario({}, async () => {
        await vscode.commands.executeCommand(`bedrockProfiles.${command}`, first);
        assert.equal(await vscode.env.clipboard.readText(), first.profile[member]);
        await vscode.commands.executeCommand(`bedrockProfiles.${command}`, first, [first, second]);
        const both = `${first.profile[member]}\n${second.profile[member]}`;
        assert.equal(await vscode.env.clipboard.readText(), both);
      }),
    );
  }

  test(
    "refresh loads only the Region of the row",
    scenario({}, async ({ endpoint }) => {
      const since = await endpoint.mark();
      await vscode.commands.executeCommand("bedrockProfiles.refreshRegion", second);
      // Requests for models from an earlier load may still be in progress.
      const lists = (await endpoint.requests()).filter(
        ({ sequence, operation }) => sequence > since && operation === "ListInferenceProfiles",
      );
      assert.deepEqual(
        lists.map(({ region }) => region),
        ["eu-central-1", "eu-central-1"],
      );
    }),
  );

  test(
    "showDetails opens one page per profile, and reveals a page that is already open",
    scenario({}, async ({ endpoint }) => {
      const { profiles } = await endpoint.state("us-east-1");
      const [shown] = profiles.filter(({ type }) => type === "APPLICATION");
      assert.ok(shown);
      const name = String(shown.profile["inferenceProfileName"]);
      const wanted = row("us-east-1", shown.id, name);
      const arn = String(shown.profile["inferenceProfileArn"]);
      const given = { ...wanted, profile: { ...wanted.profile, arn } };
      const show = () => vscode.commands.executeCommand("bedrockProfiles.showDetails", given);
      await nextTabChange(show, () => openPages().includes(name));
      await show();
      assert.deepEqual(openPages(), [name]);
    }),
  );
});
