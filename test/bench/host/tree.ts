/** The product's own way from a connection to rows, without the window's part of it. */
import * as vscode from "vscode";
import { AwsAccess } from "../../unit/aws/awsAccess";
import type { Connection } from "../../../src/domain/connection";
import type { ExplorerNode } from "../../../src/features/explorer/nodes";
import { ProfilesTreeDataProvider } from "../../../src/features/explorer/treeDataProvider";
import { ProfileStore } from "../../../src/profiles/profileStore";
import { Icons } from "../../../src/ui/icons";

export const connection: Connection = { region: "us-east-1" };

/** A row as the extension host keeps it. */
export interface Row {
  readonly node: ExplorerNode;
  readonly item: vscode.TreeItem;
}

/** Every row that the editor asks for before it draws: those below expanded ones. */
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

/** A tree over the endpoint, from a client that has not been used yet. */
export class MeasuredTree {
  readonly #aws = new AwsAccess({ askMfaCode: () => Promise.resolve(undefined) });
  readonly #controlPlane = this.#aws.controlPlane(connection);
  readonly #profileStore = new ProfileStore(
    () => Promise.resolve(this.#controlPlane),
    (problem) => {
      throw new Error(problem.detail);
    },
  );
  readonly provider = new ProfilesTreeDataProvider(this.#profileStore, new Icons(vscode.Uri.file("/")), {
    get: () => undefined,
  });

  /** Loads the Region as the view does when it is first seen. */
  async load(): Promise<void> {
    this.provider.setRoots([connection]);
    const { status } = await this.#profileStore.load(connection);
    if (status !== "ready") throw new Error(`The Region is ${status}.`);
  }

  /** Every row that the editor asks for before it draws. */
  paint(): Promise<Row[]> {
    return paintRows(this.provider);
  }

  /** Waits for what goes on behind the rows, and lets go of everything. */
  async close(): Promise<void> {
    await this.#profileStore.models(connection);
    this.provider.dispose();
    this.#profileStore.dispose();
    this.#aws.dispose();
  }
}
