import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";
import type { ObservedInput } from "./observedInputs";
import type { Observer } from "./observer";

/** One entry of a quick pick, without icons. */
export interface QuickInputItem {
  label: string;
  description: string;
  detail: string;
  /** The name of its group, on the first entry of each. Empty on the others. */
  separator: string;
}

/** The quick picks and input boxes that the extension shows, driven by VS Code's own commands. */
export class QuickInput {
  constructor(private readonly observer: Observer) {}

  get current(): ObservedInput | undefined {
    return this.observer.inputs.current;
  }

  /** The input that is open. Throws where there is none. */
  get open(): ObservedInput {
    assert.ok(this.current, "no quick input is open");
    return this.current;
  }

  /** Waits until an input with this title is open. */
  async waitForTitle(title: string | RegExp): Promise<void> {
    await this.#waitFor(`the title ${String(title)}`, (input) => matches(input.title, title));
  }

  /** Waits for a prompt, or for what is wrong with the value. */
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

  /** Replaces what is in the input. */
  async type(text: string): Promise<void> {
    await this.open.type(text);
  }

  /** The entries, whether or not they fit what was typed: VS Code does not tell the extension which do. */
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

  /** Waits for an entry whose label starts with, or is like, this; gives it. */
  row(label: string | RegExp): Promise<vscode.QuickPickItem> {
    return this.#rowWhere(`the row ${String(label)}`, (item) => isLabeled(item, label));
  }

  /** Whether there is such an entry now. */
  hasRow(label: string | RegExp): boolean {
    return this.open.items.some((item) => isLabeled(item, label));
  }

  /** Waits until no entry is like this. */
  async waitUntilNoRow(label: string | RegExp): Promise<void> {
    await this.#waitFor(`no row ${String(label)}`, ({ items }) => !items.some((item) => isLabeled(item, label)));
  }

  /** Waits until the active entry is like this, as VS Code tells. */
  async waitForActive(label: string | RegExp): Promise<vscode.QuickPickItem> {
    return this.observer.changes.waitFor(
      `the active row ${String(label)}`,
      () => (this.current?.active && isLabeled(this.current.active, label) ? this.current.active : undefined),
      () => this.seen(),
    );
  }

  /** Waits until an entry or the message says something. */
  async waitUntilSaid(text: RegExp): Promise<void> {
    await this.#waitFor(
      `a row or message like ${String(text)}`,
      ({ items, message }) => text.test(message) || items.some((item) => text.test(wholeText(item))),
    );
  }

  /** Moves by VS Code's own command to the entry of this label. */
  moveTo(label: string | RegExp): Promise<vscode.QuickPickItem> {
    return this.moveToWhere(`the row ${String(label)}`, (item) => isLabeled(item, label));
  }

  /** Moves to the first entry that fits. Rows may be set again meanwhile, so it looks anew at each step. */
  async moveToWhere(what: string, fits: (item: vscode.QuickPickItem) => boolean): Promise<vscode.QuickPickItem> {
    await this.#rowWhere(what, fits);
    await this.settle();
    for (let rest = this.open.items.length + 2; rest > 0; rest--) {
      const { active } = this.open;
      if (active && fits(active)) return active;
      await vscode.commands.executeCommand("workbench.action.quickOpenSelectNext");
      if (this.open.items.length > 1) {
        await this.observer.changes.waitFor(
          "the next row",
          () => this.current?.active !== undefined && this.current.active !== active,
          () => this.seen(),
        );
      }
    }
    throw new Error(`Moving down does not lead to ${what}: ${JSON.stringify(this.seen())}`);
  }

  /** The entries that fit what was typed, found by moving through them once. */
  async matchingRows(): Promise<vscode.QuickPickItem[]> {
    await this.settle();
    const found: vscode.QuickPickItem[] = [];
    for (;;) {
      const active = await this.observer.changes.waitFor("an active row", () => this.open.active);
      if (found.includes(active)) return found;
      found.push(active);
      await vscode.commands.executeCommand("workbench.action.quickOpenSelectNext");
      await this.settle();
    }
  }

  /** Moves to the entry of this label and accepts it. */
  async choose(label: string | RegExp): Promise<void> {
    await this.moveTo(label);
    await this.accept();
  }

  /** Types what leaves the entry in view, then moves to it and accepts it. */
  async typeAndChoose(text: string, label: string | RegExp = text): Promise<void> {
    await this.type(text);
    await this.choose(label);
  }

  /** Sets or clears the box of an entry, where several may be chosen. */
  async toggle(label: string | RegExp): Promise<void> {
    await this.moveTo(label);
    await vscode.commands.executeCommand("workbench.action.quickPickManyToggle");
  }

  /** Whether the boxes of these entries are set, once they are. */
  async waitForSelected(labels: readonly string[]): Promise<void> {
    await this.#waitFor(
      `the selection ${labels.join()}`,
      ({ selected }) => selected.map(({ label }) => withoutIcons(label)).join() === labels.join(),
    );
  }

  /** As Enter does. */
  async accept(): Promise<void> {
    await this.settle();
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
  }

  /** As Esc does; waits until the input has gone. */
  async cancel(): Promise<void> {
    const left = this.current;
    await this.settle();
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    await this.observer.changes.waitFor("the input to close", () => this.current !== left);
    // Where the focus was is where VS Code puts it back, a moment later. An input that is open by then would close.
    await vscode.commands.executeCommand("workbench.action.focusSideBar");
  }

  hasBackButton(): boolean {
    return this.open.buttons.includes(vscode.QuickInputButtons.Back);
  }

  async back(): Promise<void> {
    await this.settle();
    await vscode.commands.executeCommand("workbench.action.quickInputBack");
  }

  /** Presses a button of the title bar. */
  async pressTitleButton(tooltip: string): Promise<void> {
    const button = await this.observer.changes.waitFor(
      `the button ${tooltip}`,
      () => this.current?.buttons.find((it) => it.tooltip === tooltip),
      () => this.seen(),
    );
    this.open.pressButton(button);
  }

  /** Presses a button at the right end of an entry. */
  async pressItemButton(label: string | RegExp, tooltip: string): Promise<void> {
    await this.row(label);
    // Rows may have been replaced meanwhile: VS Code reports a row of those that it has.
    await this.settle();
    const item = await this.row(label);
    const button = item.buttons?.find((it) => it.tooltip === tooltip);
    assert.ok(button, `the row ${String(label)} has no button ${tooltip}`);
    this.open.pressItemButton(item, button);
  }

  /** Resolves when VS Code has what was last set: the extension host sends it at the end of the turn. */
  async settle(): Promise<void> {
    await delay(0);
    await vscode.commands.executeCommand("setContext", "bedrockProfiles.test", true);
  }

  /** What the input shows, for messages of failed waits. */
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

/** `$(tag) name` reads `name`. What is escaped is no icon. */
function withoutIcons(text: string): string {
  return text.replace(/(?<!\\)\$\([a-z0-9~-]+\)\s*/g, "").trim();
}
