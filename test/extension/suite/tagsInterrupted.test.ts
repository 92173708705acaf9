import assert from "node:assert/strict";
import * as vscode from "vscode";
import { scenario } from "../driver/scenario";
import { allTags, tagAsOther, tagsOf } from "../driver/tags";
import { commands } from "../driver/texts";

const savedEdit = "unfinishedTagEdit";

suite("editing tags while something else happens", () => {
  test(
    "edits the selected rows of a filtered tree from the palette, can be canceled midway, and is continued after the window was closed",
    scenario({ settings: { regions: ["us-east-1"] } }, async (parts) => {
      const { endpoint, explorer, product, quickInput, messages, restart, start } = parts;
      const names = ["search-embeddings", "search-reranking"];
      await explorer.open();
      await explorer.waitForDescription("legal-summaries", "Claude 3 Haiku");
      start(commands.filterProfiles);
      await quickInput.waitForTitle("Filter Inference Profiles");
      await quickInput.type("team=search");
      await quickInput.accept();
      await explorer.waitUntilGone("legal-summaries");
      await explorer.row("search-reranking");
      await explorer.select("search-embeddings");
      await vscode.commands.executeCommand("list.expandSelectionDown");
      await explorer.waitForSelection(names);
      const before = await allTags(endpoint);

      start(commands.editTags);
      await quickInput.waitForTitle("Edit Tags · 2 profiles");
      await quickInput.type("owner=platform");
      await quickInput.accept();
      await quickInput.waitForActive("Review Changes");
      await quickInput.accept();
      await quickInput.waitForActive("Apply");
      await endpoint.setFaults({ kind: "hang", operation: "TagResource" });
      await quickInput.accept();
      const progress = await messages.progress("Changing tags of inference profiles");
      const tagged = await endpoint.waitForRequest(
        ({ operation, outcome }) => operation === "TagResource" && outcome === "answered",
        { since: 0 },
      );
      assert.ok(progress.cancellable);
      const saved = product.globalState.get(savedEdit);
      progress.cancel();
      await messages.read("Tags changed on 1 of 2 profiles · 1 failed or not started");
      assert.deepEqual(product.globalState.get(savedEdit), saved, "Retry Failed is still offered");
      const arn = (tagged.body as { resourceARN: string }).resourceARN;
      const changed = [...(await allTags(endpoint))].filter(([key, tags]) => before.get(key) !== tags);
      assert.deepEqual(
        changed.map(([key]) => key.split(" ")[1]),
        [arn.split("/")[1]],
      );

      // The state of a window that was closed instead.
      await restart();
      await product.globalState.update(savedEdit, saved);
      start(commands.editTags);
      await quickInput.waitUntilSaid(/2 profiles · owner: Will be set to platform on all/);
      await quickInput.choose("Continue Where You Left Off");
      await quickInput.waitForActive("Apply");
      assert.ok(quickInput.hasRow("1 profile already has these tags"));
      await quickInput.accept();
      await messages.read(/owner: \(no tag\) → platform/);
      for (const name of names) assert.equal((await tagsOf(endpoint, name))["owner"], "platform");
      const after = await allTags(endpoint);
      assert.equal([...after].filter(([key, tags]) => before.get(key) !== tags).length, 2);
      assert.equal(product.globalState.get(savedEdit), undefined);
    }),
  );

  test(
    "points out what another client has changed since the page showed the tags, overwrites none of it, and offers to review again",
    scenario({ settings: { regions: ["us-east-1"] } }, async ({ endpoint, explorer, quickInput, messages, start }) => {
      const name = "search-reranking";
      await explorer.open();
      const { node } = await explorer.row(name);
      await tagAsOther(endpoint, name, { project: "other" });
      start(commands.editTags, node, undefined, {
        edits: [{ kind: "set", key: "project", value: "relevance" }],
        shown: [{ key: "project", value: "ranking" }],
      });
      await quickInput.waitForActive("Apply");
      await quickInput.waitUntilSaid(/Changed by somebody else in the meantime.*project: ranking → other/s);
      await quickInput.waitUntilSaid(/project: other → relevance/);

      await tagAsOther(endpoint, name, { project: "third", note: "mine" });
      await quickInput.accept();
      const conflict = /Not changed, because somebody else has changed the tags in the meantime: project=third/;
      assert.deepEqual(await messages.buttons(conflict), ["Review Again", "Show Results"]);
      assert.equal((await tagsOf(endpoint, name))["project"], "third");
      await messages.press(conflict, "Review Again");
      await quickInput.waitForActive("Apply");
      await quickInput.waitUntilSaid(/project: third → relevance/);
      await quickInput.accept();
      await messages.read(`${name}: project: third → relevance`);
      assert.deepEqual(await tagsOf(endpoint, name), {
        team: "search",
        project: "relevance",
        "cost-center": "2040",
        note: "mine",
      });
    }),
  );
});
