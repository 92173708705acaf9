import assert from "node:assert/strict";
import path from "node:path";
import * as vscode from "vscode";
import type { Observer } from "./observer";
import { view } from "./texts";

/** A row as the extension gives it to VS Code. */
export interface Row {
  readonly node: unknown;
  readonly item: vscode.TreeItem;
  readonly level: number;
  readonly label: string;
  /** The ID of the row that it is below; undefined on the outermost level. */
  readonly parentId: string | undefined;
}

/** Which row is meant: its label, a pattern, or the labels from an outer row down to it. */
export type RowName = string | RegExp | readonly (string | RegExp)[];

/** The tree view: its real view in the window, and the rows that its provider gives VS Code. */
export class Explorer {
  readonly #expanded = new Set<string>();

  constructor(private readonly observer: Observer) {}

  /** Shows the view, which has the extension read what it shows. */
  async open(): Promise<void> {
    await vscode.commands.executeCommand(`${view}.focus`);
    await this.observer.changes.waitFor("the view", () => this.#tree.view.visible);
  }

  /** Every row that VS Code draws: those below rows that are expanded from the start, or by `expand`. */
  async rows(): Promise<Row[]> {
    const rows: Row[] = [];
    const add = async (level: number, parent?: unknown, parentId?: string): Promise<void> => {
      for (const node of (await this.#tree.provider.getChildren(parent)) ?? []) {
        const item = await this.#tree.provider.getTreeItem(node);
        rows.push({ node, item, level, label: labelOf(item), parentId });
        const expanded = item.collapsibleState === vscode.TreeItemCollapsibleState.Expanded;
        if (expanded || this.#expanded.has(item.id ?? "")) await add(level + 1, node, item.id);
      }
    };
    await add(1);
    return rows;
  }

  /** The ID of the parent that the extension gives VS Code for a row, which VS Code needs to reveal it. */
  async reportedParentId({ node }: Row): Promise<string | undefined> {
    const parent: unknown = await this.#tree.provider.getParent?.(node);
    return parent === undefined ? undefined : (await this.#tree.provider.getTreeItem(parent)).id;
  }

  /** The labels, from top to bottom; those of one level where it is given. */
  async labels(level?: number): Promise<string[]> {
    return (await this.rows()).filter((row) => level === undefined || row.level === level).map(({ label }) => label);
  }

  /** The row, once there is one; the first from the top when several match. */
  row(name: RowName): Promise<Row> {
    return this.#waitForRow(name, () => true);
  }

  /** Waits until there is no such row. */
  async waitUntilGone(name: RowName): Promise<void> {
    await this.observer.changes.waitFor(`no row ${String(name)}`, async () => !find(await this.rows(), name));
  }

  /** Waits until the grey text behind a row's label is this, or like this. */
  async waitForDescription(name: RowName, description: string | RegExp): Promise<void> {
    await this.#waitForRow(name, ({ item }) =>
      typeof description === "string"
        ? item.description === description
        : description.test(String(item.description ?? "")),
    );
  }

  /** Waits until the outermost rows are these. */
  async waitForRoots(labels: readonly string[]): Promise<void> {
    await this.observer.changes.waitFor(
      `the roots ${labels.join()}`,
      async () => (await this.labels(1)).join() === labels.join(),
      () => this.labels(1),
    );
  }

  /** Waits until the view shows no work under way. */
  async waitUntilIdle(): Promise<void> {
    await this.observer.changes.waitFor("an idle view", () => !this.isBusy());
  }

  /** Waits until the view shows that something is being read. */
  async waitUntilBusy(): Promise<void> {
    await this.observer.changes.waitFor("a busy view", () => this.isBusy());
  }

  isBusy(): boolean {
    return [...this.observer.progress].some(({ viewId }) => viewId === view);
  }

  /** The name of a row's codicon, or of the picture of our own. Empty where there is none. */
  async icon(name: RowName): Promise<string> {
    const { iconPath } = (await this.row(name)).item;
    if (iconPath === undefined) return "";
    if (iconPath instanceof vscode.ThemeIcon) return iconPath.id;
    assert.ok(typeof iconPath === "object" && "dark" in iconPath, "an icon for each kind of theme");
    const [dark, light] = [iconPath.dark, iconPath.light].map((uri) => path.basename(uri.fsPath, ".svg"));
    const shape = dark?.replace(/-dark$/, "") ?? "";
    assert.equal(light, `${shape}-light`);
    for (const uri of [iconPath.dark, iconPath.light]) await vscode.workspace.fs.stat(uri);
    return shape;
  }

  /** What a screen reader says of a row. */
  async accessibleName(name: RowName): Promise<string> {
    return (await this.row(name)).item.accessibilityInformation?.label ?? "";
  }

  /** A row's tooltip, which must be plain text. */
  async tooltip(name: RowName): Promise<string> {
    const { item, node } = await this.row(name);
    const token = new vscode.CancellationTokenSource().token;
    const resolved = await this.#tree.provider.resolveTreeItem?.(item, node, token);
    assert.equal(typeof resolved?.tooltip, "string", "a tooltip is plain text");
    return resolved?.tooltip as string;
  }

  /** Shows the rows below a row. */
  async expand(name: RowName): Promise<void> {
    const { item, node } = await this.row(name);
    this.#expanded.add(item.id ?? "");
    await this.#tree.view.reveal(node, { select: false, expand: true });
  }

  /** Selects a row in the window, and gives it the focus. */
  async select(name: RowName): Promise<void> {
    const { item, node } = await this.row(name);
    await this.#tree.view.reveal(node, { select: true, focus: true });
    await this.waitForSelection([labelOf(item)]);
  }

  /** Does what a click on a row does. */
  async click(name: RowName): Promise<void> {
    const { command } = (await this.row(name)).item;
    assert.ok(command, `a click on ${String(name)} does nothing`);
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
  }

  /** Runs a command as a row's menu does, without waiting for its end where it asks something. */
  async run(command: string, name: RowName): Promise<Thenable<unknown>> {
    return vscode.commands.executeCommand(command, (await this.row(name)).node);
  }

  /** Waits until these rows are selected in the window. */
  async waitForSelection(labels: readonly string[]): Promise<void> {
    await this.observer.changes.waitFor(
      `the selection ${labels.join()}`,
      () => this.selection().join() === labels.join(),
      () => this.selection(),
    );
  }

  /** The labels of the rows selected in the window. */
  selection(): string[] {
    return this.#tree.view.selection.map((node) => labelOf(this.#tree.provider.getTreeItem(node) as vscode.TreeItem));
  }

  #waitForRow(name: RowName, fits: (row: Row) => boolean): Promise<Row> {
    return this.observer.changes.waitFor(
      `the row ${String(name)}`,
      async () => {
        const row = find(await this.rows(), name);
        return row && fits(row) ? row : undefined;
      },
      async () =>
        (await this.rows()).map(
          ({ level, label, item }) => `${" ".repeat(level)}${label} | ${String(item.description)}`,
        ),
    );
  }

  get #tree() {
    assert.ok(this.observer.tree, "there is no tree view");
    return this.observer.tree;
  }
}

function labelOf({ label }: vscode.TreeItem): string {
  return typeof label === "string" ? label : (label?.label ?? "");
}

function find(rows: readonly Row[], name: RowName): Row | undefined {
  let within = rows;
  let found: Row | undefined;
  for (const step of [name].flat()) {
    const start = within.findIndex(({ label }) => (typeof step === "string" ? label === step : step.test(label)));
    found = within[start];
    if (!found) return undefined;
    const { level } = found;
    const below = within.slice(start + 1);
    const end = below.findIndex((row) => row.level <= level);
    within = end === -1 ? below : below.slice(0, end);
  }
  return found;
}
