import assert from "node:assert/strict";
import * as vscode from "vscode";
import { scenario } from "../driver/scenario";

/** Returns a row for an application profile, in the format that the explorer passes to commands. */
function row(profile: Record<string, unknown>) {
  const { inferenceProfileArn: arn, inferenceProfileId: id, inferenceProfileName: name, status, type } = profile;
  const modelArns = (profile["models"] as { modelArn: string }[]).map(({ modelArn }) => modelArn);
  return { kind: "profile", connection: { region: "us-east-1" }, profile: { arn, id, name, status, type, modelArns } };
}

suite("copying in a format", () => {
  test(
    "shows the formats, copies text that contains the values from AWS, and lists the format first the next time",
    scenario({}, async ({ endpoint, quickInput, start, copiedBy }) => {
      const { profiles } = await endpoint.state("us-east-1");
      const [stored] = profiles.filter(({ type }) => type === "APPLICATION");
      assert.ok(stored);
      const given = row(stored.profile);
      const done = vscode.commands.executeCommand("bedrockProfiles.copyAs", given);
      await quickInput.waitForTitle(String(given.profile.name));
      await quickInput.row("boto3");
      // The text is written after the list has closed.
      const text = await copiedBy(async () => {
        await quickInput.choose("boto3");
        await done;
      });
      await quickInput.waitUntilClosed();
      assert.ok(text.includes(`modelId="${String(given.profile.arn)}"`), text);
      start("bedrockProfiles.copyAs", given);
      await quickInput.row("boto3");
      assert.equal(quickInput.items()[0]?.separator, "Recently used");
      assert.equal(quickInput.items()[0]?.label, "boto3");
      await quickInput.cancel();
    }),
  );

  test(
    "opens the text as an untitled document in its language, including the tags of the profile",
    scenario({}, async ({ endpoint, quickInput, start }) => {
      const { profiles } = await endpoint.state("us-east-1");
      const stored = profiles.find(({ type, tags }) => type === "APPLICATION" && tags.length > 0);
      assert.ok(stored);
      start("bedrockProfiles.copyAs", row(stored.profile));
      // The row has no buttons until the source is known.
      await quickInput.waitUntilSaid(/AWSTemplateFormatVersion/);
      const opened = new Promise<vscode.TextEditor>((resolve) => {
        const listener = vscode.window.onDidChangeActiveTextEditor((editor) => {
          if (editor) {
            listener.dispose();
            resolve(editor);
          }
        });
      });
      await quickInput.pressItemButton("CloudFormation", "Open as Untitled Document");
      const { document } = await opened;
      assert.ok(document.isUntitled);
      assert.equal(document.languageId, "yaml");
      for (const { key, value } of stored.tags) {
        assert.ok(document.getText().includes(`"${key}"`) && document.getText().includes(`"${value}"`));
      }
    }),
  );

  test(
    "warns in the list and after copying that a model is legacy, if the format has no comments",
    scenario({}, async ({ endpoint, messages, quickInput, start, copiedBy }) => {
      const { profiles } = await endpoint.state("us-east-1");
      const stored = profiles.find(({ profile }) => profile["inferenceProfileName"] === "legal-summaries");
      assert.ok(stored);
      const warning = "The model is legacy.";
      start("bedrockProfiles.copyAs", row(stored.profile));
      await quickInput.waitUntilSaid(/The model is legacy\./);
      const details = (label: string) => quickInput.items().flatMap((it) => (it.label === label ? [it.detail] : []));
      assert.deepEqual(
        ["IAM policy", "boto3"].map((label) => details(label).every((detail) => detail.startsWith(warning))),
        [true, false],
      );
      await copiedBy(async () => {
        await quickInput.choose("IAM policy");
        await messages.read(warning);
      });
      await messages.dismiss(warning);
    }),
  );

  test(
    "finds formats that match all typed words, and can be canceled while their data is loading",
    scenario({}, async ({ endpoint, quickInput, messages, start, copiedBy }) => {
      const { profiles } = await endpoint.state("us-east-1");
      const [stored] = profiles.filter(({ type }) => type === "APPLICATION");
      assert.ok(stored);
      const given = row(stored.profile);
      await endpoint.setFaults({ kind: "hang", operation: "ListTagsForResource", count: 0 });
      start("bedrockProfiles.copyAs", given);
      await quickInput.waitForTitle(String(given.profile.name));
      await quickInput.type("no such format");
      await quickInput.choose("No match");
      await quickInput.waitForValue("");
      const copied = await copiedBy(async () => {
        await quickInput.typeAndChoose("python boto3", "boto3");
        const title = "Loading the models and tags";
        const progress = await messages.progress(title);
        assert.ok(progress.cancellable);
        progress.cancel();
        await messages.waitForProgressEnd(title);
      });
      assert.equal(copied, "");
    }),
  );

  test(
    "offers the user's templates, and reports invalid ones",
    scenario(
      {
        settings: {
          copyTemplates: [{ name: "Team gateway", language: "yaml", text: "- {{arn}}" }, { name: "No text" }],
        },
      },
      async ({ endpoint, quickInput, start, copiedBy, messages }) => {
        const { profiles } = await endpoint.state("us-east-1");
        const [stored] = profiles.filter(({ type }) => type === "APPLICATION");
        assert.ok(stored);
        const given = row(stored.profile);
        start("bedrockProfiles.copyAs", given);
        await quickInput.waitForTitle(String(given.profile.name));
        await quickInput.row("Some of your templates are not valid");
        const copied = await copiedBy(async () => {
          await quickInput.typeAndChoose("gateway", "Team gateway");
          await messages.statusMessage("Copied as Team gateway");
        });
        assert.ok(copied.includes(String(given.profile.arn)), copied);
        start("bedrockProfiles.copyAs", given);
        await quickInput.waitForTitle(String(given.profile.name));
        await quickInput.choose("Some of your templates are not valid");
        await quickInput.waitUntilClosed();
      },
    ),
  );

  test(
    "asks for a profile if none is selected, and inserts it at every cursor as plain text",
    scenario({}, async ({ endpoint, quickInput, start }) => {
      const { profiles } = await endpoint.state("us-east-1");
      const [stored] = profiles.filter(({ type }) => type === "APPLICATION");
      assert.ok(stored);
      const name = String(stored.profile["inferenceProfileName"]);
      start("bedrockProfiles.copyAs");
      await quickInput.waitForTitle("Copy Inference Profile As");
      await quickInput.typeAndChoose(name);
      await quickInput.waitForTitle(`Copy ${name} As`);
      await quickInput.cancel();
      const document = await vscode.workspace.openTextDocument({ content: "a\nb\n" });
      const editor = await vscode.window.showTextDocument(document);
      editor.selections = [0, 1].map((line) => new vscode.Selection(line, 1, line, 1));
      const changed = new Promise<void>((resolve) => {
        const listener = vscode.workspace.onDidChangeTextDocument((event) => {
          if (event.document === document) {
            listener.dispose();
            resolve();
          }
        });
      });
      start("bedrockProfiles.insertProfile");
      await quickInput.waitForTitle("Insert Inference Profile");
      await quickInput.typeAndChoose(name);
      await changed;
      const arn = String(stored.profile["inferenceProfileArn"]);
      assert.equal(document.getText(), `a${arn}\nb${arn}\n`);
    }),
  );
});
