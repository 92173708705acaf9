import * as vscode from "vscode";
import { isSameConnection } from "../../../domain/connection";
import { joinSentences } from "../../../messages/list";
import { askText } from "../../../pickers/wizard/askText";
import type { StepResult } from "../../../pickers/wizard/step";
import { escapeForMessage } from "../../../ui/untrustedText";
import type { Disposable } from "../../../util/emitter";
import { withListedNames } from "../listedNames";
import { formatNotice } from "../notice";
import { findNameError, initialName } from "../profileName";
import { problemOfStep } from "../stepForProblem";
import { formatNameError } from "../validationTexts";
import type { CreateEvent } from "../wizardReducer";
import type { WizardState } from "../wizardState";
import { takenNames } from "../wizardSteps";
import type { CreateStepContext } from "./context";

/** Asks for the name. If the name is taken, offers to replace it with a similar name that is available. */
export function askName(context: CreateStepContext): Promise<StepResult<CreateEvent>> {
  const { profileStore, state } = context;
  const { draft, typed } = state;
  const region = draft.connection?.region ?? "";
  const taken = () => takenNames(withListedNames(state, profileStore));
  return askText<CreateEvent>(context, {
    value: typed.name ?? draft.name ?? initialName(state, taken()),
    placeholder: vscode.l10n.t("Inference profile name"),
    prompt: promptWithSource(
      state,
      vscode.l10n.t("Up to 64 letters and digits. Single spaces, hyphens, and underscores are allowed between them."),
    ),
    validate: (name) => {
      const error = findNameError(name, taken());
      return error && { message: formatNameError(error, region), ...replacementOf(error) };
    },
    answer: (name) => ({ type: "nameAnswered", name }),
    ...initialError(state),
    onDidChangeRules: (listener) => watchNames(context, listener),
  });
}

function replacementOf(error: NonNullable<ReturnType<typeof findNameError>>): { replacement?: string } {
  return error.kind === "taken" ? { replacement: error.unusedName } : {};
}

/** Returns the prompt for a text step, including the source that was chosen before. */
export function promptWithSource({ draft }: WizardState, prompt: string): string {
  return draft.source
    ? joinSentences(escapeForMessage(vscode.l10n.t("Source: {0}.", draft.source.name)), prompt)
    : prompt;
}

/** Returns the reason that AWS rejected the text of this step. */
export function initialError(state: WizardState): { initialError?: string } {
  const problem = problemOfStep(state);
  if (!problem) {
    return {};
  }
  const { headline, explanation } = formatNotice(problem, state.draft.name ?? "");
  return { initialError: joinSentences(headline, explanation) };
}

/** Loads the names in the Region, and calls `listener` whenever they change. */
function watchNames({ state, profileStore, report }: CreateStepContext, listener: () => void): Disposable {
  const { connection } = state.draft;
  if (connection) {
    // If AWS rejected a name that was not known to be taken, the loaded Region is outdated.
    const isOutdated = problemOfStep(state)?.kind === "conflict";
    const loading = isOutdated ? profileStore.refresh(connection) : profileStore.load(connection);
    loading.catch(report);
  }
  return profileStore.onDidChange((changed) => {
    if (connection && isSameConnection(changed, connection)) {
      listener();
    }
  });
}
