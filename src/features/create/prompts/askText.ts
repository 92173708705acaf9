import * as vscode from "vscode";
import { connectionKey } from "../../../domain/connection";
import type { Disposable } from "../../../util/emitter";
import { joinSentences } from "../../../messages/list";
import { escapeForMessage } from "../../../ui/untrustedText";
import { problemHere } from "../stepForProblem";
import { takenNames } from "../wizardState";
import { formatDescriptionError, formatNameError } from "../inputTexts";
import { listNames } from "../listedNames";
import { formatNotice } from "../notice";
import { findNameError, suggestName } from "../profileName";
import type { PromptAnswer, PromptContext } from "./prompt";
import { answerWith, backButtons, setUpStep, show } from "./prompt";

/** Asks for the name, checked as it is typed. Where it is taken, Enter or a button takes a free one like it. */
export function askName(context: PromptContext): Promise<PromptAnswer> {
  const { draft, typed } = context.state;
  const region = draft.connection?.region ?? "";
  const input = createInput(context);
  const names = () => takenNames(listNames(context.state, context.profileStore));
  const fault = () => findNameError(entered(input), names());
  let takeFree: (vscode.QuickInputButton & { readonly free: string }) | undefined;
  const goOn = continueButton();
  const validate = () => {
    const found = fault();
    takeFree = found?.kind === "taken" ? freeNameButton(found.free) : undefined;
    input.buttons = [...backButtons(context.state), ...(takeFree ? [takeFree] : []), goOn];
    say(input, found && input.value !== "" ? formatNameError(found, region) : undefined);
  };
  const useFree = (free: string) => {
    input.value = free;
    validate();
  };
  input.value = typed.name ?? draft.name ?? suggestName(draft.source?.name ?? "", names());
  input.placeholder = vscode.l10n.t("Name of the profile");
  input.prompt = vscode.l10n.t("Up to 64 letters and digits, with single spaces, hyphens or underscores in between.");
  validate();
  sayProblem(input, context);
  return showInput(
    input,
    context,
    goOn,
    [
      input.onDidChangeValue(validate),
      watchNames(context, validate),
      input.onDidTriggerButton((button) => takeFree && button === takeFree && useFree(takeFree.free)),
    ],
    () => {
      const found = fault();
      if (found?.kind === "taken") {
        useFree(found.free);
      } else if (found) {
        say(input, formatNameError(found, region));
      } else {
        return answerWith({ type: "nameAnswered", name: entered(input) });
      }
      return undefined;
    },
  );
}

/** Asks for the description, checked as it is typed. Enter alone leaves it out. */
export function askDescription(context: PromptContext): Promise<PromptAnswer> {
  const { draft, typed } = context.state;
  const input = createInput(context);
  const goOn = continueButton();
  const fault = () => formatDescriptionError(entered(input));
  input.buttons = [...backButtons(context.state), goOn];
  input.value = typed.description ?? draft.description ?? "";
  input.placeholder = vscode.l10n.t("Description, or nothing");
  input.prompt = vscode.l10n.t(
    "Optional. Up to 200 letters, digits, colons and periods, with single spaces, hyphens or underscores in between.",
  );
  say(input, fault());
  sayProblem(input, context);
  return showInput(input, context, goOn, [input.onDidChangeValue(() => say(input, fault()))], () =>
    fault() === undefined ? answerWith({ type: "descriptionAnswered", description: entered(input) }) : undefined,
  );
}

function createInput({ state }: PromptContext): vscode.InputBox {
  const input = vscode.window.createInputBox();
  setUpStep(input, state);
  return input;
}

/** A space at the end cannot be seen, and is never meant. */
function entered(input: vscode.InputBox): string {
  return input.value.trimEnd();
}

/** Sentences may hold foreign text, and the editor makes icons and links of what looks like them. */
function say(input: vscode.InputBox, sentence: string | undefined): void {
  input.validationMessage =
    sentence === undefined
      ? undefined
      : { message: escapeForMessage(sentence), severity: vscode.InputBoxValidationSeverity.Error };
}

/** Says why AWS refused the answer, until it is changed; unless the check here says it better. */
function sayProblem(input: vscode.InputBox, { state }: PromptContext): void {
  const problem = problemHere(state);
  if (problem && input.validationMessage === undefined) {
    const { headline, explanation } = formatNotice(problem, state.draft.name ?? "");
    say(input, joinSentences(headline, explanation));
  }
}

function freeNameButton(free: string) {
  return { free, iconPath: new vscode.ThemeIcon("lightbulb"), tooltip: vscode.l10n.t("Use {0}", free) };
}

/** What Enter does, for the mouse: an input box has nothing else to click on. */
function continueButton(): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon("arrow-right"), tooltip: vscode.l10n.t("Continue") };
}

/** Checks again when the Region's names come in, or change. */
function watchNames({ state, profileStore, report }: PromptContext, changed: () => void): Disposable {
  const { connection } = state.draft;
  if (connection) {
    // A name that AWS refused and nobody here knew of: somebody else has made profiles meanwhile.
    const read =
      problemHere(state)?.kind === "conflict" ? profileStore.refresh(connection) : profileStore.load(connection);
    read.catch(report);
  }
  return profileStore.onDidChange((other) => {
    if (connection && connectionKey(other) === connectionKey(connection)) {
      changed();
    }
  });
}

function showInput(
  input: vscode.InputBox,
  context: PromptContext,
  goOn: vscode.QuickInputButton,
  disposables: readonly Disposable[],
  accept: () => PromptAnswer | undefined,
): Promise<PromptAnswer> {
  return show(
    input,
    context,
    () => input.value,
    (settle) => {
      const settleIfRight = () => {
        const answer = accept();
        if (answer) {
          settle(answer);
        }
      };
      return [
        ...disposables,
        input.onDidAccept(settleIfRight),
        input.onDidTriggerButton((button) => button === goOn && settleIfRight()),
      ];
    },
  );
}
