import * as vscode from "vscode";
import type { LoadBedrock } from "../../aws/bedrock";
import { commands } from "../../commands";
import type { Connection } from "../../domain/connection";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import type { AccountIds } from "../../profiles/accountIds";
import type { ProfileStore } from "../../profiles/profileStore";
import type { Notifications } from "../../ui/notifications";
import { remedyTitles, runRemedy } from "../../ui/remedies";
import { runCommand } from "../../ui/runCommand";
import { completeWalkthroughStep } from "../../ui/walkthrough";
import type { Disposable } from "../../util/emitter";
import { WebviewBundle } from "../../webviews/webviewBundle";
import type { PageHost } from "./detailsController";
import type { DetailsTarget } from "./detailsLoader";
import { DetailsLoader } from "./detailsLoader";
import { parseSavedPage } from "./detailsMessages";
import { DetailsPage, pageKey } from "./detailsPage";
import type { ShowOptions } from "./lazyDetailsPanels";
import type { PageAction } from "./viewModelSchema";
import { detailsViewType } from "./viewType";

/** The dependencies of the details pages. */
export interface DetailsServices {
  readonly extensionUri: vscode.Uri;
  readonly loadBedrock: LoadBedrock;
  readonly profileStore: ProfileStore;
  readonly accounts: AccountIds;
  readonly notifications: Notifications;
  readonly log: vscode.LogOutputChannel;
}

/** The open details pages: one for each combination of inference profile and AWS profile. */
export class DetailsPanels implements Disposable {
  readonly #services: DetailsServices;
  readonly #bundle: WebviewBundle;
  readonly #pages = new Set<DetailsPage>();

  constructor(services: DetailsServices) {
    this.#services = services;
    this.#bundle = new WebviewBundle({
      extensionUri: services.extensionUri,
      name: "details",
      title: vscode.l10n.t("Inference Profile"),
      element: "inference-profile-details",
    });
  }

  /** Opens or reveals the page of an inference profile. The page shows known data while the rest is loaded from AWS. */
  show({ preserveFocus = false, ...target }: DetailsTarget & ShowOptions): void {
    const key = pageKey(target.connection, target.arn);
    const open = [...this.#pages].find((page) => page.key === key);
    if (open) {
      open.reveal(preserveFocus);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      detailsViewType,
      // The page sets its title immediately.
      "",
      { viewColumn: vscode.ViewColumn.Active, preserveFocus },
      { enableFindWidget: true, retainContextWhenHidden: false },
    );
    this.#load(panel, target);
  }

  /** Restores a page that was open before the window was reloaded. */
  restore(panel: vscode.WebviewPanel, saved: unknown): void {
    const page = parseSavedPage(saved);
    if (page) {
      const { arn, ...connection } = page;
      this.#load(panel, { connection, arn });
      return;
    }
    this.#services.log.warn("Could not restore a details page: its saved data does not name an inference profile.");
    this.#bundle.showError(
      panel,
      vscode.l10n.t("Could not restore this page. Open the inference profile again from the side bar."),
    );
  }

  dispose(): void {
    for (const page of this.#pages) {
      page.dispose();
    }
    this.#pages.clear();
  }

  #load(panel: vscode.WebviewPanel, target: DetailsTarget): void {
    const { loadBedrock, profileStore, accounts, notifications } = this.#services;
    const loader = new DetailsLoader(target, {
      loadBedrock,
      profileStore,
      accounts,
      onProblem: (problem) => notifications.log(problem),
    });
    const page = new DetailsPage(panel, loader, this.#host(), () => this.#pages.delete(page));
    this.#pages.add(page);
    this.#bundle.load(panel);
    page.load();
  }

  #host(): Omit<PageHost, "post"> {
    const { log } = this.#services;
    return {
      language: vscode.env.language,
      bundle: vscode.l10n.bundle,
      remedyTitles: remedyTitles(),
      writeClipboard: async (text) => {
        await vscode.env.clipboard.writeText(text);
        await completeWalkthroughStep("copied");
      },
      open: (connection, profile) => this.show({ connection, arn: profile.arn, known: profile }),
      runAction,
      runRemedy,
      warn: (text) => log.warn(text),
    };
  }
}

function runAction(action: PageAction, connection: Connection, profile: InferenceProfile): Promise<void> {
  switch (action) {
    case "copyAs":
      return runCommand(commands.copyAs, { connection, profile });
    case "createFrom":
      return runCommand(commands.createProfileFrom, { connection, profile });
    case "createSimilar":
      return runCommand(commands.createSimilar, { connection, profile });
    case "reveal":
      return runCommand(commands.revealInView, { connection, profile });
  }
}
