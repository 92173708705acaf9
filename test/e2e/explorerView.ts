import { polling } from "./polling";
import type { Locator, Page } from "playwright-core";
import { findRow, readLabels, type FoundRow } from "./explorerRows";
import type { QuickInput } from "./quickInput";

/**
 * The complete label of a row or a pattern, or a path of them that leads from an outer row to the row, for labels that
 * occur more than once: `["us-east-1", "Application"]`.
 */
export type RowName = string | RegExp | readonly (string | RegExp)[];

const focusCommand = "Focus on Inference Profiles View";

/** The view of the extension in the side bar: the tree of Regions, groups, profiles and models. */
export class ExplorerView {
  /** The icon of the view container in the activity bar. */
  readonly activityBarItem: Locator;
  readonly sideBar: Locator;
  /** The rows that are visible. Other rows of a long list do not exist in the page. */
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
    // Otherwise the hover of the icon would cover rows.
    await this.title.hover();
  }

  /** Opens the view with the keyboard. */
  async openByKeyboard(): Promise<void> {
    await this.quickInput.openPalette();
    await this.quickInput.type(`>${focusCommand}`);
    await this.quickInput.row(new RegExp(focusCommand)).first().waitFor();
    await this.quickInput.accept();
    await this.title.waitFor();
  }

  /** Opens the view with the keyboard and moves the focus to its first row. */
  async focusFirstRow(): Promise<void> {
    await this.openByKeyboard();
    await this.rows.first().waitFor();
    // An empty tree cannot receive the focus.
    await this.openByKeyboard();
    await this.page.keyboard.press("Home");
    await this.rows.and(this.page.locator(".focused")).first().waitFor();
  }

  get title(): Locator {
    return this.sideBar.getByRole("heading", { name: this.containerName });
  }

  /** Waits for a row and returns it. If several rows match, returns the first one. */
  async row(name: RowName): Promise<Locator> {
    const path = [name].flat().map((step) => (typeof step === "string" ? { text: step } : { pattern: step.source }));
    const found = await this.page.waitForFunction(findRow, path, { polling });
    const { id, label } = (await found.jsonValue()) as FoundRow;
    // The element ID belongs to a position. After rows above are added or removed, another row has this ID.
    const hasText = new RegExp(`^${escaped(label)}$`);
    return this.page.locator(`[id="${id}"]`).filter({ has: this.page.locator(".label-name", { hasText }) });
  }

  /** Runs an action on a row, and tries again if the row has moved in the meantime. */
  private async onRow(name: RowName, act: (row: Locator) => Promise<void>): Promise<void> {
    const row = await this.row(name);
    try {
      await act(row);
    } catch (error) {
      if ((await row.count()) > 0) throw error;
      await act(await this.row(name));
    }
  }

  /** Waits until no such row exists. */
  async waitUntilGone(name: string | RegExp): Promise<void> {
    const hasText = typeof name === "string" ? new RegExp(`^${escaped(name)}$`) : name;
    const rows = this.rows.filter({ has: this.page.locator(".label-name", { hasText }) });
    await rows.first().waitFor({ state: "detached" });
  }

  /** Returns the visible labels from top to bottom, either of all rows or of the rows that match a CSS selector. */
  async labels(selector = "*"): Promise<string[]> {
    const labels = await this.page.waitForFunction(readLabels, selector, { polling });
    return (await labels.jsonValue()) as string[];
  }

  /** Waits until the description of a row equals or matches this. */
  async waitForDescription(name: RowName, description: string | RegExp): Promise<void> {
    const text = typeof description === "string" ? new RegExp(`^${escaped(description)}$`) : description;
    await this.onRow(name, (row) => row.locator(".label-description", { hasText: text }).waitFor());
  }

  /**
   * Returns the name of a row's codicon such as `globe`, or of its custom image such as `application-global`. Returns
   * an empty string if the row has no icon.
   */
  async icon(name: RowName): Promise<string> {
    const icon = (await this.row(name)).locator(".custom-view-tree-node-item-icon");
    if ((await icon.count()) === 0) return "";
    const codicon = /\bcodicon-(?!colored\b)([a-z-]+)/.exec((await icon.getAttribute("class")) ?? "")?.[1];
    const image = await icon.evaluate((element) => getComputedStyle(element).backgroundImage);
    return codicon ?? /([a-z-]+)-(dark|light)\.svg/.exec(image)?.[1] ?? "";
  }

  /** The expanded rows. */
  get expandedRows(): Locator {
    return this.sideBar.locator("[role=treeitem][aria-expanded=true]");
  }

  /** The progress bar of the view. */
  get progress(): Locator {
    return this.sideBar.locator(".monaco-progress-container.active");
  }

  /** Moves the focus down to a row with the keyboard. */
  async moveDownTo(name: RowName): Promise<Locator> {
    const row = await this.row(name);
    const focused = row.and(this.page.locator(".focused"));
    for (let rest = await this.rows.count(); rest > 0 && (await focused.count()) === 0; rest--) {
      await this.page.keyboard.press("ArrowDown");
    }
    await focused.waitFor();
    return row;
  }

  /** Returns the labels of the selected rows from top to bottom. */
  selectedLabels(): Promise<string[]> {
    return this.labels("[aria-selected=true]");
  }

  /** Returns the accessible name of a row. */
  async accessibleName(name: RowName): Promise<string> {
    return (await (await this.row(name)).getAttribute("aria-label")) ?? "";
  }

  /** Expands a row with the mouse, and waits until it has visible children. */
  async expand(name: RowName): Promise<void> {
    await this.setExpanded(name, true);
    await this.row([...[name].flat(), /./]);
  }

  /** Collapses a row with the mouse. */
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

  /** Clicks a row, which also opens it. With `add`, only adds the row to the selection. */
  async select(name: RowName, { add = false } = {}): Promise<void> {
    await this.onRow(name, async (row) => {
      await row.locator(".label-name").click(add ? { modifiers: ["ControlOrMeta"] } : {});
      await row.and(this.page.locator("[aria-selected=true]")).waitFor();
    });
  }

  /** Double-clicks a row. */
  async doubleClick(name: RowName): Promise<void> {
    await this.onRow(name, async (row) => {
      await row.locator(".label-name").dblclick();
      await row.and(this.page.locator("[aria-selected=true]")).waitFor();
    });
  }

  /** Clicks an inline button of a row, which is visible while the mouse is over the row. */
  async pressInline(name: RowName, action: string): Promise<void> {
    await this.onRow(name, async (row) => {
      await row.hover();
      await row.getByRole("button", { name: action, exact: true }).click();
    });
  }

  /** Shows the tooltip of a row with the mouse and returns its text. */
  async tooltip(name: RowName): Promise<string> {
    await this.progress.waitFor({ state: "detached" });
    const hover = this.page.locator(".workbench-hover-container .monaco-hover-content");
    // VS Code shows "Loading" until the extension has resolved the tooltip.
    const text = hover.filter({ hasNotText: /^Loading/ });
    for (let tries = 5; tries > 0; tries--) {
      // The tooltip of another row must disappear first.
      await this.page.locator('[id="workbench.parts.editor"]').hover();
      await hover.waitFor({ state: "detached" });
      await this.onRow(name, (row) => row.locator(".label-name").hover());
      // VS Code shows no tooltip if it has redrawn the row in the meantime.
      const shown = await text.innerText({ timeout: 6_000 }).catch(() => undefined);
      if (shown !== undefined) return shown;
    }
    throw new Error(`The row ${String(name)} shows no tooltip.`);
  }

  /** Clicks a button in the title of the view, or selects it in the overflow menu. */
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

  /** Waits until these are the rows at the top level. */
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

  /** Waits for welcome content that matches the text. The view shows welcome content if it has no rows. */
  async waitForWelcome(text: RegExp): Promise<void> {
    await this.sideBar.locator(".welcome-view-content", { hasText: text }).waitFor();
  }

  /** Clicks a button in the welcome content. */
  async pressWelcomeButton(name: string): Promise<void> {
    await this.sideBar.locator(".welcome-view-content").getByRole("button", { name, exact: true }).click();
  }

  /** Opens the context menu of a row with the mouse. */
  async openContextMenu(name: RowName): Promise<void> {
    await this.onRow(name, (row) => row.locator(".label-name").click({ button: "right" }));
    await this.page.getByRole("menuitem").first().waitFor();
    await this.page.evaluate(untilMenuTakesClicks);
  }

  /** Selects an entry in the context menu of a row. */
  async pickFromContextMenu(name: RowName, item: string): Promise<void> {
    await this.openContextMenu(name);
    await this.menuItem(item).click();
  }

  /** Selects an entry in the context menu of the focused row with the keyboard. */
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

  /** Returns an entry of the open menu. Its accessible name includes its keybinding. */
  menuItem(name: string): Locator {
    return this.page.getByRole("menuitem", { name: new RegExp(`^${escaped(name)}( ?(Ctrl|Shift|Alt)\\+.+)?$`) });
  }

  /** Returns the entries of the open menu from top to bottom. */
  menuItems(): Promise<string[]> {
    return this.page.getByRole("menuitem").allInnerTexts();
  }
}

/**
 * Waits until a menu of VS Code accepts clicks, because it uses a timer to ignore them for its first 100 ms. The timer
 * in this function starts later and therefore ends later. Runs in the page.
 */
async function untilMenuTakesClicks(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
