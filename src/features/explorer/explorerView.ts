import * as vscode from "vscode";
import type { Connections } from "../../connections/connections";
import type { Connection } from "../../domain/connection";
import type { Disposable } from "../../util/emitter";
import type { AccountIds } from "../../profiles/accountIds";
import { areCredentialsAccepted } from "../../profiles/accountIds";
import type { ProfileStore, ProfileRef } from "../../profiles/profileStore";
import type { Icons } from "../../ui/icons";
import { stripControlCharacters } from "../../ui/untrustedText";
import type { CompleteWalkthroughStep } from "../../ui/walkthrough";
import { redrawAccount } from "./accountRows";
import type { Arrangement } from "./arrangement";
import { isAutoRevealOn } from "./autoReveal";
import { formatFilter } from "./filterTexts";
import { KeyTarget } from "./keyTarget";
import type { LazyTree } from "./lazyTree";
import type { ExplorerNode } from "./nodes";
import { ProfilesTreeDataProvider } from "./treeDataProvider";
import { RegionLoader } from "./regionLoader";
import type { RowActivity } from "./rowActivity";
import { redrawEveryMinute } from "./rowAges";
import { RowExpansion } from "./rowExpansion";
import type { RowTags } from "./rowTags";
import { RowRevealer } from "./rowRevealer";
import { SelectionFollower } from "./selectionFollower";
import { SlowLoads } from "./slowLoads";
import { viewId } from "./viewId";
import { welcomeFor } from "./welcome";

/** The dependencies of the view. */
export interface ExplorerServices {
  readonly connections: Connections;
  readonly profileStore: ProfileStore;
  readonly accounts: AccountIds;
  readonly icons: Icons;
  readonly arrangement: Arrangement;
  readonly rowTags: RowTags;
  readonly rowActivity: RowActivity;
  /** The storage for values that are kept when the window is reloaded. */
  readonly storage: vscode.Memento;
  readonly completeStep: CompleteWalkthroughStep;
  /** Called once, when the view is first used. */
  readonly onFirstUse: () => void;
  /** Called with errors from background work. */
  readonly report: (error: unknown) => void;
}

/**
 * Controls the tree view. It shows the contents of the profile store and does not load anything until the view first becomes
 * visible.
 */
export class ExplorerView implements Disposable {
  readonly #connections: Connections;
  readonly #profileStore: ProfileStore;
  readonly #accounts: AccountIds;
  readonly #provider: ProfilesTreeDataProvider;
  readonly #view: vscode.TreeView<ExplorerNode>;
  readonly #revealer: RowRevealer;
  readonly follower: SelectionFollower;
  readonly #loader: RegionLoader;
  readonly #slowLoads: SlowLoads;
  readonly #keyTarget = new KeyTarget();
  readonly #arrangement: Arrangement;
  readonly #disposables: Disposable[];
  readonly #onFirstUse: () => void;
  readonly #completeStep: CompleteWalkthroughStep;
  readonly #report: (error: unknown) => void;
  #isUsed = false;

  constructor(tree: LazyTree, services: ExplorerServices) {
    const { connections, profileStore, accounts, icons, arrangement, storage, onFirstUse, report } = services;
    const { rowTags, rowActivity, completeStep } = services;
    this.#onFirstUse = onFirstUse;
    this.#completeStep = completeStep;
    this.#arrangement = arrangement;
    this.#connections = connections;
    this.#profileStore = profileStore;
    this.#accounts = accounts;
    this.#report = report;
    this.#slowLoads = new SlowLoads((connection) => this.#provider.redraw(connection));
    const expansion = new RowExpansion(tree.view, storage, report);
    this.#provider = new ProfilesTreeDataProvider({
      profileStore,
      icons,
      accounts,
      groups: arrangement.groups,
      rowTags,
      rowActivity,
      expansion,
      isSlow: (connection) => this.#slowLoads.isSlow(connection),
      signsIn: (awsProfile) => connections.signInOf(awsProfile) !== undefined,
    });
    this.#loader = new RegionLoader(
      connections,
      profileStore,
      () => this.#showRoots(),
      () => this.#provider.updates.whenRowsRequested(),
    );
    this.#view = tree.view;
    tree.setRows(this.#provider);
    this.#revealer = new RowRevealer(this.#view, this.#provider, () =>
      vscode.commands.executeCommand(`${viewId}.focus`),
    );
    this.follower = new SelectionFollower(this.#view, this.#revealer, isAutoRevealOn);
    this.#disposables = [
      this.#provider,
      this.follower,
      expansion,
      this.#slowLoads,
      redrawEveryMinute(() => this.#redrawCached()),
      this.#view.onDidChangeSelection(({ selection }) => this.#keyTarget.record(selection)),
      this.#view.onDidChangeVisibility(() => {
        this.#loadIfVisible();
        this.#redrawCached();
      }),
      arrangement.onDidChange((connection) => {
        this.#provider.redraw(connection);
        this.#showFilter();
      }),
      rowTags.onDidChange((connection) => this.#provider.redraw(connection)),
      rowActivity.onDidChange((connection) => this.#provider.redraw(connection)),
      connections.onDidChange(() => this.#handleConnectionsChange()),
      profileStore.onDidChange((connection) => this.#handleRegionChange(connection)),
      accounts.onDidChange((awsProfile) => redrawAccount(awsProfile, services, this.#provider)),
    ];
    this.#showFilter();
    this.#loadIfVisible();
  }

  /** The selected rows, or an empty array if the view is hidden. */
  get selection(): readonly ExplorerNode[] {
    return this.#view.visible ? this.#view.selection : [];
  }

  /** Fires when the selection changes. */
  get onDidChangeSelection(): vscode.Event<unknown> {
    return this.#view.onDidChangeSelection;
  }

  /** Returns the rows that a key press applies to. Call this after the focused row was toggled twice (see `KeyTarget`). */
  takeToggled(): readonly ExplorerNode[] {
    return this.#keyTarget.take();
  }

  /** Loads all Regions that are not loaded yet, and shows progress in the view. */
  async load(): Promise<void> {
    await this.#withProgress(() => this.#loader.load());
  }

  /**
   * Loads one Region again. If the connection is undefined, first rereads the settings and AWS files, and then reloads all
   * Regions.
   */
  async refresh(connection: Connection | undefined): Promise<void> {
    this.#use();
    await this.#withProgress(() => this.#loader.refresh(connection && [connection]));
  }

  /** Cancels the load of a Region. */
  cancel(connection: Connection): void {
    this.#profileStore.cancel(connection);
  }

  /** Refreshes all Regions if the view has been used. */
  async reload(): Promise<void> {
    if (this.#isUsed) {
      await this.refresh(undefined);
    }
  }

  /**
   * Refreshes the Regions of an AWS profile. If it has none, refreshes all Regions, because the settings or AWS files may now
   * contain Regions for it.
   */
  async refreshAwsProfile(awsProfile: string): Promise<void> {
    const ofAwsProfile = this.#connections.current.filter((connection) => connection.awsProfile === awsProfile);
    await this.#withProgress(() => this.#loader.refresh(ofAwsProfile.length > 0 ? ofAwsProfile : undefined));
  }

  /** Selects the row of a profile and scrolls to it. Returns false if the profile is not shown. */
  async reveal({ connection, profile }: ProfileRef): Promise<boolean> {
    await this.#profileStore.load(connection);
    const node = this.#provider.findProfileNode(connection, profile.arn);
    if (!node) {
      return false;
    }
    await this.#revealer.reveal(node);
    return true;
  }

  /** Selects the row of a profile whose page is active, if the view shows it, and without moving the focus. */
  async follow(connection: Connection, arn: string): Promise<void> {
    await this.follower.follow(this.#provider.findProfileNode(connection, arn));
  }

  /**
   * Collapses all rows except the AWS profiles and the Regions, so that the groups stay visible. VS Code's own command also
   * collapses the roots, and no API collapses individual rows, so the Regions are expanded again.
   */
  async collapseAll(): Promise<void> {
    await vscode.commands.executeCommand(`workbench.actions.treeView.${viewId}.collapseAll`);
    await this.#revealer.expand(this.#provider.regions);
  }

  dispose(): void {
    for (const disposable of this.#disposables) {
      disposable.dispose();
    }
  }

  #loadIfVisible(): void {
    if (this.#view.visible && !this.#isUsed) {
      this.#use();
      this.load().catch(this.#report);
    }
  }

  /** Updates the displayed age of cached contents. */
  #redrawCached(): void {
    if (this.#view.visible) {
      const cached = this.#connections.current.filter((each) => this.#profileStore.cached(each));
      cached.forEach((each) => this.#provider.redraw(each));
    }
  }

  #use(): void {
    if (!this.#isUsed) {
      this.#isUsed = true;
      this.#onFirstUse();
    }
  }

  #handleConnectionsChange(): void {
    const { current } = this.#connections;
    this.#profileStore.keepOnly(current);
    if (!this.#loader.isPreparingRows) {
      this.#showRoots();
    }
    current.forEach((connection) => this.#loadAccount(connection));
    // Whether they have a sign-in may have changed.
    this.#connections.awsProfiles.forEach((awsProfile) => this.#provider.redrawAwsProfile(awsProfile));
    if (this.#isUsed && !this.#loader.isReloadingConnections) {
      this.load().catch(this.#report);
    }
  }

  #handleRegionChange(connection: Connection): void {
    if (!this.#loader.isPreparingRows) {
      this.#showRoots();
    }
    this.#slowLoads.record(connection, this.#profileStore.state(connection)?.status === "loading");
    this.#provider.redraw(connection);
    this.#showFilter();
    this.#loadAccount(connection);
    if (this.#profileStore.state(connection)?.status === "ready") {
      this.#completeStep("connected");
    }
  }

  /**
   * Loads the account. Waits until AWS has accepted the credentials, so that the user is not prompted twice for a sign-in or
   * code.
   */
  #loadAccount(connection: Connection): void {
    if (areCredentialsAccepted(this.#profileStore.state(connection))) {
      this.#accounts.load(connection).catch(this.#report);
    }
  }

  /** Shows the root rows. If there are none, VS Code shows a welcome view. */
  #showRoots(): void {
    const { current: connections, findings } = this.#connections;
    const stateOf = (connection: Connection) => this.#profileStore.state(connection);
    const welcome = welcomeFor(connections, stateOf, findings.length > 0, this.#connections.mayHaveCredentials);
    this.#setContext("state", welcome ?? "");
    if (welcome) {
      this.#provider.setRoots([]);
    } else {
      this.#provider.setRoots(connections, this.#connections.awsProfiles, findings);
    }
  }

  /** Shows the filter above the rows, and the button that clears it. */
  #showFilter(): void {
    const { filter } = this.#arrangement;
    const message = filter ? formatFilter(filter, this.#arrangement.countProfiles(), vscode.env.language) : "";
    if ((this.#view.message ?? "") !== message) {
      this.#setContext("isFiltered", filter !== undefined);
      this.#view.message = stripControlCharacters(message);
    }
  }

  #setContext(name: string, value: unknown): void {
    vscode.commands.executeCommand("setContext", `bedrockProfiles.${name}`, value).then(undefined, this.#report);
  }

  #withProgress(work: () => Promise<void>): Thenable<void> {
    return vscode.window.withProgress({ location: { viewId } }, work);
  }
}
