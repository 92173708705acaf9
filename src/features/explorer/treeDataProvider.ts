import * as vscode from "vscode";
import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import type { Disposable } from "../../util/emitter";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import type { ProfileStore } from "../../profiles/profileStore";
import { formatAge } from "../../messages/age";
import { formatLabeled } from "../../messages/list";
import { formatDate, formatDateTime } from "../../messages/dates";
import { stripControlCharacters } from "../../ui/untrustedText";
import type { Icons } from "../../ui/icons";
import type { AccountIds } from "../../profiles/accountIds";
import type { AwsProfileNode, ExplorerNode, ProfileNode, RegionNode } from "./nodes";
import {
  awsProfileChildren,
  groupChildren,
  groupNode,
  isConnected,
  nodeId,
  profileChildren,
  profileNode,
  regionChildren,
} from "./nodes";
import type { Presentation } from "./presentation";
import { present } from "./presentation";
import type { DateTexts } from "./tooltip";
import { tooltipOf } from "./tooltip";

/**
 * The explorer's rows. Children are always given at once from what the inventory holds: a tree that waited for one slow Region
 * would show none of them.
 */
export class ProfilesTreeDataProvider implements vscode.TreeDataProvider<ExplorerNode>, Disposable {
  readonly #profileStore: ProfileStore;
  readonly #icons: Icons;
  readonly #accounts: Pick<AccountIds, "get">;
  readonly #changed = new vscode.EventEmitter<ExplorerNode | undefined>();
  /** When rows were last asked for or told to have changed, in milliseconds of `performance.now`. */
  #lastActivity = 0;
  /** What is to be drawn anew once that may be. */
  #held: Set<ExplorerNode | undefined> | undefined;
  /** Kept, because the editor knows a row to be refreshed by the object it was given. */
  #regions: ReadonlyMap<string, RegionNode> = new Map();
  /** Roots where several AWS profiles are shown. */
  #awsProfiles: ReadonlyMap<string, AwsProfileNode> = new Map();
  /** Resolves when the roots are first known. Told of them while it draws a tree without any, the editor may never show them. */
  readonly #rootsKnown: Promise<void>;
  #tellRootsKnown = (): void => undefined;
  readonly #groupAsked: Promise<void>;
  #tellGroupAsked = (): void => undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(profileStore: ProfileStore, icons: Icons, accounts: Pick<AccountIds, "get">) {
    this.#profileStore = profileStore;
    this.#accounts = accounts;
    this.#icons = icons;
    this.#rootsKnown = new Promise((resolve) => (this.#tellRootsKnown = resolve));
    this.#groupAsked = new Promise((resolve) => (this.#tellGroupAsked = resolve));
  }

  /**
   * Shows these connections; none where a welcome view is to be seen. Where several AWS profiles are shown, they are the
   * roots, and each has its Regions below it.
   */
  setRoots(connections: readonly Connection[], awsProfiles: readonly string[] = []): void {
    this.#tellRootsKnown();
    const keys = connections.map(connectionKey);
    const several = awsProfiles.length > 1 ? awsProfiles : [];
    if (
      keys.join("\n") === [...this.#regions.keys()].join("\n") &&
      several.join("\n") === [...this.#awsProfiles.keys()].join("\n")
    ) {
      return;
    }
    const roots = this.#awsProfiles;
    this.#awsProfiles = new Map(
      several.map((name) => [name, roots.get(name) ?? { kind: "awsProfile", awsProfile: name }]),
    );
    const before = this.#regions;
    this.#regions = new Map(
      connections.map((connection, index) => {
        const key = keys[index] ?? "";
        return [key, before.get(key) ?? { kind: "region", connection }];
      }),
    );
    this.#draw(undefined);
  }

  /** Draws the rows of one connection anew. */
  redraw(connection: Connection): void {
    const region = this.#regions.get(connectionKey(connection));
    if (region) {
      this.#draw(region);
    }
  }

  /** Draws the row of an AWS profile anew. */
  redrawAwsProfile(awsProfile: string): void {
    const node = this.#awsProfiles.get(awsProfile);
    if (node) {
      this.#draw(node);
    }
  }

  /** Holds back what would draw rows anew until the work is done: the editor loses rows that are drawn while it reveals one. */
  async holdChanges(work: () => Promise<void>): Promise<void> {
    this.#held = new Set();
    try {
      await work();
    } finally {
      const held = this.#held;
      this.#held = undefined;
      held.forEach((node) => this.#draw(node));
    }
  }

  #draw(node: ExplorerNode | undefined): void {
    if (this.#held) {
      this.#held.add(node);
    } else {
      this.#lastActivity = performance.now();
      this.#changed.fire(node);
    }
  }

  /** Resolves when the editor has asked for no rows for a while: nothing tells when it has drawn those it has. */
  async whenDrawn(): Promise<void> {
    for (const end = performance.now() + drawing.patience; performance.now() < end;) {
      const rest = this.#lastActivity + drawing.quiet - performance.now();
      if (rest <= 0) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, rest));
    }
  }

  /**
   * Resolves when the editor has once asked for the rows below a group, which it does last, or after a moment: it may not,
   * where nobody has expanded one.
   */
  async whenAsked(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const moment = new Promise<void>((resolve) => (timer = setTimeout(resolve, drawing.asking)));
    await Promise.race([this.#groupAsked, moment]);
    clearTimeout(timer);
  }

  /** The row of a profile, for revealing it; nothing where it is not shown. */
  findProfileNode(connection: Connection, arn: string): ProfileNode | undefined {
    const contents = this.#profileStore.visibleContents(connection);
    const isWanted = (profile: InferenceProfile) => profile.arn === arn;
    const profile = contents?.application.find(isWanted) ?? contents?.systemDefined.find(isWanted);
    return contents && profile && this.#regions.has(connectionKey(connection))
      ? profileNode(connection, profile, contents)
      : undefined;
  }

  getChildren(node?: ExplorerNode): ExplorerNode[] | Promise<ExplorerNode[]> {
    this.#lastActivity = performance.now();
    return node ? this.#childrenOf(node) : this.#rootsKnown.then(() => this.#roots());
  }

  #roots(): ExplorerNode[] {
    return this.#awsProfiles.size > 0 ? [...this.#awsProfiles.values()] : [...this.#regions.values()];
  }

  #childrenOf(node: ExplorerNode): ExplorerNode[] {
    if (!isConnected(node)) {
      return node.kind === "awsProfile" ? awsProfileChildren(node.awsProfile, this.#regions.values()) : [];
    }
    if (node.kind === "region") {
      return regionChildren(node.connection, this.#profileStore.state(node.connection));
    }
    const contents = this.#profileStore.visibleContents(node.connection);
    if (!contents) {
      return [];
    }
    switch (node.kind) {
      case "group":
        this.#tellGroupAsked();
        return groupChildren(node, contents);
      case "profile":
        return profileChildren(node, contents);
      default:
        return [];
    }
  }

  getParent(node: ExplorerNode): ExplorerNode | undefined {
    if (!isConnected(node)) {
      return node.kind === "noRegion" ? this.#awsProfiles.get(node.awsProfile) : undefined;
    }
    const { connection } = node;
    const contents = this.#profileStore.visibleContents(connection);
    switch (node.kind) {
      case "profile":
        return contents && groupNode(connection, node.profile.type, contents);
      case "model":
        return contents && profileNode(connection, node.profile, contents);
      case "region":
        return this.#awsProfiles.get(connection.awsProfile ?? "");
      default:
        return this.#regions.get(connectionKey(connection));
    }
  }

  getTreeItem(node: ExplorerNode): vscode.TreeItem {
    const { language } = vscode.env;
    const cached = node.kind === "region" ? this.#profileStore.cached(node.connection) : undefined;
    const shown = present(node, {
      language,
      severalAwsProfiles: this.#awsProfiles.size > 0,
      account: node.kind === "awsProfile" ? this.#accounts.get(node.awsProfile) : undefined,
      age: cached && formatAge(cached.readAt, new Date(), language),
    });
    const item = new vscode.TreeItem(stripControlCharacters(shown.label), collapsibleStates[shown.children]);
    item.id = nodeId(node);
    item.contextValue = shown.contextValue;
    item.accessibilityInformation = { label: stripControlCharacters(shown.accessibleLabel) };
    if (shown.description !== undefined) {
      item.description = stripControlCharacters(shown.description);
    }
    if (shown.icon) {
      item.iconPath = this.#icons.path(shown.icon);
    }
    const command = clickCommand(node);
    if (command) {
      item.command = command;
    }
    return item;
  }

  /** Called when a row is hovered over, so that thousands of tooltips are not built for nothing. */
  resolveTreeItem(item: vscode.TreeItem, node: ExplorerNode): vscode.TreeItem {
    const connection = isConnected(node) ? node.connection : undefined;
    const contents = connection && this.#profileStore.visibleContents(connection);
    const tooltip = tooltipOf(node, contents, dateTexts, connection && this.#profileStore.cached(connection));
    if (tooltip) {
      // Plain text on purpose: names and descriptions are foreign, and markdown would link every address in them.
      const lines = tooltip.lines.map(({ label, value }) => formatLabeled(label, stripControlCharacters(value)));
      item.tooltip = [stripControlCharacters(tooltip.heading), ...(lines.length > 0 ? ["", ...lines] : [])].join("\n");
    }
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/**
 * How long the editor has to be quiet to have drawn all rows, how long that is waited for, and how long it may take to ask for
 * the first ones, in milliseconds. The editor collects changes for 200 ms before it asks for rows.
 */
const drawing = { quiet: 300, patience: 3000, asking: 150 };

/** The third argument of `showDetails`, after the row and the selected rows, where the row itself was opened. */
export const openedByRow = "openedByRow";

const dateTexts: DateTexts = {
  moment: (date) => formatDateTime(date, vscode.env.language)?.text ?? "",
  day: (date) => formatDate(date, vscode.env.language)?.text ?? "",
};

const collapsibleStates: Readonly<Record<Presentation["children"], vscode.TreeItemCollapsibleState>> = {
  none: vscode.TreeItemCollapsibleState.None,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
};

/** What selecting a row does. */
function clickCommand(node: ExplorerNode): vscode.Command | undefined {
  switch (node.kind) {
    case "profile":
      return { command: "bedrockProfiles.showDetails", title: "", arguments: [node, undefined, openedByRow] };
    case "noRegion":
      return { command: "bedrockProfiles.selectRegions", title: "" };
    case "problem":
      return { command: "bedrockProfiles.showProblem", title: "", arguments: [node] };
    case "placeholder":
      return node.reason === "noApplication"
        ? { command: "bedrockProfiles.createProfileFrom", title: "", arguments: [node] }
        : undefined;
    default:
      return undefined;
  }
}
