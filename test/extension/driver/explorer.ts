import assert from "node:assert/strict";
import path from "node:path";
import * as vscode from "vscode";
import type { Observer } from "./observer";
import { view } from "./texts";

/** A row as the extension provides it to VS Code. */
export interface Row {
  readonly node: unknown;
  readonly item: vscode.TreeItem;
  readonly level: number;
  readonly label: string;
  /** The ID of the parent row. Undefined at the top level. */
  readonly parentId: string | undefined;
}

/** The label of a row or a pattern, or a path of them that leads from an outer row to the row. */
export type RowName = string | RegExp | readonly (string | RegExp)[];

/** The tree view in the window, and the rows that its data provider returns. */
export class Explorer {
  readonly #expanded = new Set<string>();

  constructor(private readonly observer: Observer) {}

  /** Shows the view, which causes the extension to load its contents. */
  async open(): Promise<void> {
    await vscode.commands.executeCommand(`${view}.focus`);
    await this.observer.changes.waitFor("the view", () => this.#tree.view.visible);
  }

  /**
   * Returns all rows that VS Code displays, including the children of rows that are expanded initially or by `expand`.
   */
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

  /** Returns the ID of the parent that the extension reports for a row. VS Code needs it to reveal the row. */
  async reportedParentId({ node }: Row): Promise<string | undefined> {
    const parent: unknown = await this.#tree.provider.getParent?.(node);
    return parent === undefined ? undefined : (await this.#tree.provider.getTreeItem(parent)).id;
  }

  /** Returns the labels from top to bottom, either of all rows or of one level. */
  async labels(level?: number): Promise<string[]> {
    return (await this.rows()).filter((row) => level === undefined || row.level === level).map(({ label }) => label);
  }

  /** Waits for a row and returns it. If several rows match, returns the first one. */
  row(name: RowName): Promise<Row> {
    return this.#waitForRow(name, () => true);
  }

  /**
   * Shows the view with us-east-1 and eu-central-1, and waits until the rows show the names of their models, which
   * change last. VS Code focuses the tree after it has redrawn changed rows, which would close an input that was opened
   * in the meantime.
   */
  async openBothRegions(): Promise<void> {
    await this.open();
    for (const region of ["us-east-1", "eu-central-1"]) await this.row([region, "System-defined"]);
    await this.waitForDescription("legal-summaries", "Claude 3 Haiku");
    await this.waitForDescription("hr-assistant-eu", "Claude Sonnet 4.5");
  }

  /** Waits until no such row exists. */
  async waitUntilGone(name: RowName): Promise<void> {
    await this.observer.changes.waitFor(`no row ${String(name)}`, async () => !find(await this.rows(), name));
  }

  /** Waits until the description of a row equals or matches this. */
  async waitForDescription(name: RowName, description: string | RegExp): Promise<void> {
    await this.#waitForRow(name, ({ item }) =>
      typeof description === "string"
        ? item.description === description
        : description.test(String(item.description ?? "")),
    );
  }

  /** Waits until these are the rows at the top level. */
  async waitForRoots(labels: readonly string[]): Promise<void> {
    await this.observer.changes.waitFor(
      `the roots ${labels.join()}`,
      async () => (await this.labels(1)).join() === labels.join(),
      () => this.labels(1),
    );
  }

  /** Waits until the view shows no progress. */
  async waitUntilIdle(): Promise<void> {
    await this.observer.changes.waitFor("an idle view", () => !this.isBusy());
  }

  /** Waits until the view shows progress. */
  async waitUntilBusy(): Promise<void> {
    await this.observer.changes.waitFor("a busy view", () => this.isBusy());
  }

  isBusy(): boolean {
    return [...this.observer.progress].some(({ viewId }) => viewId === view);
  }

  /** Returns the message above the rows, or an empty string. */
  message(): string {
    return this.#tree.view.message ?? "";
  }

  /** Returns the name of a row's codicon or custom image, or an empty string. */
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

  /** Returns the accessible name of a row. */
  async accessibleName(name: RowName): Promise<string> {
    return (await this.row(name)).item.accessibilityInformation?.label ?? "";
  }

  /** Returns the tooltip of a row. Fails if the tooltip is not plain text. */
  async tooltip(name: RowName): Promise<string> {
    const { item, node } = await this.row(name);
    const token = new vscode.CancellationTokenSource().token;
    const resolved = await this.#tree.provider.resolveTreeItem?.(item, node, token);
    assert.equal(typeof resolved?.tooltip, "string", "a tooltip is plain text");
    return resolved?.tooltip as string;
  }

  /** Expands a row. */
  async expand(name: RowName): Promise<void> {
    const { item, node } = await this.row(name);
    this.#expanded.add(item.id ?? "");
    await this.#tree.view.reveal(node, { select: false, expand: true });
  }

  /** Records the latest state of each row that is expanded or collapsed in the window from now on, keyed by label. */
  recordExpansion(): ReadonlyMap<string, "expanded" | "collapsed"> {
    const states = new Map<string, "expanded" | "collapsed">();
    const { view, provider } = this.#tree;
    const record = (state: "expanded" | "collapsed") => (event: vscode.TreeViewExpansionEvent<unknown>) => {
      states.set(labelOf(provider.getTreeItem(event.element) as vscode.TreeItem), state);
      this.observer.changes.notify();
    };
    view.onDidExpandElement(record("expanded"));
    view.onDidCollapseElement(record("collapsed"));
    return states;
  }

  /** Selects a row in the window and focuses it. */
  async select(name: RowName): Promise<void> {
    const { item, node } = await this.row(name);
    await this.#tree.view.reveal(node, { select: true, focus: true });
    await this.waitForSelection([labelOf(item)]);
  }

  /** Runs the command that a click on a row runs. */
  async click(name: RowName): Promise<void> {
    const { command } = (await this.row(name)).item;
    assert.ok(command, `a click on ${String(name)} does nothing`);
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
  }

  /** Runs a command like the context menu of a row does. */
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

  /** Returns the labels of the rows that are selected in the window. */
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
