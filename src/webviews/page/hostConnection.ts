interface PageState {
  /** The scroll position, in CSS pixels. */
  readonly scrollTop?: number;
  /** The input of the user, if the page saves any. */
  readonly draft?: unknown;
}

/**
 * The connection from the page to the extension host. There is only one per page, because the VS Code API can be acquired only
 * once. `Saved` is the state that the page saves so that the host can restore it after the window is reloaded.
 */
export class HostConnection<Intent, HostMessage, Saved extends object> {
  readonly #api = acquireVsCodeApi<Saved & PageState>();
  readonly #parse: (message: unknown) => HostMessage | undefined;
  #saved: Saved | undefined;
  #scrollTop = 0;
  #draft: unknown;

  /** `parse` must return undefined for messages that are not from the host, which are then ignored. */
  constructor(parse: (message: unknown) => HostMessage | undefined) {
    this.#parse = parse;
  }

  send(intent: Intent): void {
    // This is VS Code's own method, which has no target origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    this.#api.postMessage(intent);
  }

  /** Calls the listener with each message from the host until the signal is aborted. */
  listen(listener: (message: HostMessage) => void, signal: AbortSignal): void {
    const receive = (event: MessageEvent<unknown>) => {
      const message = this.#parse(event.data);
      if (message !== undefined) {
        listener(message);
      }
    };
    window.addEventListener("message", receive, { signal });
  }

  /**
   * Saves the state from which this page can be restored. Returns the last scroll position of the page, or 0 if the page is new
   * or showed something else before.
   */
  save(saved: Saved): number {
    const { scrollTop = 0, draft, ...previous } = this.#api.getState() ?? {};
    const isSame = JSON.stringify(previous) === JSON.stringify(saved);
    this.#saved = saved;
    this.#draft = isSame ? draft : undefined;
    this.saveScroll(isSame ? scrollTop : 0);
    return this.#scrollTop;
  }

  /** Saves the scroll position. */
  saveScroll(scrollTop: number): void {
    this.#scrollTop = scrollTop;
    this.#saveState();
  }

  /** The last saved input of the user, or undefined if there is none. */
  get draft(): unknown {
    return this.#draft;
  }

  /** Saves the input of the user, which must be serializable as JSON. */
  saveDraft(draft: unknown): void {
    this.#draft = draft;
    this.#saveState();
  }

  #saveState(): void {
    if (this.#saved) {
      const draft = this.#draft === undefined ? {} : { draft: this.#draft };
      this.#api.setState({ ...this.#saved, scrollTop: this.#scrollTop, ...draft });
    }
  }
}
