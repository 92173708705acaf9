import * as vscode from "vscode";
import { escapeForMessage } from "../../ui/untrustedText";
import type { Disposable } from "../../util/emitter";
import type { StepContext, StepResult } from "./step";
import { answerWith, backButtons, setUpStep, showStep } from "./step";

/** Why a text cannot be accepted. May contain untrusted text. */
export interface TextError {
  readonly message: string;
  /** A text to use instead, offered as a button. Enter inserts it as well. */
  readonly replacement?: string;
}

/** A step that asks for a line of text. */
export interface TextStep<Event> {
  readonly value: string;
  readonly placeholder: string;
  readonly prompt: string;
  /** Returns what is wrong with a text, or undefined if it can be accepted. */
  readonly validate: (text: string) => TextError | undefined;
  readonly answer: (text: string) => Event;
  /** An error that is shown until the text changes, unless `validate` has one. */
  readonly initialError?: string;
  /** Calls `listener` whenever the result of `validate` may have changed for the same text. */
  readonly onDidChangeRules?: (listener: () => void) => Disposable;
}

/** Asks for a text, which is validated as it is typed. Trailing spaces are dropped because the user cannot see them. */
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
    // New buttons would swallow a click that is under way.
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

/** Escapes the message because VS Code renders icons and links in it. */
function showError(input: vscode.InputBox, message: string | undefined): void {
  input.validationMessage =
    message === undefined
      ? undefined
      : { message: escapeForMessage(message), severity: vscode.InputBoxValidationSeverity.Error };
}
