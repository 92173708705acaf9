import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { Disposable } from "../../util/emitter";
import type { ControlPlanes } from "../../domain/ports";
import type { ProfileStore } from "../../profiles/profileStore";
import { completeWalkthroughStep } from "../../ui/walkthrough";
import type { Notifications } from "../../ui/notifications";
import { remedyTitles, runRemedy } from "../../ui/remedies";
import type { DetailsTarget } from "./detailsLoader";
import { DetailsLoader } from "./detailsLoader";
import { DetailsPage, pageKey } from "./detailsPage";
import type { PageEditor } from "./detailsController";
import type { DetailsDocument } from "../../webviews/html";
import { detailsHtml, sentenceHtml } from "../../webviews/html";
import type { ShowOptions } from "./lazyDetailsPanels";
import { detailsViewType } from "./viewType";
import { readSavedPage } from "./protocol";

/** What the pages work with. */
export interface DetailsServices {
  readonly extensionUri: vscode.Uri;
  readonly controlPlanes: ControlPlanes;
  readonly profileStore: ProfileStore;
  readonly problems: Notifications;
  readonly log: vscode.LogOutputChannel;
}

/** The details pages that are open: one a profile and AWS profile. */
export class DetailsPanels implements Disposable {
  readonly #services: DetailsServices;
  readonly #pages = new Set<DetailsPage>();

  constructor(services: DetailsServices) {
    this.#services = services;
  }

  /**
   * Opens the page of a profile, or reveals it where it is open. What is known of it is painted until the service answers.
   */
  show({ preserveFocus = false, ...target }: DetailsTarget & ShowOptions): void {
    const key = pageKey(target.connection, target.arn);
    const open = [...this.#pages].find((page) => page.key === key);
    if (open) {
      open.reveal(preserveFocus);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      detailsViewType,
      // The page sets it at once.
      "",
      { viewColumn: vscode.ViewColumn.Active, preserveFocus },
      { enableFindWidget: true, retainContextWhenHidden: false },
    );
    this.#fill(panel, target);
  }

  /** Brings a page back that was open before the window was reloaded. */
  restore(panel: vscode.WebviewPanel, saved: unknown): void {
    const page = readSavedPage(saved);
    if (page) {
      const { arn, ...connection } = page;
      this.#fill(panel, { connection, arn });
      return;
    }
    this.#services.log.warn("A details page could not be restored: what it kept does not name an inference profile.");
    const { webview } = panel;
    webview.options = { localResourceRoots: [this.#dist] };
    webview.html = sentenceHtml(
      { ...this.#document(webview), stylesheets: [this.#address(webview, "details.css")] },
      vscode.l10n.t("This page could not be restored. Open the inference profile again from the sidebar."),
    );
  }

  dispose(): void {
    for (const page of this.#pages) {
      page.dispose();
    }
    this.#pages.clear();
  }

  get #dist(): vscode.Uri {
    return vscode.Uri.joinPath(this.#services.extensionUri, "dist");
  }

  #address(webview: vscode.Webview, file: string): string {
    return webview.asWebviewUri(vscode.Uri.joinPath(this.#dist, file)).toString();
  }

  #document(webview: vscode.Webview): Omit<DetailsDocument, "nonce"> {
    return {
      language: vscode.env.language,
      title: vscode.l10n.t("Inference Profile"),
      cspSource: webview.cspSource,
      stylesheets: [this.#address(webview, "codicon.css"), this.#address(webview, "details.css")],
      script: this.#address(webview, "details.js"),
    };
  }

  #fill(panel: vscode.WebviewPanel, target: DetailsTarget): void {
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [this.#dist] };
    panel.iconPath = {
      light: vscode.Uri.joinPath(this.#dist, "details-light.svg"),
      dark: vscode.Uri.joinPath(this.#dist, "details-dark.svg"),
    };
    const { controlPlanes, profileStore, problems } = this.#services;
    const loader = new DetailsLoader(target, {
      controlPlanes,
      profileStore,
      onProblem: (problem) => problems.log(problem),
    });
    const page = new DetailsPage(panel, loader, this.#editor(), () => this.#pages.delete(page));
    this.#pages.add(page);
    webview.html = detailsHtml({ ...this.#document(webview), nonce: randomBytes(24).toString("base64url") });
    page.load();
  }

  #editor(): Omit<PageEditor, "post"> {
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
      carryOut: runRemedy,
      warn: (text) => log.warn(text),
    };
  }
}
