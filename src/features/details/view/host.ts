import { readHostMessage } from "../protocol";
import type { HostMessage, Intent, SavedPage } from "../protocol";

/** What the page keeps across a reload of the window, and while its tab is hidden. */
interface KeptState extends SavedPage {
  /** How far the page was scrolled, in CSS pixels. */
  readonly scrollTop?: number;
}

/** The extension host's end of the page. */
export class Host {
  readonly #api = acquireVsCodeApi<KeptState>();
  #saved: SavedPage | undefined;

  send(intent: Intent): void {
    // The editor's own method, which has no target origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    this.#api.postMessage(intent);
  }

  /** Calls back with each message of the host, until the signal is aborted. */
  listen(listener: (message: HostMessage) => void, signal: AbortSignal): void {
    const receive = (event: MessageEvent<unknown>) => {
      const message = readHostMessage(event.data);
      if (message) {
        listener(message);
      }
    };
    window.addEventListener("message", receive, { signal });
  }

  /** Keeps what brings this page back; gives how far it was scrolled before, if it was here before. */
  keep(saved: SavedPage): number {
    const { scrollTop = 0 } = this.#api.getState() ?? {};
    this.#saved = saved;
    this.keepScroll(scrollTop);
    return scrollTop;
  }

  keepScroll(scrollTop: number): void {
    if (this.#saved) {
      this.#api.setState({ ...this.#saved, scrollTop });
    }
  }
}
