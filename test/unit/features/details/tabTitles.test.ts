import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { TabName } from "../../../../src/features/details/tabTitles";
import { tabTitles } from "../../../../src/features/details/tabTitles";

const tab = (changes: Partial<TabName> = {}): TabName => ({
  title: "chat",
  region: "us-east-1",
  account: "dev",
  id: "a",
  ...changes,
});

describe("the titles of tabs", () => {
  for (const [what, pages, titles] of [
    ["are the names if those differ", [tab(), tab({ title: "search" })], ["chat", "search"]],
    [
      "name the Regions of profiles with one name",
      [tab(), tab({ region: "eu-west-1" }), tab({ title: "search" })],
      ["chat · us-east-1", "chat · eu-west-1", "search"],
    ],
    [
      "name the AWS profiles or accounts if the Region is the same",
      [tab(), tab({ account: "123456789012" })],
      ["chat · dev", "chat · 123456789012"],
    ],
    ["name the IDs if nothing else differs", [tab(), tab({ id: "b" })], ["chat · a", "chat · b"]],
    [
      "combine what is needed to tell each from all others",
      [tab(), tab({ account: "prod" }), tab({ region: "eu-west-1" })],
      ["chat · us-east-1 · dev", "chat · us-east-1 · prod", "chat · eu-west-1"],
    ],
    ["leave out what is unknown", [tab({ account: undefined }), tab()], ["chat", "chat · dev"]],
  ] as const) {
    it(what, () => {
      assert.deepEqual(tabTitles(pages), titles);
    });
  }
});
