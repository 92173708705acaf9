import type { FrameLocator, Locator, Page } from "@playwright/test";

/** One row of a table or list of facts: its name and its value. */
export type Facts = Record<string, string>;

/** The content of a details page, wherever it is shown. */
export class DetailsView {
  constructor(readonly content: Page | FrameLocator) {}

  /** Waits until the page of this profile is shown and everything has loaded. */
  async waitUntilLoaded(name: string): Promise<void> {
    await this.heading(name).waitFor();
    await this.content.locator("main[aria-busy=false]").waitFor();
  }

  /** The heading of the page: the profile's name, or its ID until the name is known. */
  heading(name: string): Locator {
    return this.content.getByRole("heading", { level: 1, name, exact: true });
  }

  /** A section of the page by its heading: `Tags`, `Source`. */
  section(name: string): Locator {
    return this.content.getByRole("region", { name, exact: true });
  }

  /** The latest announcement to screen readers. */
  get announcement(): Locator {
    return this.content.getByRole("status");
  }

  /** A button of the page by its full name: `Refresh`, `Copy ARN`. */
  button(name: string): Locator {
    return this.content.getByRole("button", { name, exact: true });
  }

  /** The facts of *Model ID to invoke with* and *Overview* by their names, in order. */
  facts(): Promise<Facts> {
    return this.content.locator("dl > div").evaluateAll((rows) => {
      const text = (row: Element, part: string) => row.querySelector<HTMLElement>(part)?.innerText.trim() ?? "";
      return Object.fromEntries(rows.map((row) => [text(row, "dt"), text(row, "dd")]));
    });
  }

  /** The cells of a section's table, row by row, without its header. */
  async cells(section: "Tags" | "Models and Routing"): Promise<string[][]> {
    const rows = this.section(section).locator("tbody tr");
    return rows.evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll<HTMLElement>("th, td")].map((cell) => cell.innerText.trim())),
    );
  }

  /** The texts of all problems and warnings, in order. */
  problems(): Promise<string[]> {
    return this.content.locator(".notice:is(.error, .warning) p").allInnerTexts();
  }
}
