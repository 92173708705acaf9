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
      "show the Regions of profiles with the same name",
      [tab(), tab({ region: "eu-west-1" }), tab({ title: "search" })],
      ["chat · us-east-1", "chat · eu-west-1", "search"],
    ],
    [
      "show the AWS profiles or accounts if the Regions are the same",
      [tab(), tab({ account: "123456789012" })],
      ["chat · dev", "chat · 123456789012"],
    ],
    ["show the IDs if nothing else differs", [tab(), tab({ id: "b" })], ["chat · a", "chat · b"]],
    [
      "combine everything that distinguishes each profile from the others",
      [tab(), tab({ account: "prod" }), tab({ region: "eu-west-1" })],
      ["chat · us-east-1 · dev", "chat · us-east-1 · prod", "chat · eu-west-1"],
    ],
    ["omit unknown values", [tab({ account: undefined }), tab()], ["chat", "chat · dev"]],
  ] as const) {
    it(what, () => {
      assert.deepEqual(tabTitles(pages), titles);
    });
  }
});
