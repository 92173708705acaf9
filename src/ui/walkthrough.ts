import type * as vscode from "vscode";

/** The things that the user does in the walkthrough. The manifest uses these names to complete the steps. */
const walkthroughSteps = ["connected", "opened", "created", "copied"] as const;

/** Something that the user has done at least once. */
export type WalkthroughStep = (typeof walkthroughSteps)[number];

/** Completes a step of the walkthrough. */
export type CompleteWalkthroughStep = (step: WalkthroughStep) => void;

/**
 * Completes the steps of the walkthrough by setting context keys such as `bedrockProfiles.created`. VS Code drops context keys
 * when the window is closed or reloaded, so the completed steps are stored.
 */
export class WalkthroughSteps {
  readonly #storage: vscode.Memento;
  readonly #setContext: (key: string) => Thenable<unknown>;

  /** `setContext` sets a context key to true. */
  constructor(storage: vscode.Memento, setContext: (key: string) => Thenable<unknown>) {
    this.#storage = storage;
    this.#setContext = setContext;
  }

  /** Sets the context keys of the stored steps. Must be called once for each window. */
  restore(): void {
    for (const step of walkthroughSteps.filter((each) => this.#isStored(each))) {
      detach(this.#setContext(contextKey(step)));
    }
  }

  /** Completes a step, unless it is already stored, because its context key is then set. */
  readonly complete: CompleteWalkthroughStep = (step) => {
    if (!this.#isStored(step)) {
      detach(this.#setContext(contextKey(step)));
      detach(this.#storage.update(storageKey(step), true));
    }
  };

  #isStored(step: WalkthroughStep): boolean {
    return this.#storage.get(storageKey(step)) === true;
  }
}

/** Ignores failures, because the only consequence is a step without a check mark. */
function detach(work: Thenable<unknown>): void {
  work.then(undefined, () => undefined);
}

function contextKey(step: WalkthroughStep): string {
  return `bedrockProfiles.${step}`;
}

/** Each step has a separate key, so that several windows can store steps at the same time. */
function storageKey(step: WalkthroughStep): string {
  return `walkthrough.${step}`;
}
