import * as vscode from "vscode";
import { askText } from "../../../pickers/wizard/askText";
import type { StepResult } from "../../../pickers/wizard/step";
import { formatDescriptionError } from "../validationTexts";
import type { CreateEvent } from "../wizardReducer";
import { initialError, promptWithSource } from "./askName";
import type { CreateStepContext } from "./context";

/** Asks for the description, which may be empty. */
export function askDescription(context: CreateStepContext): Promise<StepResult<CreateEvent>> {
  const { draft, typed } = context.state;
  return askText<CreateEvent>(context, {
    value: typed.description ?? draft.description ?? "",
    placeholder: vscode.l10n.t("Description (optional)"),
    prompt: promptWithSource(
      context.state,
      vscode.l10n.t(
        "Up to 200 letters, digits, colons, and periods. Single spaces, hyphens, and underscores are allowed between them.",
      ),
    ),
    validate: (description) => {
      const message = formatDescriptionError(description);
      return message === undefined ? undefined : { message };
    },
    answer: (description) => ({ type: "descriptionAnswered", description }),
    ...initialError(context.state),
  });
}
