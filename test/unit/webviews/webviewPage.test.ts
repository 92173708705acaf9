import assert from "node:assert/strict";
import { test } from "node:test";
import { escapeForTab } from "../../../src/webviews/webviewPage";

test("a name that looks like an icon is shown as text in the tab title", () => {
  assert.doesNotMatch(escapeForTab("$(zap) prod"), /\$\(zap\)/);
  assert.equal(escapeForTab("$(zap) prod").replaceAll("\u200B", ""), "$(zap) prod");
  assert.equal(escapeForTab("prod"), "prod");
});
