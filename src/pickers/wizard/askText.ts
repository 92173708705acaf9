import * as vscode from "vscode";
import { escapeForMessage } from "../../ui/untrustedText";
import type { Disposable } from "../../util/emitter";
import type { StepContext, StepResult } from "./step";
import { answerWith, backButtons, setUpStep, showStep } from "./step";

/** The reason a text is rejected. May contain untrusted text. */
export interface TextError {
  readonly message: string;
  /** A replacement for the text, which the user can insert with a button or Enter. */
  readonly replacement?: string;
}

/** A step that asks for a line of text. */
export interface TextStep<Event> {
  readonly value: string;
  readonly placeholder: string;
  readonly prompt: string;
  /** Returns the error in a text, or undefined if the text is valid. */
  readonly validate: (text: string) => TextError | undefined;
  readonly answer: (text: string) => Event;
  /** An error to show until the text changes, unless `validate` returns one. */
  readonly initialError?: string;
  /** Calls `listener` whenever `validate` may return a different result for the same text. */
  readonly onDidChangeRules?: (listener: () => void) => Disposable;
}

/** Asks for a text and validates it while the user types. Drops trailing spaces, because the user cannot see them. */
export function askText<Event>(context: StepContext, step: TextStep<Event>): Promise<StepResult<Event>> {
  const input = vscode.window.createInputBox();
  setUpStep(input, context);
  input.value = step.value;
  input.placeholder = step.placeholder;
  input.prompt = step.prompt;
  const continueButton = { iconPath: new vscode.ThemeIcon("arrow-right"), tooltip: vscode.l10n.t("Continue") };
  let replaceButton: ReplaceButton | undefined;
  const text = () => input.value.trimEnd();
  const setReplacement = (replacement: string | undefined) => {
    replaceButton = replacement === undefined ? undefined : createReplaceButton(replacement);
    input.buttons = [...backButtons(context), ...(replaceButton ? [replaceButton] : []), continueButton];
  };
  const validate = () => {
    const error = step.validate(text());
    // Change the buttons only if necessary, because replacing them would cancel a click in progress.
    if (error?.replacement !== replaceButton?.replacement) {
      setReplacement(error?.replacement);
    }
    showError(input, input.value === "" ? undefined : error?.message);
  };
  const replace = (replacement: string) => {
    input.value = replacement;
    validate();
  };
  setReplacement(undefined);
  validate();
  if (step.initialError !== undefined && input.validationMessage === undefined) {
    showError(input, step.initialError);
  }
  return showStep<Event>(input, context, (resolve) => {
    const accept = () => {
      const error = step.validate(text());
      if (error?.replacement !== undefined) {
        replace(error.replacement);
      } else if (error) {
        showError(input, error.message);
      } else {
        resolve(answerWith(step.answer(text())));
      }
    };
    return [
      input.onDidChangeValue(validate),
      input.onDidAccept(accept),
      input.onDidTriggerButton((button) => {
        if (button === continueButton) {
          accept();
        } else if (replaceButton && button === replaceButton) {
          replace(replaceButton.replacement);
        }
      }),
      ...(step.onDidChangeRules ? [step.onDidChangeRules(validate)] : []),
    ];
  });
}

type ReplaceButton = vscode.QuickInputButton & { readonly replacement: string };

function createReplaceButton(replacement: string): ReplaceButton {
  const tooltip = vscode.l10n.t("Use {0}", replacement);
  return { replacement, iconPath: new vscode.ThemeIcon("lightbulb"), tooltip };
}

/** Shows an error. Escapes the message, because VS Code renders icons and links in it. */
function showError(input: vscode.InputBox, message: string | undefined): void {
  input.validationMessage =
    message === undefined
      ? undefined
      : { message: escapeForMessage(message), severity: vscode.InputBoxValidationSeverity.Error };
}
