import type { PageTarget } from "./detailsPage";
import { pageKey } from "./detailsPage";

/**
 * Reports the page that the user turns to, once each time. A page that a click on its row has opened is not reported, because the
 * user may already have clicked on the next row.
 */
export class ActivePage {
  readonly #onDidActivate: (target: PageTarget) => void;
  #key: string | undefined;

  constructor(onDidActivate: (target: PageTarget) => void) {
    this.#onDidActivate = onDidActivate;
  }

  /** Call this before a page is opened or revealed. `fromRow` is true if a click on its row did it. */
  show(target: PageTarget, fromRow: boolean): void {
    this.#key = pageKey(target.connection, target.arn);
    if (!fromRow) {
      this.#onDidActivate(target);
    }
  }

  /** Call this when VS Code reports that a page is active. */
  activated(target: PageTarget): void {
    if (pageKey(target.connection, target.arn) !== this.#key) {
      this.show(target, false);
    }
  }
}
