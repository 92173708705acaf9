import * as vscode from "vscode";
import type { Connections } from "../../connections/connections";
import type { Connection } from "../../domain/connection";
import type { Disposable } from "../../util/emitter";
import type { AccountIds } from "../../profiles/accountIds";
import { areCredentialsAccepted } from "../../profiles/accountIds";
import type { ProfileStore, ProfileRef } from "../../profiles/profileStore";
import type { Icons } from "../../ui/icons";
import { completeWalkthroughStep } from "../../ui/walkthrough";
import { KeyTarget } from "./keyTarget";
import type { LazyTree } from "./lazyTree";
import type { ExplorerNode } from "./nodes";
import { ProfilesTreeDataProvider } from "./treeDataProvider";
import { RegionLoader } from "./regionLoader";
import { RowRevealer } from "./rowRevealer";
import { viewId } from "./viewId";
import { welcomeFor } from "./welcome";

/** What the view works with. */
export interface ExplorerServices {
  readonly connections: Connections;
  readonly profileStore: ProfileStore;
  readonly accounts: AccountIds;
  readonly icons: Icons;
  /** Told once when the view is first used. */
  readonly onFirstUse: () => void;
  /** Hears of what went wrong where nobody waits for it. */
  readonly report: (error: unknown) => void;
}

/**
 * What is behind the tree view. It loads nothing before it is first seen, and shows what the inventory holds from then on.
 */
export class ExplorerView implements Disposable {
  readonly #connections: Connections;
  readonly #profileStore: ProfileStore;
  readonly #accounts: AccountIds;
  readonly #provider: ProfilesTreeDataProvider;
  readonly #view: vscode.TreeView<ExplorerNode>;
  readonly #revealer: RowRevealer;
  readonly #loader: RegionLoader;
  readonly #keyTarget = new KeyTarget();
  readonly #disposables: Disposable[];
  readonly #onFirstUse: () => void;
  readonly #report: (error: unknown) => void;
  #seen = false;
  #connected = false;

  constructor(tree: LazyTree, { connections, profileStore, accounts, icons, onFirstUse, report }: ExplorerServices) {
    this.#onFirstUse = onFirstUse;
    this.#connections = connections;
    this.#profileStore = profileStore;
    this.#accounts = accounts;
    this.#report = report;
    this.#provider = new ProfilesTreeDataProvider(profileStore, icons, accounts);
    this.#loader = new RegionLoader(
      connections,
      profileStore,
      () => this.#showRoots(),
      () => this.#provider.whenAsked(),
    );
    this.#view = tree.view;
    tree.answerWith(this.#provider);
    this.#revealer = new RowRevealer(this.#view, this.#provider, () =>
      vscode.commands.executeCommand(`${viewId}.focus`),
    );
    this.#disposables = [
      this.#provider,
      this.#view.onDidChangeSelection(({ selection }) => this.#keyTarget.note(selection)),
      this.#view.onDidChangeVisibility(() => {
        this.#loadWhenSeen();
        this.#redrawCached();
      }),
      connections.onDidChange(() => this.#connectionsChanged()),
      profileStore.onDidChange((connection) => this.#regionChanged(connection)),
      accounts.onDidChange((awsProfile) => this.#provider.redrawAwsProfile(awsProfile)),
    ];
    this.#loadWhenSeen();
  }

  /** The rows selected in the view, while it can be seen. */
  get selection(): readonly ExplorerNode[] {
    return this.#view.visible ? this.#view.selection : [];
  }

  /** The rows that a key is meant for, once the editor has toggled the focused row twice; see `KeyTarget`. */
  takeToggled(): readonly ExplorerNode[] {
    return this.#keyTarget.take();
  }

  /** Loads every Region that is not loaded yet, showing progress in the view. */
  async load(): Promise<void> {
    await this.#withProgress(() => this.#loader.load());
  }

  /** Reads one Region anew, or all of them, and the settings and files that tell which they are. */
  async refresh(connection: Connection | undefined): Promise<void> {
    this.#use();
    await this.#withProgress(() => this.#loader.refresh(connection && [connection]));
  }

  /** Reads everything anew where it has been read before. */
  async reload(): Promise<void> {
    if (this.#seen) {
      await this.refresh(undefined);
    }
  }

  /** Reads every Region of an AWS profile anew; where it has none, what tells them may do so by now. */
  async refreshAwsProfile(awsProfile: string): Promise<void> {
    const own = this.#connections.current.filter((connection) => connection.awsProfile === awsProfile);
    await this.#withProgress(() => this.#loader.refresh(own.length > 0 ? own : undefined));
  }

  /** Selects a profile's row and scrolls to it; false where the profile is not among those shown. */
  async reveal({ connection, profile }: ProfileRef): Promise<boolean> {
    await this.#profileStore.load(connection);
    const node = this.#provider.findProfileNode(connection, profile.arn);
    if (!node) {
      return false;
    }
    await this.#revealer.reveal(node);
    return true;
  }

  dispose(): void {
    for (const disposable of this.#disposables) {
      disposable.dispose();
    }
  }

  #loadWhenSeen(): void {
    if (this.#view.visible && !this.#seen) {
      this.#use();
      this.load().catch(this.#report);
    }
  }

  /** How long ago something was is true only for a while. */
  #redrawCached(): void {
    if (this.#view.visible) {
      this.#connections.current
        .filter((connection) => this.#profileStore.cached(connection))
        .forEach((connection) => this.#provider.redraw(connection));
    }
  }

  #use(): void {
    if (!this.#seen) {
      this.#seen = true;
      this.#onFirstUse();
    }
  }

  #connectionsChanged(): void {
    const { current } = this.#connections;
    this.#profileStore.keepOnly(current);
    if (!this.#loader.recalling) {
      this.#showRoots();
    }
    current.forEach((connection) => this.#askAccount(connection));
    if (this.#seen && !this.#loader.refreshing) {
      this.load().catch(this.#report);
    }
  }

  #regionChanged(connection: Connection): void {
    if (!this.#loader.recalling) {
      this.#showRoots();
    }
    this.#provider.redraw(connection);
    this.#askAccount(connection);
    if (!this.#connected && this.#profileStore.state(connection)?.status === "ready") {
      this.#connected = true;
      completeWalkthroughStep("connected").catch(this.#report);
    }
  }

  /** Asks for the account only where rows show it, and only once AWS has taken the credentials: this must ask for nothing twice. */
  #askAccount(connection: Connection): void {
    if (this.#connections.awsProfiles.length > 1 && areCredentialsAccepted(this.#profileStore.state(connection))) {
      this.#accounts.load(connection).catch(this.#report);
    }
  }

  /** Roots or a welcome view: the editor shows the latter where there are no rows. */
  #showRoots(): void {
    const connections = this.#connections.current;
    const welcome = welcomeFor(connections, (connection) => this.#profileStore.state(connection));
    this.#setContext(welcome);
    if (welcome) {
      this.#provider.setRoots([]);
    } else {
      this.#provider.setRoots(connections, this.#connections.awsProfiles);
    }
  }

  #setContext(welcome: string | undefined): void {
    vscode.commands.executeCommand("setContext", "bedrockProfiles.state", welcome ?? "").then(undefined, this.#report);
  }

  #withProgress(work: () => Promise<void>): Thenable<void> {
    return vscode.window.withProgress({ location: { viewId } }, work);
  }
}
