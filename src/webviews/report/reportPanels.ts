import * as vscode from "vscode";
import type { Disposable } from "../../util/emitter";
import { WebviewBundle } from "../webviewBundle";
import { WebviewPage } from "../webviewPage";
import type { Report } from "./report";
import type { ReportHandlers } from "./reportController";
import { ReportController } from "./reportController";
import type { ReportHostMessage } from "./reportMessages";

/** The dependencies of the report pages. */
export interface ReportServices {
  readonly extensionUri: vscode.Uri;
  /** Shows a failure of a page's request to the user. */
  readonly showFailure: (error: unknown) => Promise<void>;
  /** Writes a warning to the log. */
  readonly warn: (text: string) => void;
}

interface OpenReport {
  readonly page: WebviewPage<ReportHostMessage>;
  readonly controller: ReportController;
}

/**
 * The open report pages, one for each kind. They are not restored after the window is reloaded, because loading may cost money.
 */
export class ReportPanels implements Disposable {
  readonly #services: ReportServices;
  readonly #bundle: WebviewBundle;
  readonly #open = new Map<string, OpenReport>();

  constructor(services: ReportServices) {
    this.#services = services;
    this.#bundle = new WebviewBundle({
      extensionUri: services.extensionUri,
      name: "report",
      title: vscode.l10n.t("Report"),
      element: "inference-profiles-report",
    });
  }

  /** Shows a report in the page for its kind, and opens that page if necessary. */
  async show(kind: string, report: Report, handlers: ReportHandlers): Promise<void> {
    const open = this.#open.get(kind);
    if (open) {
      open.page.setTitle(report.title);
      open.page.reveal(false);
      await open.controller.show(report, handlers);
      return;
    }
    const panel = vscode.window.createWebviewPanel("bedrockProfiles.report", "", vscode.ViewColumn.Active, {
      enableFindWidget: true,
      retainContextWhenHidden: false,
    });
    const controller = new ReportController(
      report,
      handlers,
      this.#host((message) => page.post(message)),
    );
    const page: WebviewPage<ReportHostMessage> = new WebviewPage(
      panel,
      {
        receive: (message) => controller.receive(message),
        closed: () => this.#open.delete(kind),
        warn: this.#services.warn,
      },
      [],
    );
    page.setTitle(report.title);
    this.#open.set(kind, { page, controller });
    this.#bundle.load(panel);
  }

  dispose(): void {
    for (const { page } of this.#open.values()) {
      page.dispose();
    }
    this.#open.clear();
  }

  #host(post: (message: ReportHostMessage) => Promise<void>) {
    const { showFailure, warn } = this.#services;
    return {
      language: vscode.env.language,
      bundle: vscode.l10n.bundle,
      post,
      writeClipboard: async (text: string) => vscode.env.clipboard.writeText(text),
      saveFile,
      showFailure,
      warn,
    };
  }
}

async function saveFile(name: string, text: string): Promise<boolean> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
    filters: { CSV: ["csv"] },
  });
  if (!uri) {
    return false;
  }
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text, "utf8"));
  return true;
}
