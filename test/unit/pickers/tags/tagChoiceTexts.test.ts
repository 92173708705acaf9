import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tagChoices } from "../../../../src/domain/tags";
import { tagChoiceTexts } from "../../../../src/pickers/tags/tagChoiceTexts";

const team = { key: "team", value: "search" };

describe("the texts of a tag choice", () => {
  it("start with the typed text", () => {
    assert.deepEqual(tagChoiceTexts({ kind: "set", tag: team }), {
      label: "team=search",
      description: "Add this tag",
      detail: "",
      codicon: "add",
    });
    assert.deepEqual(tagChoiceTexts({ kind: "set", tag: team, replaced: { key: "team", value: "chat" } }), {
      label: "team=search",
      description: "Replaces team=chat",
      detail: "",
      codicon: "edit",
    });
    assert.equal(tagChoiceTexts({ kind: "completeKey", key: "team" }).label, "team=");
    const [invalid] = tagChoices("team=a,b", [], undefined, { keys: [], values: () => [] });
    assert.ok(invalid);
    assert.deepEqual(tagChoiceTexts(invalid), {
      label: "Value: Position 2: a comma is not allowed.",
      description: "",
      detail: "Use letters A-Z, digits, spaces, and . _ : / = + @ -",
      codicon: "error",
    });
  });
});
