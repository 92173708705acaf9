import type { Locator, Page } from "playwright-core";
import { DetailsView } from "../component/detailsView";

/** The details pages in VS Code, each in its own editor tab. All members except the tabs refer to the visible page. */
export class DetailsPage extends DetailsView {
  constructor(private readonly page: Page) {
    // VS Code nests the document of a webview in two frames.
    super(page.locator(visibleWebview).contentFrame().frameLocator("#active-frame"));
  }

  /** The outer frame of the visible page. It does not exist while another kind of editor is visible. */
  get shown(): Locator {
    return this.page.locator(visibleWebview);
  }

  /** Returns the editor tab of a details page with a title. */
  tab(name: string | RegExp): Locator {
    return this.tabs.and(this.page.getByRole("tab", { name }));
  }

  /** All editor tabs. */
  get tabs(): Locator {
    return this.page.locator(".tabs-container").getByRole("tab");
  }

  /**
   * Waits until the visible page has keyboard focus. VS Code returns the focus to the page some time after a quick
   * input closes.
   */
  async waitUntilFocused(): Promise<void> {
    await this.content.locator("body").evaluate(async () => {
      if (!document.hasFocus()) {
        await new Promise((resolve) => addEventListener("focus", resolve, { once: true }));
      }
    });
  }

  /** Closes a tab with its close button. */
  async close(name: string | RegExp): Promise<void> {
    await this.tab(name).hover();
    await this.tab(name)
      .getByRole("button", { name: /^Close/ })
      .click();
    await this.tab(name).waitFor({ state: "detached" });
  }
}

const visibleWebview = "iframe.webview.ready:visible";
