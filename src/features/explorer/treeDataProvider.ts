import * as vscode from "vscode";
import { commands } from "../../commands";
import type { Finding } from "../../domain/configFinding";
import type { Connection } from "../../domain/connection";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import { describeActivityState } from "../../messages/activity";
import { formatAge } from "../../messages/age";
import type { AccountIds } from "../../profiles/accountIds";
import type { ProfileStore } from "../../profiles/profileStore";
import { toAbortSignal } from "../../ui/cancellation";
import type { Icons } from "../../ui/icons";
import { commandLink } from "../../ui/runCommand";
import type { Disposable } from "../../util/emitter";
import type { ExplorerNode, ProfileNode, RegionNode } from "./nodes";
import {
  awsProfileChildren,
  groupChildren,
  groupNode,
  isConnected,
  nodeId,
  profileChildren,
  profileNode,
  profileParent,
  regionChildren,
  subgroupChildren,
} from "./nodes";
import { present } from "./presentation";
import type { ProfileGroups } from "./profileGroups";
import { RootNodes } from "./rootNodes";
import type { RowActivity } from "./rowActivity";
import type { RowExpansion } from "./rowExpansion";
import type { RowTags } from "./rowTags";
import type { RowTagTexts } from "./tooltip";
import { tooltipOf } from "./tooltip";
import { createTreeItem, dateFormatter, formatTooltip } from "./treeItem";
import { TreeUpdates } from "./treeUpdates";

/** The dependencies of the rows. */
export interface TreeServices {
  readonly profileStore: ProfileStore;
  readonly icons: Icons;
  readonly accounts: Pick<AccountIds, "get">;
  readonly groups: ProfileGroups;
  readonly rowTags: Pick<RowTags, "mark" | "texts">;
  readonly rowActivity: Pick<RowActivity, "activity" | "state">;
  readonly expansion: Pick<RowExpansion, "stateOf">;
  /** Returns whether a Region takes long to load. */
  readonly isSlow: (connection: Connection) => boolean;
  /** Returns whether the credentials of an AWS profile come from a sign-in. */
  readonly signsIn: (awsProfile: string) => boolean;
}

/**
 * The rows of the explorer. Children are returned immediately from the profile store, because VS Code does not render any rows
 * while it waits for the children of a row.
 */
export class ProfilesTreeDataProvider implements vscode.TreeDataProvider<ExplorerNode>, Disposable {
  readonly #services: TreeServices;
  readonly #nodes = new RootNodes();
  /** Resolves when the roots are first set. If the roots change while VS Code renders an empty tree, it may never show them. */
  readonly #rootsSet: Promise<void>;
  #resolveRootsSet = (): void => undefined;

  /** Tracks which rows have changed and whether VS Code has rendered them. */
  readonly updates = new TreeUpdates();
  readonly onDidChangeTreeData = this.updates.onDidChange;

  constructor(services: TreeServices) {
    this.#services = services;
    this.#rootsSet = new Promise((resolve) => (this.#resolveRootsSet = resolve));
  }

  /**
   * Shows the given connections and findings, or the welcome view if there are none. If there are several AWS profiles, they
   * become the roots, with their Regions below them.
   */
  setRoots(
    connections: readonly Connection[],
    awsProfiles: readonly string[] = [],
    findings: readonly Finding[] = [],
  ): void {
    this.#resolveRootsSet();
    if (this.#nodes.set(connections, awsProfiles, findings)) {
      this.updates.update(undefined);
    }
  }

  /** The rows of all Regions, from top to bottom. */
  get regions(): readonly RegionNode[] {
    return [...this.#nodes.regions];
  }

  /** Redraws the rows of a connection, or all rows if the connection is undefined. */
  redraw(connection: Connection | undefined): void {
    const region = connection && this.#nodes.region(connection);
    if (region || !connection) {
      this.updates.update(region);
    }
  }

  /** Redraws the row of an AWS profile. */
  redrawAwsProfile(awsProfile: string): void {
    const node = this.#nodes.awsProfile(awsProfile);
    if (node) {
      this.updates.update(node);
    }
  }

  /** Returns the row of a profile so that it can be revealed, or undefined if it is not shown. */
  findProfileNode(connection: Connection, arn: string): ProfileNode | undefined {
    const contents = this.#services.profileStore.visibleContents(connection);
    const isMatch = (profile: InferenceProfile) => profile.arn === arn;
    const profile = contents?.application.find(isMatch) ?? contents?.systemDefined.find(isMatch);
    if (!contents || !profile || !this.#nodes.region(connection)) {
      return undefined;
    }
    const node = profileNode(connection, profile, contents);
    return profileParent(node, contents, this.#services.groups) && node;
  }

  getChildren(node?: ExplorerNode): ExplorerNode[] | Promise<ExplorerNode[]> {
    this.updates.recordRequest(node);
    return node ? this.#childrenOf(node) : this.#rootsSet.then(() => this.#nodes.roots);
  }

  #childrenOf(node: ExplorerNode): ExplorerNode[] {
    if (!isConnected(node)) {
      return node.kind === "awsProfile" ? awsProfileChildren(node.awsProfile, this.#nodes.regions) : [];
    }
    if (node.kind === "region") {
      return regionChildren(node.connection, this.#services.profileStore.state(node.connection));
    }
    const contents = this.#services.profileStore.visibleContents(node.connection);
    if (!contents) {
      return [];
    }
    switch (node.kind) {
      case "group":
        return groupChildren(node, contents, this.#services.groups);
      case "subgroup":
        return subgroupChildren(node, contents, this.#services.groups);
      case "profile":
        return profileChildren(node, contents);
      default:
        return [];
    }
  }

  getParent(node: ExplorerNode): ExplorerNode | undefined {
    if (!isConnected(node)) {
      return node.kind === "noRegion" ? this.#nodes.awsProfile(node.awsProfile ?? "") : undefined;
    }
    const { connection } = node;
    const contents = this.#services.profileStore.visibleContents(connection);
    switch (node.kind) {
      case "profile":
        return contents && profileParent(node, contents, this.#services.groups);
      case "subgroup":
        return contents && groupNode(connection, node.type, contents);
      case "model":
        return contents && profileNode(connection, node.profile, contents);
      case "region":
        return this.#nodes.awsProfile(connection.awsProfile ?? "");
      case "placeholder":
        if (node.reason === "loading" || node.reason === "notOffered") {
          return this.#nodes.region(connection);
        }
        return (
          contents &&
          groupNode(connection, node.reason.endsWith("SystemDefined") ? "SYSTEM_DEFINED" : "APPLICATION", contents)
        );
      default:
        return this.#nodes.region(connection);
    }
  }

  getTreeItem(node: ExplorerNode): vscode.TreeItem {
    const { language } = vscode.env;
    const cached = node.kind === "region" ? this.#services.profileStore.cached(node.connection) : undefined;
    const slow = isConnected(node) && this.#services.isSlow(node.connection);
    const presentation = present(node, {
      language,
      slow,
      signsIn: node.kind === "awsProfile" && this.#services.signsIn(node.awsProfile),
      severalAwsProfiles: this.#nodes.hasAwsProfiles,
      account: this.#accountOf(node),
      missingTags: node.kind === "profile" ? this.#services.rowTags.mark(node) : "",
      activity: node.kind === "profile" ? this.#services.rowActivity.activity(node) : undefined,
      shown: this.#shownIn(node),
      age: cached && formatAge(cached.readAt, new Date(), language),
    });
    const id = nodeId(node);
    const children = this.#services.expansion.stateOf(id, presentation.children);
    return createTreeItem(id, { ...presentation, children }, this.#services.icons, clickCommand(node, slow));
  }

  /**
   * Returns the number of profiles in a group that match the filter. Undefined if there is no filter or the row is not a group.
   */
  #shownIn(node: ExplorerNode): number | undefined {
    if (node.kind !== "group" || !this.#services.groups.isFiltered) {
      return undefined;
    }
    const contents = this.#services.profileStore.visibleContents(node.connection);
    return contents && this.#services.groups.of(node.connection, node.type, contents).profiles.length;
  }

  /**
   * Adds the tooltip. VS Code calls this method when the pointer hovers over a row, so tooltips are created, and tags loaded,
   * only when needed.
   */
  async resolveTreeItem(
    item: vscode.TreeItem,
    node: ExplorerNode,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    const connection = isConnected(node) ? node.connection : undefined;
    const contents = connection && this.#services.profileStore.visibleContents(connection);
    const cached = connection && this.#services.profileStore.cached(connection);
    const tagTexts = node.kind === "profile" ? await this.#tagTexts(node, token) : undefined;
    const activity =
      node.kind === "profile"
        ? describeActivityState(this.#services.rowActivity.state(node), node.profile, (date) =>
            dateFormatter.dateTime(date),
          )
        : undefined;
    const tooltip = tooltipOf(node, contents, dateFormatter, cached, this.#accountOf(node), tagTexts, activity);
    if (tooltip) {
      item.tooltip = formatTooltip(tooltip);
    }
    return item;
  }

  async #tagTexts(node: ProfileNode, token: vscode.CancellationToken): Promise<RowTagTexts | undefined> {
    const cancellation = toAbortSignal(token);
    try {
      return await this.#services.rowTags.texts(node, cancellation.signal);
    } finally {
      cancellation.dispose();
    }
  }

  /** Returns the account of the credentials that a row was loaded with, or undefined while it is unknown. */
  #accountOf(node: ExplorerNode): string | undefined {
    if (isConnected(node)) {
      return this.#services.accounts.get(node.connection.awsProfile);
    }
    return node.kind === "awsProfile" ? this.#services.accounts.get(node.awsProfile) : undefined;
  }

  dispose(): void {
    this.updates.dispose();
  }
}

function findingCommand(node: ExplorerNode & { readonly kind: "finding" }): vscode.Command | undefined {
  if ("file" in node.finding) {
    return commandLink(commands.openFile, node);
  }
  return "setting" in node.finding ? commandLink(commands.openSetting, node) : undefined;
}

/** Returns the command that runs when a row is selected. */
function clickCommand(node: ExplorerNode, slow: boolean): vscode.Command | undefined {
  switch (node.kind) {
    case "profile":
      return commandLink(commands.showDetails, node, [], { preserveFocus: true, preview: true });
    case "noRegion":
      return node.awsProfile === undefined
        ? commandLink(commands.selectRegions)
        : commandLink(commands.selectRegionsOf, node);
    case "finding":
      return findingCommand(node);
    case "moreFindings":
      return commandLink(commands.showLog);
    case "problem":
      return commandLink(commands.showProblem, node);
    case "placeholder":
      if (node.reason === "loading") {
        return slow ? commandLink(commands.cancelLoading, node) : undefined;
      }
      if (node.reason === "noMatchingApplication" || node.reason === "noMatchingSystemDefined") {
        return commandLink(commands.filterProfiles);
      }
      return node.reason === "noApplication" ? commandLink(commands.createProfileFrom, node) : undefined;
    default:
      return undefined;
  }
}
