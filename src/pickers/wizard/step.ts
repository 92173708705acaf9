import * as vscode from "vscode";
import { stripControlCharacters } from "../../ui/untrustedText";
import type { Disposable } from "../../util/emitter";
import type { QuickInputs } from "../quickInputs";

/** The events that the reducer of every wizard handles in addition to its specific ones. */
export type StepEvent =
  | { readonly type: "back" }
  /** The text in the step's input when the step ended without an answer. */
  | { readonly type: "typed"; readonly text: string };

/** The result of a step: the events that occurred, and whether the wizard ends. */
export interface StepResult<Event> {
  readonly events: readonly (Event | StepEvent)[];
  readonly end?: "left" | "submitted";
}

/** Returns the result of a step that was answered with one event. */
export function answerWith<Event>(event: Event): StepResult<Event> {
  return { events: [event] };
}

/** The context that a wizard passes to each of its steps. */
export interface StepContext {
  /** Returns the title. It may contain untrusted text, and may change while the step is open. */
  readonly title: () => string;
  /** Calls the listener when the title may have changed. */
  readonly onDidChangeTitle: (listener: () => void) => Disposable;
  /** The number of the step, counted from 1. */
  readonly step: number;
  /** The number of steps, or undefined if it is not known yet. */
  readonly totalSteps: number | undefined;
  readonly canGoBack: boolean;
  readonly quickInputs: QuickInputs;
  /** Closes the step, like Esc, when aborted. */
  readonly signal: AbortSignal;
  /** Called with errors from background work. */
  readonly report: (error: unknown) => void;
}

/** An input that can be a step. */
export type StepInput = vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox;

/** Sets the title, step counter, and Back button of an input. */
export function setUpStep(input: StepInput, context: StepContext): void {
  input.title = stripControlCharacters(context.title());
  input.step = context.step;
  input.totalSteps = context.totalSteps;
  input.ignoreFocusOut = true;
  input.buttons = backButtons(context);
}

/** Returns the Back button, or no buttons on the first step. */
export function backButtons({ canGoBack }: Pick<StepContext, "canGoBack">): readonly vscode.QuickInputButton[] {
  return canGoBack ? [vscode.QuickInputButtons.Back] : [];
}

/**
 * Shows an input until it is answered, dismissed, or aborted, and then disposes of it. `register` adds the listeners that answer
 * the step and returns disposables, which are disposed of together with the input. Text that the user typed without accepting it
 * becomes a `typed` event.
 */
export async function showStep<Event>(
  input: StepInput,
  { signal, quickInputs, title, onDidChangeTitle }: StepContext,
  register: (resolve: (result: StepResult<Event>) => void) => readonly Disposable[],
): Promise<StepResult<Event>> {
  const initialText = input.value;
  // The initial text, such as a suggested name, was not typed by the user.
  const typed = (): StepEvent[] => (input.value === initialText ? [] : [{ type: "typed", text: input.value }]);
  const disposables: Disposable[] = [input];
  try {
    return await new Promise<StepResult<Event>>((resolve) => {
      const leave = () => resolve({ events: typed(), end: "left" });
      signal.addEventListener("abort", leave, { once: true });
      disposables.push(
        { dispose: () => signal.removeEventListener("abort", leave) },
        ...register(resolve),
        quickInputs.onDidLeave(input, leave),
        onDidChangeTitle(() => (input.title = stripControlCharacters(title()))),
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
