import { polling } from "./polling";
import type { Locator, Page } from "playwright-core";
import { findRow, readLabels, type FoundRow } from "./explorerRows";
import type { QuickInput } from "./quickInput";

/**
 * Which row is meant: the whole of its label, a pattern, or the labels from an outer row down to it, where a label
 * occurs more than once: `["us-east-1", "Application"]`.
 */
export type RowName = string | RegExp | readonly (string | RegExp)[];

const focusCommand = "Focus on Inference Profiles View";

/** The extension's view in the side bar: the tree of Regions, groups, profiles and models. */
export class ExplorerView {
  /** The container's icon in the activity bar. */
  readonly activityBarItem: Locator;
  readonly sideBar: Locator;
  /** Every row on screen. What is scrolled out of sight has no row. */
  readonly rows: Locator;

  constructor(
    private readonly page: Page,
    private readonly quickInput: QuickInput,
    private readonly containerName: string,
  ) {
    this.activityBarItem = page.locator('[id="workbench.parts.activitybar"]').getByRole("tab", { name: containerName });
    this.sideBar = page.locator('[id="workbench.parts.sidebar"]');
    this.rows = this.sideBar.getByRole("treeitem");
  }

  /** Opens the view with the mouse. */
  async open(): Promise<void> {
    if ((await this.activityBarItem.getAttribute("aria-selected")) !== "true") await this.activityBarItem.click();
    // The icon's own hover would stand in front of rows.
    await this.title.hover();
  }

  /** Opens the view by keyboard. */
  async openByKeyboard(): Promise<void> {
    await this.quickInput.openPalette();
    await this.quickInput.type(`>${focusCommand}`);
    await this.quickInput.row(new RegExp(focusCommand)).first().waitFor();
    await this.quickInput.accept();
    await this.title.waitFor();
  }

  /** Opens the view by keyboard and puts the focus on its first row. */
  async focusFirstRow(): Promise<void> {
    await this.openByKeyboard();
    await this.rows.first().waitFor();
    // A tree that is empty yet takes no focus.
    await this.openByKeyboard();
    await this.page.keyboard.press("Home");
    await this.rows.and(this.page.locator(".focused")).first().waitFor();
  }

  get title(): Locator {
    return this.sideBar.getByRole("heading", { name: this.containerName });
  }

  /** The row, once it is on screen; the first one from the top when several match. */
  async row(name: RowName): Promise<Locator> {
    const path = [name].flat().map((step) => (typeof step === "string" ? { text: step } : { pattern: step.source }));
    const found = await this.page.waitForFunction(findRow, path, { polling });
    const { id, label } = (await found.jsonValue()) as FoundRow;
    // The ID is that of a place, which another row takes when rows come or go above.
    const hasText = new RegExp(`^${escaped(label)}$`);
    return this.page.locator(`[id="${id}"]`).filter({ has: this.page.locator(".label-name", { hasText }) });
  }

  /** Acts on a row; once more where it was meanwhile moved to another place. */
  private async onRow(name: RowName, act: (row: Locator) => Promise<void>): Promise<void> {
    const row = await this.row(name);
    try {
      await act(row);
    } catch (error) {
      if ((await row.count()) > 0) throw error;
      await act(await this.row(name));
    }
  }

  /** Resolves when there is no such row any more. */
  async waitUntilGone(name: string | RegExp): Promise<void> {
    const hasText = typeof name === "string" ? new RegExp(`^${escaped(name)}$`) : name;
    const rows = this.rows.filter({ has: this.page.locator(".label-name", { hasText }) });
    await rows.first().waitFor({ state: "detached" });
  }

  /** The labels on screen, from top to bottom; those of rows that a CSS selector fits, where one is given. */
  async labels(selector = "*"): Promise<string[]> {
    const labels = await this.page.waitForFunction(readLabels, selector, { polling });
    return (await labels.jsonValue()) as string[];
  }

  /** Waits until the grey text behind a row's label is this, or like this. */
  async waitForDescription(name: RowName, description: string | RegExp): Promise<void> {
    const text = typeof description === "string" ? new RegExp(`^${escaped(description)}$`) : description;
    await this.onRow(name, (row) => row.locator(".label-description", { hasText: text }).waitFor());
  }

  /** The name of the codicon in front of a row, `globe`, or of our own picture, `application-global`. Empty when it has none. */
  async icon(name: RowName): Promise<string> {
    const icon = (await this.row(name)).locator(".custom-view-tree-node-item-icon");
    if ((await icon.count()) === 0) return "";
    const codicon = /\bcodicon-(?!colored\b)([a-z-]+)/.exec((await icon.getAttribute("class")) ?? "")?.[1];
    const image = await icon.evaluate((element) => getComputedStyle(element).backgroundImage);
    return codicon ?? /([a-z-]+)-(dark|light)\.svg/.exec(image)?.[1] ?? "";
  }

  /** The rows whose children are to be seen. */
  get expandedRows(): Locator {
    return this.sideBar.locator("[role=treeitem][aria-expanded=true]");
  }

  /** Whether the view shows that something is being read. */
  get progress(): Locator {
    return this.sideBar.locator(".monaco-progress-container.active");
  }

  /** Moves the focus down by keyboard to a row below it. */
  async moveDownTo(name: RowName): Promise<Locator> {
    const row = await this.row(name);
    const focused = row.and(this.page.locator(".focused"));
    for (let rest = await this.rows.count(); rest > 0 && (await focused.count()) === 0; rest--) {
      await this.page.keyboard.press("ArrowDown");
    }
    await focused.waitFor();
    return row;
  }

  /** The labels of the selected rows, from top to bottom. */
  selectedLabels(): Promise<string[]> {
    return this.labels("[aria-selected=true]");
  }

  /** What a screen reader says of a row. */
  async accessibleName(name: RowName): Promise<string> {
    return (await (await this.row(name)).getAttribute("aria-label")) ?? "";
  }

  /** Expands a row with the mouse, if it is not yet, and waits until rows below it are to be seen. */
  async expand(name: RowName): Promise<void> {
    await this.setExpanded(name, true);
    await this.row([...[name].flat(), /./]);
  }

  /** Collapses a row with the mouse, if it is not yet. */
  async collapse(name: RowName): Promise<void> {
    await this.setExpanded(name, false);
  }

  private async setExpanded(name: RowName, expanded: boolean): Promise<void> {
    await this.onRow(name, async (row) => {
      if ((await row.getAttribute("aria-expanded")) !== String(expanded)) {
        await row.locator(".monaco-tl-twistie").click();
      }
      await row.and(this.page.locator(`[aria-expanded=${expanded}]`)).waitFor();
    });
  }

  /** Clicks a row, which opens it as well; with `add` it joins the rows already selected instead. */
  async select(name: RowName, { add = false } = {}): Promise<void> {
    await this.onRow(name, async (row) => {
      await row.locator(".label-name").click(add ? { modifiers: ["ControlOrMeta"] } : {});
      await row.and(this.page.locator("[aria-selected=true]")).waitFor();
    });
  }

  /** Presses a button that a row shows while the mouse is over it. */
  async pressInline(name: RowName, action: string): Promise<void> {
    await this.onRow(name, async (row) => {
      await row.hover();
      await row.getByRole("button", { name: action, exact: true }).click();
    });
  }

  /** Shows a row's tooltip, as a mouse resting on it does, and gives its text. */
  async tooltip(name: RowName): Promise<string> {
    await this.progress.waitFor({ state: "detached" });
    const hover = this.page.locator(".workbench-hover-container .monaco-hover-content");
    // It says so while the extension is asked for it, which happens when it is first to be seen.
    const text = hover.filter({ hasNotText: /^Loading/ });
    for (let tries = 5; tries > 0; tries--) {
      // Out of the side bar first: another row's tooltip must not be taken for this one's.
      await this.page.locator('[id="workbench.parts.editor"]').hover();
      await hover.waitFor({ state: "detached" });
      await this.onRow(name, (row) => row.locator(".label-name").hover());
      // A row that is drawn anew meanwhile shows none: one moves the mouse again.
      const shown = await text.innerText({ timeout: 6_000 }).catch(() => undefined);
      if (shown !== undefined) return shown;
    }
    throw new Error(`The row ${String(name)} shows no tooltip.`);
  }

  /** Presses a button of the view's title; those behind its three dots are found as well. */
  async pressTitleButton(action: string): Promise<void> {
    await this.title.hover();
    const button = this.sideBar.locator(".title-actions").getByRole("button", { name: action, exact: true });
    if (await button.isVisible()) {
      await button.click();
      return;
    }
    await this.sideBar.getByRole("button", { name: "Views and More Actions..." }).click();
    await this.menuItem(action).waitFor();
    await this.page.evaluate(untilMenuTakesClicks);
    await this.menuItem(action).click();
  }

  /** Waits until the tree's Regions are these. */
  async waitForRoots(regions: readonly string[]): Promise<void> {
    await this.page.waitForFunction(
      (regions) => {
        const rows = [...document.querySelectorAll('[id="workbench.parts.sidebar"] [role=treeitem][aria-level="1"]')]
          .sort((a, b) => Number(a.getAttribute("data-index")) - Number(b.getAttribute("data-index")))
          .map((row) => row.querySelector(".label-name")?.textContent);
        return rows.join() === regions.join();
      },
      regions,
      { polling },
    );
  }

  /** Waits for the view's welcome, shown when there is nothing to list, whose text is like this. */
  async waitForWelcome(text: RegExp): Promise<void> {
    await this.sideBar.locator(".welcome-view-content", { hasText: text }).waitFor();
  }

  /** Presses a button of the view's welcome. */
  async pressWelcomeButton(name: string): Promise<void> {
    await this.sideBar.locator(".welcome-view-content").getByRole("button", { name, exact: true }).click();
  }

  /** Opens a row's context menu with the mouse. */
  async openContextMenu(name: RowName): Promise<void> {
    await this.onRow(name, (row) => row.locator(".label-name").click({ button: "right" }));
    await this.page.getByRole("menuitem").first().waitFor();
    await this.page.evaluate(untilMenuTakesClicks);
  }

  /** Picks an entry of a row's context menu. */
  async pickFromContextMenu(name: RowName, item: string): Promise<void> {
    await this.openContextMenu(name);
    await this.menuItem(item).click();
  }

  /** Opens the context menu of the row with the focus and picks an entry, by keyboard. */
  async pickFromContextMenuByKeyboard(item: string): Promise<void> {
    await this.page.keyboard.press("Shift+F10");
    const focused = this.menuItem(item).and(this.page.locator(":focus, .focused *, .focused"));
    await this.menuItem(item).waitFor();
    for (let rest = await this.page.getByRole("menuitem").count(); rest > 0 && !(await focused.isVisible()); rest--) {
      await this.page.keyboard.press("ArrowDown");
    }
    await focused.waitFor();
    await this.page.keyboard.press("Enter");
  }

  /** An entry of the menu that is open. Its key, where it has one, is a part of the name on screen. */
  menuItem(name: string): Locator {
    return this.page.getByRole("menuitem", { name: new RegExp(`^${escaped(name)}( ?(Ctrl|Shift|Alt)\\+.+)?$`) });
  }

  /** The entries of the menu that is open, from top to bottom. */
  menuItems(): Promise<string[]> {
    return this.page.getByRole("menuitem").allInnerTexts();
  }
}

/**
 * Runs in the page. A menu of VS Code takes no clicks in its first 100 ms, by a timer: one set later, when the menu is
 * there, ends after it.
 */
async function untilMenuTakesClicks(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
