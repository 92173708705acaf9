import type { StepEvent, StepResult } from "./step";

/** What a runner needs to know of a wizard. */
export interface Wizard<State, Event> {
  /** Shows the current step until it ends. */
  show(state: State, signal: AbortSignal): Promise<StepResult<Event>>;
  /** Returns the state after an event. An event that does not fit leaves the state as it is. */
  reduce(state: State, event: Event | StepEvent): State;
  /** Does what the answers ask for. Returns the state to continue with if that failed, or undefined when done. */
  submit(state: State, signal: AbortSignal): Promise<State | undefined>;
  /** Called with the last state of a wizard that ends before it is done, so that nothing typed is lost. */
  save(state: State): void;
}

/** Runs one wizard at a time, step by step. */
export class WizardRunner {
  #controller = new AbortController();
  #openStep: Promise<unknown> = Promise.resolve();

  /**
   * Closes the step that is open and waits until its wizard has saved its state. Returns the signal for the next wizard,
   * which is aborted by the next call.
   */
  async closeOpenStep(): Promise<AbortSignal> {
    this.#controller.abort();
    this.#controller = new AbortController();
    const { signal } = this.#controller;
    // The wizard before has waited for this promise longer, so it continues and saves first.
    await this.#openStep;
    return signal;
  }

  /** Shows step after step until the wizard is done or left. Saves the state if it ends early for any reason. */
  async run<State, Event>(wizard: Wizard<State, Event>, initial: State, signal: AbortSignal): Promise<void> {
    let state: State | undefined = initial;
    try {
      while (state !== undefined) {
        const step = wizard.show(state, signal);
        this.#openStep = step.catch(() => undefined);
        const { events, end } = await step;
        state = events.reduce((before: State, event) => wizard.reduce(before, event), state);
        if (end === "left") {
          break;
        }
        if (end === "submitted") {
          state = await wizard.submit(state, signal);
        }
      }
    } finally {
      if (state !== undefined) {
        wizard.save(state);
      }
    }
  }
}
