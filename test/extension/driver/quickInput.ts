import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";
import type { ObservedInput } from "./observedInputs";
import type { Observer } from "./observer";

/** An item of a quick pick, without icons. */
export interface QuickInputItem {
  label: string;
  description: string;
  detail: string;
  /** The name of the group for its first item, and an empty string for other items. */
  separator: string;
}

/** Controls the quick picks and input boxes of the extension, using VS Code's commands where they exist. */
export class QuickInput {
  constructor(private readonly observer: Observer) {}

  get current(): ObservedInput | undefined {
    return this.observer.inputs.current;
  }

  /** The open input. Throws if no input is open. */
  get open(): ObservedInput {
    assert.ok(this.current, "no quick input is open");
    return this.current;
  }

  /** Waits for an input whose title contains or matches the given title. */
  async waitForTitle(title: string | RegExp): Promise<void> {
    await this.#waitFor(`the title ${String(title)}`, (input) => matches(input.title, title));
  }

  /** Waits for a prompt or validation message. */
  async waitForMessage(text: string | RegExp): Promise<void> {
    await this.#waitFor(`the message ${String(text)}`, (input) => matches(input.message, text));
  }

  async waitForValue(text: string): Promise<void> {
    await this.#waitFor(`the value ${text}`, (input) => input.value === text);
  }

  async waitUntilClosed(): Promise<void> {
    await this.observer.changes.waitFor("no open input", () => this.current === undefined);
  }

  value(): string {
    return this.open.value;
  }

  message(): string {
    return this.open.message;
  }

  /** Replaces the text in the input. */
  async type(text: string): Promise<void> {
    await this.open.type(text);
  }

  /** Returns the items. The extension omits items that do not match the typed text. */
  items(): QuickInputItem[] {
    let separator = "";
    const items: QuickInputItem[] = [];
    for (const item of this.open.items) {
      if (item.kind === vscode.QuickPickItemKind.Separator) {
        separator = item.label;
        continue;
      }
      items.push({
        label: withoutIcons(item.label),
        description: withoutIcons(item.description ?? ""),
        detail: withoutIcons(item.detail ?? ""),
        separator,
      });
      separator = "";
    }
    return items;
  }

  /** Waits for an item whose label starts with or matches the label, and returns it. */
  row(label: string | RegExp): Promise<vscode.QuickPickItem> {
    return this.#rowWhere(`the row ${String(label)}`, (item) => isLabeled(item, label));
  }

  /** Returns whether such an item currently exists. */
  hasRow(label: string | RegExp): boolean {
    return this.open.items.some((item) => isLabeled(item, label));
  }

  /** Waits until no such item exists. */
  async waitUntilNoRow(label: string | RegExp): Promise<void> {
    await this.#waitFor(`no row ${String(label)}`, ({ items }) => !items.some((item) => isLabeled(item, label)));
  }

  /** Waits until the label of the active item starts with or matches the label. */
  async waitForActive(label: string | RegExp): Promise<vscode.QuickPickItem> {
    return this.observer.changes.waitFor(
      `the active row ${String(label)}`,
      () => (this.current?.active && isLabeled(this.current.active, label) ? this.current.active : undefined),
      () => this.seen(),
    );
  }

  /** Waits until the text of an item or the message matches the pattern. */
  async waitUntilSaid(text: RegExp): Promise<void> {
    await this.#waitFor(
      `a row or message like ${String(text)}`,
      ({ items, message }) => text.test(message) || items.some((item) => text.test(wholeText(item))),
    );
  }

  /** Moves to the item with a label. */
  moveTo(label: string | RegExp): Promise<vscode.QuickPickItem> {
    return this.moveToWhere(`the row ${String(label)}`, (item) => isLabeled(item, label));
  }

  /** Moves to the first matching item. Checks again at each step, because the items may be replaced in the meantime. */
  async moveToWhere(what: string, fits: (item: vscode.QuickPickItem) => boolean): Promise<vscode.QuickPickItem> {
    await this.#rowWhere(what, fits);
    await this.settle();
    for (let rest = this.open.items.length + 2; rest > 0; rest--) {
      const { active } = this.open;
      if (active && fits(active)) return active;
      await vscode.commands.executeCommand("workbench.action.quickOpenSelectNext");
      // If items are replaced at the same time, VS Code may return to the first item, so that a move may have no
      // effect.
      await this.settle();
    }
    throw new Error(`Moving down does not lead to ${what}: ${JSON.stringify(this.seen())}`);
  }

  /**
   * Returns the items that match the typed text, found by moving through the list once. Starts again if the items are
   * replaced.
   */
  async matchingRows(): Promise<vscode.QuickPickItem[]> {
    await this.settle();
    let items = [...this.open.items];
    let found: vscode.QuickPickItem[] = [];
    for (;;) {
      const active = await this.observer.changes.waitFor("an active row", () => this.open.active);
      const isReplaced = this.open.items.some((item, index) => item !== items[index]);
      if (isReplaced) {
        items = [...this.open.items];
        found = [];
      } else if (found.includes(active)) {
        return found;
      }
      found.push(active);
      await vscode.commands.executeCommand("workbench.action.quickOpenSelectNext");
      await this.settle();
    }
  }

  /** Moves to the item with a label and accepts it. */
  async choose(label: string | RegExp): Promise<void> {
    await this.moveTo(label);
    await this.accept();
  }

  /** Filters the list, then moves to the item and accepts it. */
  async typeAndChoose(text: string, label: string | RegExp = text): Promise<void> {
    await this.type(text);
    await this.choose(label);
  }

  /** Toggles the checkbox of an item. */
  async toggle(label: string | RegExp): Promise<void> {
    await this.moveTo(label);
    await vscode.commands.executeCommand("workbench.action.quickPickManyToggle");
  }

  /** Waits until exactly these items are selected. */
  async waitForSelected(labels: readonly string[]): Promise<void> {
    await this.#waitFor(
      `the selection ${labels.join()}`,
      ({ selected }) => selected.map(({ label }) => withoutIcons(label)).join() === labels.join(),
    );
  }

  /** Accepts the input, like Enter. */
  async accept(): Promise<void> {
    await this.settle();
    assert.ok(this.current, "the quick input has closed");
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
  }

  /** Closes the input, like Esc. */
  async cancel(): Promise<void> {
    const left = this.current;
    await this.settle();
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    await this.observer.changes.waitFor("the input to close", () => this.current !== left);
    // VS Code restores the focus a little later, which would close an input that is opened in the meantime.
    await vscode.commands.executeCommand("workbench.action.focusSideBar");
  }

  hasBackButton(): boolean {
    return this.open.buttons.includes(vscode.QuickInputButtons.Back);
  }

  async back(): Promise<void> {
    await this.settle();
    await vscode.commands.executeCommand("workbench.action.quickInputBack");
  }

  /** Clicks a button in the title bar. */
  async pressTitleButton(tooltip: string): Promise<void> {
    const button = await this.observer.changes.waitFor(
      `the button ${tooltip}`,
      () => this.current?.buttons.find((it) => it.tooltip === tooltip),
      () => this.seen(),
    );
    this.open.pressButton(button);
  }

  /** Clicks a button of an item. */
  async pressItemButton(label: string | RegExp, tooltip: string): Promise<void> {
    await this.row(label);
    // VS Code reports one of the rows that it has, but the rows may have been replaced in the meantime.
    await this.settle();
    const item = await this.row(label);
    const button = item.buttons?.find((it) => it.tooltip === tooltip);
    assert.ok(button, `the row ${String(label)} has no button ${tooltip}`);
    this.open.pressItemButton(item, button);
  }

  /**
   * Resolves when VS Code has received all changes. The extension host sends them at the end of the current event loop
   * turn.
   */
  async settle(): Promise<void> {
    await delay(0);
    await vscode.commands.executeCommand("setContext", "bedrockProfiles.test", true);
  }

  /** Returns a summary of the input, for the error messages of failed waits. */
  seen(): unknown {
    const { current } = this;
    if (!current) return "no input";
    const { title, value, message, active } = current;
    return { title, value, message, active: active?.label, rows: current.items.slice(0, 20).map(wholeText) };
  }

  #rowWhere(what: string, fits: (item: vscode.QuickPickItem) => boolean): Promise<vscode.QuickPickItem> {
    return this.observer.changes.waitFor(
      what,
      () => this.current?.items.find((item) => item.kind !== vscode.QuickPickItemKind.Separator && fits(item)),
      () => this.seen(),
    );
  }

  async #waitFor(what: string, fits: (input: ObservedInput) => boolean): Promise<void> {
    await this.observer.changes.waitFor(
      what,
      () => this.current && fits(this.current),
      () => this.seen(),
    );
  }
}

function matches(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === "string" ? text.includes(wanted) : wanted.test(text);
}

function isLabeled(item: vscode.QuickPickItem, label: string | RegExp): boolean {
  if (item.kind === vscode.QuickPickItemKind.Separator) return false;
  const text = withoutIcons(item.label);
  return typeof label === "string" ? text.startsWith(label) : label.test(text);
}

function wholeText({ label, description = "", detail = "" }: vscode.QuickPickItem): string {
  return [label, description, detail].filter((part) => part !== "").join(" ");
}

/** Removes icons: `$(tag) name` becomes `name`. Escaped text is not an icon. */
function withoutIcons(text: string): string {
  return text.replace(/(?<!\\)\$\([a-z0-9~-]+\)\s*/g, "").trim();
}
