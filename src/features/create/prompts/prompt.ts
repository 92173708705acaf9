import * as vscode from "vscode";
import type { Disposable } from "../../../util/emitter";
import type { ProfileStore } from "../../../profiles/profileStore";
import type { Notifications } from "../../../ui/notifications";
import type { QuickInputs } from "../../../pickers/quickInputs";
import type { WizardEvent } from "../wizardReducer";
import { canGoBack } from "../wizardReducer";
import type { WizardState } from "../wizardState";
import { stepNumber, steps } from "../wizardState";
import type { TagVocabulary } from "../tagVocabulary";

/** What a prompt works with. */
export interface PromptContext {
  readonly state: WizardState;
  readonly profileStore: ProfileStore;
  readonly vocabulary: TagVocabulary;
  readonly problems: Notifications;
  readonly quickInputs: QuickInputs;
  /** Takes the prompt away, as Esc does. */
  readonly signal: AbortSignal;
  /** Hears of what went wrong where nobody waits for it. */
  readonly report: (error: unknown) => void;
}

/** What came of a prompt: what happened, and whether the creation is left or carried out after it. */
export interface PromptAnswer {
  readonly events: readonly WizardEvent[];
  readonly outcome?: "leave" | "create";
}

/** An answer by one event. */
export function answerWith(event: WizardEvent): PromptAnswer {
  return { events: [event] };
}

/** Gives an input the looks that every step shares. */
export function setUpStep(input: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox, state: WizardState): void {
  input.title = vscode.l10n.t("Create Application Inference Profile");
  input.step = stepNumber(state);
  input.totalSteps = steps(state).length;
  input.ignoreFocusOut = true;
  input.buttons = backButtons(state);
}

/** The Back button, where there is somewhere to go back to. */
export function backButtons(state: WizardState): readonly vscode.QuickInputButton[] {
  return canGoBack(state) ? [vscode.QuickInputButtons.Back] : [];
}

/**
 * Shows an input and waits until it is answered, hidden or taken away: it settles in every case, and nothing of it stays.
 * `wire` registers what answers it. `text` is what would be lost by leaving.
 */
export async function show(
  input: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
  { signal, quickInputs }: Pick<PromptContext, "signal" | "quickInputs">,
  text: () => string,
  wire: (settle: (answer: PromptAnswer) => void) => readonly Disposable[],
): Promise<PromptAnswer> {
  const first = text();
  // What was there from the start, such as a suggested name, was typed by nobody.
  const typed = (): WizardEvent[] => (text() === first ? [] : [{ type: "typed", text: text() }]);
  const disposables: Disposable[] = [input];
  try {
    return await new Promise<PromptAnswer>((resolve) => {
      const leave = () => resolve({ events: typed(), outcome: "leave" });
      signal.addEventListener("abort", leave, { once: true });
      disposables.push(
        { dispose: () => signal.removeEventListener("abort", leave) },
        ...wire(resolve),
        quickInputs.onDidLeave(input, leave),
        input.onDidTriggerButton((button) => {
          if (button === vscode.QuickInputButtons.Back) {
            resolve({ events: [...typed(), { type: "back" }] });
          }
        }),
      );
      if (signal.aborted) {
        leave();
      } else {
        input.show();
      }
    });
  } finally {
    for (const disposable of disposables) {
      disposable.dispose();
    }
  }
}
