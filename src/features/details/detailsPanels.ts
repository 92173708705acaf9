import * as vscode from "vscode";
import type { LoadBedrock } from "../../aws/bedrock";
import { commands } from "../../commands";
import type { CredentialsInUse } from "../../domain/awsProfile";
import type { Connection } from "../../domain/connection";
import { isSameConnection, profileKey } from "../../domain/connection";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import type { AccountIds } from "../../profiles/accountIds";
import {
  onDidChangeChangeRules,
  onDidChangeTagSettings,
  readChangeRules,
  readManagedByTags,
  readRequiredTags,
} from "../../connections/changeSettings";
import { readPriceSettings } from "../../connections/priceSettings";
import type { UsageStore } from "../../profiles/usage/usageStore";
import type { ProfileRef, ProfileStore } from "../../profiles/profileStore";
import type { TagStore } from "../../profiles/tagStore";
import { loadTagsInUse } from "../../profiles/tagsInUse";
import type { Notifications } from "../../ui/notifications";
import { remedyTitles, runRemedy } from "../../ui/remedies";
import { runCommand } from "../../ui/runCommand";
import { escapeForLog } from "../../ui/untrustedText";
import type { CompleteWalkthroughStep } from "../../ui/walkthrough";
import type { Disposable } from "../../util/emitter";
import { WebviewBundle } from "../../webviews/webviewBundle";
import { ActivePage } from "./activePage";
import type { PageHost } from "./detailsController";
import type { DetailsTarget } from "./detailsLoader";
import { DetailsLoader } from "./detailsLoader";
import { UsageLoader } from "./usage/usageLoader";
import { parseSavedPage } from "./detailsMessages";
import type { PageTarget } from "./detailsPage";
import { DetailsPage } from "./detailsPage";
import type { ShowOptions } from "./lazyDetailsPanels";
import { PreviewPanel } from "./previewPanel";
import { describeSuggestions } from "./suggestTags";
import { tabTitles } from "./tabTitles";
import type { PageAction } from "./viewModelSchema";
import { detailsViewType } from "./viewType";

/** The dependencies of the details pages. */
export interface DetailsServices {
  readonly extensionUri: vscode.Uri;
  readonly loadBedrock: LoadBedrock;
  readonly profileStore: ProfileStore;
  readonly tagStore: TagStore;
  readonly usage: UsageStore;
  readonly accounts: AccountIds;
  /** Describes the credentials of the AWS profiles, or the default credentials if the list is empty. */
  readonly findCredentials: (awsProfiles: readonly string[]) => Promise<readonly CredentialsInUse[]>;
  readonly notifications: Notifications;
  readonly log: vscode.LogOutputChannel;
  readonly completeStep: CompleteWalkthroughStep;
  /** Called when the user turns to a page other than by its row in the explorer, which is already selected then. */
  readonly onDidActivate: (target: PageTarget) => void;
}

/** An open page and its panel. */
interface OpenPage {
  readonly panel: vscode.WebviewPanel;
  readonly page: DetailsPage;
}

/**
 * The open details pages: one for each combination of inference profile and AWS profile. As with VS Code's preview editors, which
 * webviews cannot use, a page that was opened as a preview is replaced by the next preview unless it is kept open.
 */
export class DetailsPanels implements Disposable {
  readonly #services: DetailsServices;
  readonly #bundle: WebviewBundle;
  readonly #open = new Set<OpenPage>();
  readonly #preview: PreviewPanel;
  readonly #active: ActivePage;
  readonly #settingsListeners: readonly Disposable[];

  constructor(services: DetailsServices) {
    this.#services = services;
    this.#active = new ActivePage(services.onDidActivate);
    const settingsChanged = () => this.#open.forEach(({ page }) => page.settingsChanged());
    this.#settingsListeners = [onDidChangeTagSettings(settingsChanged), onDidChangeChangeRules(settingsChanged)];
    this.#preview = new PreviewPanel((error) => services.log.warn(`Could not set a context key: ${String(error)}`));
    this.#bundle = new WebviewBundle({
      extensionUri: services.extensionUri,
      name: "details",
      title: vscode.l10n.t("Inference Profile"),
      element: "inference-profile-details",
    });
  }

  /** Opens or reveals the page of an inference profile. The page shows known data while the rest is being loaded from AWS. */
  show({ preserveFocus = false, preview = false, ...target }: DetailsTarget & ShowOptions): void {
    const key = profileKey(target.connection, target.arn);
    this.#active.show(target, preserveFocus && preview);
    const open = [...this.#open].find(({ page }) => page.key === key);
    if (open) {
      this.#preview.reveal(open.panel, preview);
      open.page.reveal(preserveFocus);
      return;
    }
    const panel = preview ? this.#preview.reusable : undefined;
    if (panel) {
      this.#replace(panel, target, preserveFocus);
      return;
    }
    const created = vscode.window.createWebviewPanel(
      detailsViewType,
      // The page sets its title immediately.
      "",
      { viewColumn: vscode.ViewColumn.Active, preserveFocus },
      { enableFindWidget: true, retainContextWhenHidden: false },
    );
    if (preview) {
      this.#preview.use(created);
    }
    this.#create(created, target);
  }

  /** The profile of the active page, or undefined if no page is active or its profile is not loaded or no longer exists. */
  get activeProfile(): ProfileRef | undefined {
    return [...this.#open].find(({ panel }) => panel.active)?.page.profileRef;
  }

  /** Turns the preview into a regular page. */
  keepOpen(): void {
    this.#preview.keep();
  }

  /** Restores a page that was open before the window was reloaded. */
  restore(panel: vscode.WebviewPanel, saved: unknown): void {
    const page = parseSavedPage(saved);
    if (page) {
      const { arn, ...connection } = page;
      if (panel.active) {
        this.#active.restored({ connection, arn });
      }
      this.#create(panel, { connection, arn });
      return;
    }
    this.#services.log.warn("Could not restore a details page: its saved data does not name an inference profile.");
    this.#bundle.showError(
      panel,
      vscode.l10n.t("Could not restore this page. Open the inference profile again from the side bar."),
    );
  }

  dispose(): void {
    for (const { page } of this.#open) {
      page.dispose();
    }
    this.#open.clear();
    this.#settingsListeners.forEach((listener) => listener.dispose());
    this.#preview.dispose();
  }

  #create(panel: vscode.WebviewPanel, target: DetailsTarget): void {
    const page = this.#add(panel, target);
    panel.onDidChangeViewState(() => this.#noteActive(panel));
    this.#bundle.load(panel);
    page.load();
  }

  #noteActive(panel: vscode.WebviewPanel): void {
    const open = [...this.#open].find((each) => each.panel === panel);
    if (open && panel.active) {
      this.#active.activated(open.page.target);
    }
  }

  /** Shows another profile in a panel. Does not load the webview again, so that the page does not flicker. */
  #replace(panel: vscode.WebviewPanel, target: DetailsTarget, preserveFocus: boolean): void {
    for (const open of [...this.#open].filter((each) => each.panel === panel)) {
      open.page.dispose();
      this.#open.delete(open);
    }
    const page = this.#add(panel, target);
    this.#preview.use(panel);
    page.takeOver();
    page.load();
    page.reveal(preserveFocus);
  }

  #add(panel: vscode.WebviewPanel, target: DetailsTarget): DetailsPage {
    const { loadBedrock, profileStore, tagStore, accounts, findCredentials, notifications } = this.#services;
    const loader = new DetailsLoader(target, {
      loadBedrock,
      profileStore,
      accounts,
      findCredentials: async (name) => (await findCredentials(name === undefined ? [] : [name]))[0],
      onProblem: (problem) => notifications.log(problem),
    });
    const tagListener = tagStore.onDidChange((changes) => {
      const { connection, arn } = target;
      const isChanged = changes.some((each) => each.arn === arn && isSameConnection(each.connection, connection));
      const shown = loader.data.tags?.value;
      // Tags are also loaded for rows. Refresh the page only if they differ from the tags on the page.
      if (isChanged && shown && JSON.stringify(shown) !== JSON.stringify(tagStore.tagsOf(connection, arn))) {
        loader.refreshTags().catch((error: unknown) => notifications.logUnexpected(error));
      }
    });
    const usage = new UsageLoader(target, this.#services.usage, (problem) => notifications.log(problem));
    const page: DetailsPage = new DetailsPage(panel, loader, usage, this.#host(panel), {
      closed: () => {
        tagListener.dispose();
        this.#open.delete(open);
        this.#updateTitles();
      },
      changed: () => this.#updateTitles(),
    });
    const open = { panel, page };
    this.#open.add(open);
    this.#updateTitles();
    return page;
  }

  #updateTitles(): void {
    const pages = [...this.#open].map(({ page }) => page);
    const titles = tabTitles(pages.map(({ tabName }) => tabName));
    pages.forEach((page, index) => page.setTitle(titles[index] ?? ""));
  }

  #host(panel: vscode.WebviewPanel): Omit<PageHost, "post"> {
    const { log, completeStep } = this.#services;
    return {
      language: vscode.env.language,
      bundle: vscode.l10n.bundle,
      remedyTitles: remedyTitles(),
      writeClipboard: async (text) => {
        await vscode.env.clipboard.writeText(text);
        completeStep("copied");
      },
      open: (connection, profile) => this.show({ connection, arn: profile.arn, known: profile }),
      runAction,
      editTags: (options, connection, profile) =>
        runCommand(commands.editTags, { connection, profile }, undefined, options),
      suggestTags: async (connection, signal, onChange) => {
        const { profileStore, tagStore } = this.#services;
        const send = () => {
          if (!signal.aborted) {
            onChange(describeSuggestions(tagStore.suggestions([connection]), readRequiredTags()));
          }
        };
        // A preview would be replaced by the next one, together with the text in the form.
        this.#preview.reveal(panel, false);
        send();
        await loadTagsInUse([connection], tagStore, profileStore, { signal });
        send();
      },
      runRemedy,
      openConsole: async (url) => {
        await vscode.env.openExternal(vscode.Uri.parse(url, true));
      },
      showCosts: (connection) => runCommand(commands.showCostsOf, { connection }),
      readPrices: readPriceSettings,
      readTagRules: () => ({
        required: readRequiredTags(),
        managedByTags: readManagedByTags(),
        changeRules: readChangeRules(),
      }),
      warn: (text) => log.warn(escapeForLog(text)),
    };
  }
}

function runAction(action: PageAction, connection: Connection, profile: InferenceProfile): Promise<void> {
  switch (action) {
    case "copyAs":
      return runCommand(commands.copyAs, { connection, profile });
    case "editTags":
      return runCommand(commands.editTags, { connection, profile });
    case "addRequiredTags":
      return runCommand(commands.addRequiredTags, { connection, profile });
    case "createFrom":
      return runCommand(commands.createProfileFrom, { connection, profile });
    case "createSimilar":
      return runCommand(commands.createSimilar, { connection, profile });
    case "reveal":
      return runCommand(commands.revealInView, { connection, profile });
  }
}
