import type { FrameLocator, Locator, Page } from "@playwright/test";

/** The rows of a table or list of facts: values keyed by name. */
export type Facts = Record<string, string>;

/** The contents of a details page, regardless of where it is displayed. */
export class DetailsView {
  constructor(readonly content: Page | FrameLocator) {}

  /** Waits until the page of this profile is displayed and completely loaded. */
  async waitUntilLoaded(name: string): Promise<void> {
    await this.heading(name).waitFor();
    await this.content.locator("main[aria-busy=false]").waitFor();
  }

  /** Returns the heading of the page: the name of the profile, or its ID until the name is known. */
  heading(name: string): Locator {
    return this.content.getByRole("heading", { level: 1, name, exact: true });
  }

  /** Returns a section of the page by its heading, such as `Tags` or `Source`. */
  section(name: string): Locator {
    return this.content.getByRole("region", { name, exact: true });
  }

  /** The latest announcement to screen readers. */
  get announcement(): Locator {
    return this.content.getByRole("status");
  }

  /** Returns a button on the page by its full name, such as `Refresh` or `Copy ARN`. */
  button(name: string): Locator {
    return this.content.getByRole("button", { name, exact: true });
  }

  /** Returns the facts in *Model ID to invoke with* and *Overview*, keyed by name, in order. */
  facts(): Promise<Facts> {
    return this.content.locator("dl > div").evaluateAll((rows) => {
      const text = (row: Element, part: string) => row.querySelector<HTMLElement>(part)?.innerText.trim() ?? "";
      return Object.fromEntries(rows.map((row) => [text(row, "dt"), text(row, "dd")]));
    });
  }

  /** Returns the cells of a section's table row by row, without the header. */
  async cells(section: "Tags" | "Models and Routing"): Promise<string[][]> {
    const rows = this.section(section).locator("tbody tr");
    return rows.evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll<HTMLElement>("th, td")].map((cell) => cell.innerText.trim())),
    );
  }

  /** Returns the texts of all problems and warnings, in order. */
  problems(): Promise<string[]> {
    return this.content.locator(".notice:is(.error, .warning) p").allInnerTexts();
  }
}
