import type { FrameLocator, Locator, Page } from "playwright-core";

/** One row of a table or list of facts: what it is called, and what is shown. */
export type Facts = Record<string, string>;

/** The details pages, each in an editor tab. Everything but tabs is of the page in front. */
export class DetailsPage {
  constructor(private readonly page: Page) {}

  /** The page in front. VS Code puts a webview's document two frames deep. */
  get content(): FrameLocator {
    return this.shown.contentFrame().frameLocator("#active-frame");
  }

  /** The outer frame of the page in front; there is none while another kind of editor is. */
  get shown(): Locator {
    return this.page.locator("iframe.webview.ready:visible");
  }

  /** The editor tab of a details page, by the name it shows. */
  tab(name: string | RegExp): Locator {
    return this.tabs.and(this.page.getByRole("tab", { name }));
  }

  /** Every editor tab. */
  get tabs(): Locator {
    return this.page.locator(".tabs-container").getByRole("tab");
  }

  /** Waits until the page of this profile is in front and nothing of it is being read any more. */
  async waitUntilRead(name: string): Promise<void> {
    await this.heading(name).waitFor();
    await this.content.locator("main[aria-busy=false]").waitFor();
  }

  /** Waits until the page in front has the keyboard, which VS Code gives back to it some moments after a quick input. */
  async waitUntilFocused(): Promise<void> {
    await this.content.locator("body").evaluate(async () => {
      if (!document.hasFocus()) {
        await new Promise((resolve) => addEventListener("focus", resolve, { once: true }));
      }
    });
  }

  /** The page's heading: the profile's name, or its ID as long as that is not known. */
  heading(name: string): Locator {
    return this.content.getByRole("heading", { level: 1, name, exact: true });
  }

  /** A part of the page by its heading: `Tags`, `Source`. */
  section(name: string): Locator {
    return this.content.getByRole("region", { name, exact: true });
  }

  /** What a screen reader was told last. */
  get announcement(): Locator {
    return this.content.getByRole("status");
  }

  /** A button of the page by the whole of its name: `Refresh`, `Copy ARN`. */
  button(name: string): Locator {
    return this.content.getByRole("button", { name, exact: true });
  }

  /** The facts of *Overview* by their names, in their order. */
  facts(): Promise<Facts> {
    return this.section("Overview")
      .locator("dl > div")
      .evaluateAll((rows) => {
        const text = (row: Element, part: string) => row.querySelector<HTMLElement>(part)?.innerText.trim() ?? "";
        return Object.fromEntries(rows.map((row) => [text(row, "dt"), text(row, "dd")]));
      });
  }

  /** The cells of a part's table, row by row, without its header. */
  async cells(section: "Tags" | "Models and Routing"): Promise<string[][]> {
    const rows = this.section(section).locator("tbody tr");
    return rows.evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll<HTMLElement>("th, td")].map((cell) => cell.innerText.trim())),
    );
  }

  /** The sentences of what could not be read, and of what has changed for the worse, in their order. */
  problems(): Promise<string[]> {
    return this.content.locator(".notice:is(.error, .warning) p").allInnerTexts();
  }

  /** Closes a tab with its cross. */
  async close(name: string | RegExp): Promise<void> {
    await this.tab(name).hover();
    await this.tab(name)
      .getByRole("button", { name: /^Close/ })
      .click();
    await this.tab(name).waitFor({ state: "detached" });
  }
}
