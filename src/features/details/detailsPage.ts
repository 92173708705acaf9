import type { Connection } from "../../domain/connection";
import { profileKey } from "../../domain/connection";
import type { Disposable } from "../../util/emitter";
import type { ProfileRef } from "../../profiles/profileStore";
import type { PagePanel } from "../../webviews/webviewPage";
import { WebviewPage } from "../../webviews/webviewPage";
import type { PageHost } from "./detailsController";
import { DetailsController } from "./detailsController";
import type { DetailsLoader } from "./detailsLoader";
import type { HostMessage } from "./detailsMessages";
import type { TabName } from "./tabTitles";
import type { UsageLoader } from "./usage/usageLoader";

/** The profile of a page, and the connection through which it is shown. A profile that two AWS profiles show has two pages. */
export interface PageTarget {
  readonly connection: Connection;
  readonly arn: string;
}

/** The events of a page. */
export interface DetailsPageEvents {
  /** Called after the panel has been closed. */
  closed(): void;
  /** Called when the data of the page has changed, so that the title of its tab may have changed too. */
  changed(): void;
}

/** An open details page: its panel and the loader for its data. Both are disposed of with the panel. */
export class DetailsPage implements Disposable {
  readonly #loader: DetailsLoader;
  readonly #controller: DetailsController;
  readonly #page: WebviewPage<HostMessage>;

  constructor(
    panel: PagePanel,
    loader: DetailsLoader,
    usage: UsageLoader,
    host: Omit<PageHost, "post">,
    events: DetailsPageEvents,
  ) {
    this.#loader = loader;
    this.#controller = new DetailsController(loader, usage, { ...host, post: (message) => this.#page.post(message) });
    this.#page = new WebviewPage(
      panel,
      {
        receive: (message) => this.#controller.receive(message),
        closed: () => events.closed(),
        warn: (text) => host.warn(text),
      },
      [this.#controller, loader, usage, loader.onDidChange(() => events.changed())],
    );
  }

  get key(): string {
    return profileKey(this.target.connection, this.target.arn);
  }

  /** The profile, and the connection through which it is shown. */
  get target(): PageTarget {
    const { connection, arn } = this.#loader.data;
    return { connection, arn };
  }

  /** The profile, or undefined if it is not loaded or no longer exists. */
  get profileRef(): ProfileRef | undefined {
    const { connection, profile } = this.#loader.data;
    return profile.value && profile.status !== "notFound" ? { connection, profile: profile.value } : undefined;
  }

  /** The values that make up the title of the tab. */
  get tabName(): TabName {
    const { facts, title } = this.#controller.viewModel;
    return { title, region: facts.region.code, account: facts.awsProfile ?? facts.accountId, id: facts.id };
  }

  /** Shows this page in a panel whose webview has already been loaded for another profile. */
  takeOver(): void {
    this.#page.run(this.#controller.show());
  }

  /** Shows the effects of changed settings. */
  settingsChanged(): void {
    this.#controller.update();
  }

  /** Starts loading. Data is shown as it arrives. */
  load(): void {
    this.#page.run(this.#loader.load());
  }

  /** Brings the page to the front. If `preserveFocus` is true, does not move the keyboard focus. */
  reveal(preserveFocus: boolean): void {
    this.#page.reveal(preserveFocus);
  }

  /** Stops loading and listening. Does not close the panel, which VS Code keeps when the window is reloaded. */
  dispose(): void {
    this.#page.dispose();
  }

  /**
   * Sets the title of the tab. A restored panel keeps its title until the name is known again, because that title is more useful
   * than an ID.
   */
  setTitle(title: string): void {
    if (this.#controller.viewModel.facts.name !== undefined || this.#page.title === "") {
      this.#page.setTitle(title);
    }
  }
}
