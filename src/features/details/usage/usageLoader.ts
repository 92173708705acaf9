import { parseInferenceProfileReference } from "../../../domain/arn";
import type { Connection } from "../../../domain/connection";
import type { Problem } from "../../../domain/problem";
import { isCancellation, problemOf, unexpectedProblem } from "../../../domain/problem";
import type { Usage } from "../../../domain/usage/usage";
import type { UsageWindow } from "../../../domain/usage/usageWindow";
import type { UsageStore } from "../../../profiles/usage/usageStore";
import type { Disposable } from "../../../util/emitter";
import { Emitter } from "../../../util/emitter";

/** The state of a page's usage data for the selected window. */
export type UsageState =
  | { readonly status: "notLoaded" | "loading" }
  | { readonly status: "ready"; readonly usage: Usage }
  | { readonly status: "failed"; readonly problem: Problem };

const defaultWindow: UsageWindow = "24h";

/**
 * Loads the usage of one profile. Sends a request only when `load` is called, because each request is billed. A page that is
 * restored or reopened shows only data that was loaded recently.
 */
export class UsageLoader implements Disposable {
  readonly #connection: Connection;
  readonly #store: Pick<UsageStore, "get" | "load">;
  readonly #onProblem: (problem: Problem) => void;
  readonly #changed = new Emitter<void>();
  /** The identifiers under which CloudWatch may have recorded calls to the profile. */
  readonly identifiers: { readonly id: string; readonly arn: string };
  #abort = new AbortController();
  #window = defaultWindow;
  #state: UsageState;

  /** Fires after each change to the window or the state. */
  readonly onDidChange = this.#changed.event;

  constructor(
    { connection, arn }: { readonly connection: Connection; readonly arn: string },
    store: Pick<UsageStore, "get" | "load">,
    onProblem: (problem: Problem) => void,
  ) {
    const reference = parseInferenceProfileReference(arn);
    this.identifiers = { id: reference.kind === "arn" ? reference.id : arn, arn };
    this.#connection = connection;
    this.#store = store;
    this.#onProblem = onProblem;
    this.#state = this.#known();
  }

  get window(): UsageWindow {
    return this.#window;
  }

  get state(): UsageState {
    return this.#state;
  }

  /** Selects a window. Shows its data if it was loaded recently, and sends no request. */
  select(window: UsageWindow): void {
    if (window !== this.#window) {
      this.#abort.abort();
      this.#window = window;
      this.#set(this.#known());
    }
  }

  /** Loads the selected window with one billed request, unless it is already loading. Never rejects. */
  async load(): Promise<void> {
    if (this.#state.status === "loading") {
      return;
    }
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#set({ status: "loading" });
    try {
      const usage = await this.#store.load(this.#connection, this.identifiers, this.#window, { signal });
      if (!signal.aborted) {
        this.#set({ status: "ready", usage });
      }
    } catch (error) {
      if (!signal.aborted && !isCancellation(error)) {
        const problem = problemOf(error) ?? unexpectedProblem(error, "GetMetricData", this.#connection);
        this.#onProblem(problem);
        this.#set({ status: "failed", problem });
      } else if (!signal.aborted) {
        this.#set(this.#known());
      }
    }
  }

  /** Stops loading. */
  cancel(): void {
    this.#abort.abort();
    this.#set(this.#known());
  }

  dispose(): void {
    this.#abort.abort();
    this.#changed.dispose();
  }

  #known(): UsageState {
    const usage = this.#store.get(this.#connection, this.identifiers, this.#window);
    return usage ? { status: "ready", usage } : { status: "notLoaded" };
  }

  #set(state: UsageState): void {
    this.#state = state;
    this.#changed.fire();
  }
}
