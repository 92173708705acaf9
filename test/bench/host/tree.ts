/** Runs the extension's code from a connection to rows, without the rendering in the window. */
import * as vscode from "vscode";
import { Aws } from "../../../src/aws";
import type { Connection } from "../../../src/domain/connection";
import type { ExplorerNode } from "../../../src/features/explorer/nodes";
import { defaultGrouping, ProfileGroups } from "../../../src/features/explorer/profileGroups";
import { ProfilesTreeDataProvider } from "../../../src/features/explorer/treeDataProvider";
import { ProfileStore } from "../../../src/profiles/profileStore";
import { Icons } from "../../../src/ui/icons";

export const connection: Connection = { region: "us-east-1" };

/** A row and its tree item in the extension host. */
export interface Row {
  readonly node: ExplorerNode;
  readonly item: vscode.TreeItem;
}

/** Returns every row that VS Code requests before it renders the tree: all rows below expanded rows. */
export async function paintRows(provider: ProfilesTreeDataProvider): Promise<Row[]> {
  const rows: Row[] = [];
  const add = async (parent?: ExplorerNode): Promise<void> => {
    for (const node of await provider.getChildren(parent)) {
      const item = provider.getTreeItem(node);
      rows.push({ node, item });
      if (item.collapsibleState === vscode.TreeItemCollapsibleState.Expanded) await add(node);
    }
  };
  await add();
  return rows;
}

/** A tree that loads data from the endpoint, with a client that has not been used yet. */
export class MeasuredTree {
  readonly #aws = new Aws({ askMfaCode: () => Promise.resolve(undefined) });
  readonly #profileStore = new ProfileStore(
    async () => this.#aws.bedrock,
    (problem) => {
      throw new Error(problem.detail);
    },
  );
  readonly groups = new ProfileGroups({ grouping: defaultGrouping, tagsOf: () => "loading" });
  readonly provider = new ProfilesTreeDataProvider({
    profileStore: this.#profileStore,
    icons: new Icons(vscode.Uri.file("/")),
    accounts: { get: () => undefined },
    groups: this.groups,
    rowTags: { mark: () => "", texts: () => Promise.resolve(undefined) },
    rowActivity: { activity: () => undefined, state: () => undefined },
    expansion: { stateOf: (_id, initial) => initial },
    isSlow: () => false,
    signsIn: () => false,
  });

  /** Loads the Region, like the view does when it becomes visible. */
  async load(): Promise<void> {
    this.provider.setRoots([connection]);
    const { status } = await this.#profileStore.load(connection);
    if (status !== "ready") throw new Error(`The Region is ${status}.`);
  }

  /** Returns every row that VS Code requests before it renders the tree. */
  paint(): Promise<Row[]> {
    return paintRows(this.provider);
  }

  /** Waits for background work and disposes of everything. */
  async close(): Promise<void> {
    await this.#profileStore.models(connection);
    this.provider.dispose();
    this.#profileStore.dispose();
    this.#aws.dispose();
  }
}
