import type { StepEvent, StepResult } from "./step";

/** The operations of a wizard that the runner needs. */
export interface Wizard<State, Event> {
  /** Shows the current step until it ends. */
  show(state: State, signal: AbortSignal): Promise<StepResult<Event>>;
  /** Returns the state after an event. An event that is not valid in the current state leaves it unchanged. */
  reduce(state: State, event: Event | StepEvent): State;
  /**
   * Executes the request that the answers describe. Returns undefined if it succeeded, or the state to continue with if it
   * failed.
   */
  submit(state: State, signal: AbortSignal): Promise<State | undefined>;
  /** Called with the last state of a wizard that ends before it is complete, so that no input is lost. */
  save(state: State): void;
}

/** Runs one wizard at a time, step by step. */
export class WizardRunner {
  #controller = new AbortController();
  #openStep: Promise<unknown> = Promise.resolve();

  /**
   * Closes the open step and waits until its wizard has saved its state. Returns the signal for the next wizard, which is aborted
   * by the next call.
   */
  async closeOpenStep(): Promise<AbortSignal> {
    this.#controller.abort();
    this.#controller = new AbortController();
    const { signal } = this.#controller;
    // The previous wizard started waiting for this promise earlier, so it continues and saves its state first.
    await this.#openStep;
    return signal;
  }

  /**
   * Shows the steps until the wizard is completed or dismissed. Saves the state if the wizard ends early for any reason. Returns
   * whether the wizard was completed.
   */
  async run<State, Event>(wizard: Wizard<State, Event>, initial: State, signal: AbortSignal): Promise<boolean> {
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
      return state === undefined;
    } finally {
      if (state !== undefined) {
        wizard.save(state);
      }
    }
  }
}
