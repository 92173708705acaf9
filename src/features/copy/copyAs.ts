import * as vscode from "vscode";
import { joinSentences } from "../../messages/list";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import type { QuickInputs } from "../../pickers/quickInputs";
import type { ProfileRef } from "../../profiles/profileStore";
import { escapeForLabel, escapeForNotification } from "../../ui/untrustedText";
import type { CompleteWalkthroughStep } from "../../ui/walkthrough";
import type { CopyFacts } from "./copyFacts";
import { copyResult } from "./copyResult";
import type { FactsServices } from "./factsLoader";
import { FactsLoader } from "./factsLoader";
import type { FormatChoice } from "./formatPicker";
import { FormatPicker, recentFormats } from "./formatPicker";
import { showStatus } from "./showStatus";
import { explainUnavailable } from "./targetTexts";

/** The services that are needed for copying in a format. */
export interface CopyAsServices extends FactsServices {
  readonly quickInputs: QuickInputs;
  /** Stores the recently used formats. */
  readonly memento: vscode.Memento;
  readonly completeStep: CompleteWalkthroughStep;
  /** Called with errors from background work. */
  readonly report: (error: unknown) => void;
}

/** Asks for a format, then copies the profiles in this format or opens the text in an untitled document. */
export async function copyAs(profiles: readonly ProfileRef[], services: CopyAsServices): Promise<void> {
  await waitForFocusRestore();
  const abort = new AbortController();
  const loader = new FactsLoader(profiles, services);
  const loading = new Loading(loader.load(abort.signal));
  try {
    const choice = await new FormatPicker(profiles, loader, services).ask(loading.done);
    if (choice && (await loading.finish())) {
      await deliver(choice, loader.facts(choice.nameAwsProfile), services);
    }
  } finally {
    abort.abort();
    // If the user dismissed the list or canceled the progress, nothing else handles the rejection.
    loading.done.catch(services.report);
  }
}

/** The progress of loading the data for the formats, which may take longer than the user takes to choose a format. */
class Loading {
  readonly done: Promise<void>;
  #isDone = false;

  constructor(done: Promise<void>) {
    this.done = done.finally(() => (this.#isDone = true));
  }

  /**
   * Waits until everything is loaded. Shows progress, because the clipboard keeps its previous text until then. Returns false if
   * the user cancels.
   */
  async finish(): Promise<boolean> {
    if (this.#isDone) {
      await this.done;
      return true;
    }
    return vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t("Loading the models and tags to copy..."),
        cancellable: true,
      },
      (_, token) => {
        const canceled = new Promise<boolean>((resolve) => token.onCancellationRequested(() => resolve(false)));
        return Promise.race([this.done.then(() => true), canceled]);
      },
    );
  }
}

async function deliver(
  { format, action }: FormatChoice,
  profiles: readonly CopyFacts[],
  { memento, completeStep, report }: CopyAsServices,
): Promise<void> {
  const result = copyResult(format, profiles, vscode.env.language);
  if (result.text === undefined) {
    const notAvailable = vscode.l10n.t("{0} is not available.", format.label);
    warn(joinSentences(notAvailable, explainUnavailable(result.reason)), report);
    return;
  }
  await recentFormats(memento).add(format.id);
  if (action === "open") {
    const document = await vscode.workspace.openTextDocument({ content: result.text, language: format.language });
    await vscode.window.showTextDocument(document);
  } else {
    await vscode.env.clipboard.writeText(result.text);
    const message = vscode.l10n.t("Copied as {0}", escapeForLabel(format.label));
    showStatus(`$(check) ${message}`);
  }
  if (result.warning !== "") {
    warn(result.warning, report);
  }
  completeStep("copied");
}

/** Shows a warning. Nothing waits for this notification, which may stay open. */
function warn(text: string, report: (error: unknown) => void): void {
  vscode.window.showWarningMessage(escapeForNotification(text)).then(undefined, report);
}
