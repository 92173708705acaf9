import { profileKey } from "../../domain/connection";
import type { PageTarget } from "./detailsPage";

/**
 * Reports each page that the user switches to, once. Does not report a page that was opened by a click on its row, because the
 * user may already have clicked the next row.
 */
export class ActivePage {
  readonly #onDidActivate: (target: PageTarget) => void;
  #key: string | undefined;

  constructor(onDidActivate: (target: PageTarget) => void) {
    this.#onDidActivate = onDidActivate;
  }

  /** Must be called before a page is opened or revealed. `fromRow` is true if this was caused by a click on its row. */
  show(target: PageTarget, fromRow: boolean): void {
    this.#key = profileKey(target.connection, target.arn);
    if (!fromRow) {
      this.#onDidActivate(target);
    }
  }

  /** Must be called when VS Code reports that a page is active. */
  activated(target: PageTarget): void {
    if (profileKey(target.connection, target.arn) !== this.#key) {
      this.show(target, false);
    }
  }

  /**
   * Must be called when a page that is active is restored. The first page was already active before the window was reloaded. It
   * is not reported, because selecting its row would expand rows that the user had collapsed. The user switches to other pages,
   * which VS Code restores at that time.
   */
  restored(target: PageTarget): void {
    if (this.#key === undefined) {
      this.show(target, true);
    } else {
      this.activated(target);
    }
  }
}
