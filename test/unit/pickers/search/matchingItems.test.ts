import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { SearchableItem } from "../../../../src/pickers/search/matchingItems";
import { MatchingItems } from "../../../../src/pickers/search/matchingItems";

const separator: SearchableItem = { label: "Anthropic", kind: -1 };
const chat: SearchableItem = { label: "chat", detail: "us-east-1" };
const search: SearchableItem = { label: "search", detail: "us-west-2" };
const problem: SearchableItem = { label: "A Region failed", alwaysShow: true };

/** Returns a quick pick whose items reach VS Code when the test delivers them. */
function quickPick() {
  const arrivals: (() => void)[] = [];
  const picker = { value: "", items: [] as readonly SearchableItem[] };
  const waitForRender = () => new Promise<void>((resolve) => arrivals.push(resolve));
  const items = new MatchingItems(picker, waitForRender, {
    noMatch: (typed) => [{ label: `no ${typed}`, alwaysShow: true }],
    more: (shown, total) => ({ label: `${shown} of ${total}`, alwaysShow: true }),
  });
  const arrive = async () => {
    arrivals.splice(0).forEach((resolve) => resolve());
    await new Promise((resolve) => setImmediate(resolve));
  };
  const detach = (shown: Promise<void>): void => {
    shown.catch(assert.ifError);
  };
  return {
    picker,
    items,
    arrive,
    set: (...all: SearchableItem[]) => detach(items.set(all)),
    type: (text: string) => {
      picker.value = text;
      detach(items.show());
    },
    labels: () => picker.items.map(({ label }) => label),
  };
}

describe("the matching items of a quick pick", () => {
  it("are all items with their separators before text is typed and after it is cleared", () => {
    const { set, type, labels } = quickPick();
    set(separator, chat, search);
    assert.deepEqual(labels(), ["Anthropic", "chat", "search"]);
    type("west");
    assert.deepEqual(labels(), ["search"]);
    type("");
    assert.deepEqual(labels(), ["Anthropic", "chat", "search"]);
  });

  it("are shown by VS Code even if its own filter does not match them", () => {
    const { picker, set, type } = quickPick();
    set(chat, search);
    type("west-2 search");
    assert.deepEqual(picker.items, [{ ...search, alwaysShow: true }]);
  });

  it("keep the position of items that are always shown, before or after the matching items", () => {
    const { set, type, labels } = quickPick();
    const first = { label: "typed text", alwaysShow: true };
    set(first, chat, search, problem);
    type("us");
    assert.deepEqual(labels(), ["typed text", "chat", "search", "A Region failed"]);
    type("west");
    assert.deepEqual(labels(), ["typed text", "search", "A Region failed"]);
  });

  it("end with the next steps if nothing matches", () => {
    const { set, type, labels } = quickPick();
    set(chat, problem);
    type(" nothing ");
    assert.deepEqual(labels(), ["A Region failed", "no nothing"]);
  });

  it("are limited in number, and the last item states the limit", () => {
    const { set, type, labels } = quickPick();
    set(...Array.from({ length: 10_000 }, (_, index) => ({ label: `profile ${index}` })), problem);
    assert.equal(labels().length, 502);
    assert.deepEqual(labels().slice(-2), ["500 of 10000", "A Region failed"]);
    type("profile 99");
    assert.deepEqual(labels().at(-1), "A Region failed");
    assert.equal(labels().length, 281);
  });

  it("return the chosen item if newer items had not arrived yet", async () => {
    const { picker, items, set, type, arrive } = quickPick();
    set(chat, search);
    await arrive();
    set(problem, chat, search);
    // VS Code still shows the first items, so the first item is the chat.
    assert.equal(items.resolve(picker.items[0])?.label, "chat");
    await arrive();
    type("west");
    await arrive();
    assert.equal(items.resolve(picker.items[1])?.label, "search");
  });

  it("return the first match if Enter is pressed before VS Code has the items for the typed text", async () => {
    const { picker, items, set, type, arrive } = quickPick();
    set(chat, search);
    await arrive();
    const [shownFirst] = picker.items;
    type("west");
    assert.equal(items.resolve(shownFirst)?.label, "search");
    type("nothing");
    assert.equal(items.resolve(shownFirst)?.label, "no nothing");
  });

  it("return the first match if Enter is pressed that early on an item below the matches", async () => {
    const { items, set, type, arrive } = quickPick();
    set(chat, search);
    await arrive();
    type("west");
    assert.equal(items.resolve(undefined)?.label, "search");
    await arrive();
    assert.equal(items.resolve(undefined), undefined);
  });

  it("return the first match even if the items are replaced before the search, for example because a Region has loaded", async () => {
    const { picker, items, set, arrive } = quickPick();
    set(chat, search);
    await arrive();
    const [shownFirst] = picker.items;
    set(chat, search);
    picker.value = "west";
    assert.equal(items.resolve(shownFirst)?.label, "search");
  });
});
