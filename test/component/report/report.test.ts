import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Locator, Page } from "@playwright/test";
import type { Report } from "../../../src/webviews/report/report";
import type { ReportHandlers } from "../../../src/webviews/report/reportController";
import { ReportController } from "../../../src/webviews/report/reportController";
import type { ReportHostMessage } from "../../../src/webviews/report/reportMessages";
import { WebviewPage } from "../../../src/webviews/webviewPage";
import { expect, test } from "../fixtures";
import { missingIcons } from "../icons";
import { themeKinds, type ThemeName } from "../themes/themes";
import { WebviewPanel } from "../webviewPanel";

const markup = `<img src=x onerror="document.body.remove()">`;
const longName = "n".repeat(64);

const report: Report = {
  title: "Costs",
  scope: `team=${markup}`,
  asOf: { text: "November 27, 2026", iso: "2026-11-27T00:00:00.000Z" },
  warning: "One Region could not be loaded.",
  columns: [
    { label: "Name", type: "text" },
    { label: "Calls", type: "number", note: "Successful calls" },
    { label: "Cost", type: "money" },
    { label: "ARN", type: "code" },
  ],
  groups: [
    {
      label: "search",
      rows: [
        { id: "1", cells: [markup, 5, 1.5, `arn:${"x".repeat(100)}`] },
        { id: "2", cells: [longName, 1200, { text: "no price known", note: "A new model" }, "arn:2"] },
      ],
      subtotal: ["", 1205, 1.5, ""],
    },
    { label: "ads", rows: [{ id: "3", cells: ["a", 2000, 0.001, "arn:3"] }], subtotal: ["", 2000, 0.001, ""] },
  ],
  total: ["", 3205, 1.501, ""],
  sort: { column: 1, descending: true },
  notes: ["An estimate."],
  hasLinks: true,
  actions: [{ id: "copyArns", label: "Copy ARNs" }],
  refreshLabel: "Load Again",
};

interface OpenReport {
  readonly page: Page;
  readonly panel: WebviewPanel;
  readonly table: Locator;
  readonly clipboard: () => string;
}

async function open(context: BrowserContext, shown = report, handlers: Partial<ReportHandlers> = {}) {
  const page = await context.newPage();
  const panel = new WebviewPanel(page, "dark");
  let clipboard = "";
  const controller = new ReportController(
    shown,
    { fileName: "costs", ...handlers },
    {
      language: "en",
      bundle: undefined,
      post: (message) => webviewPage.post(message),
      writeClipboard: async (text) => {
        clipboard = text;
      },
      saveFile: async () => true,
      showFailure: async (error) => {
        throw error;
      },
      warn: (text) => {
        throw new Error(text);
      },
    },
  );
  const webviewPage = new WebviewPage<ReportHostMessage>(
    panel,
    { receive: (message) => controller.receive(message), closed: () => undefined, warn: () => undefined },
    [],
  );
  await panel.load({ name: "report", element: "inference-profiles-report", language: "en" });
  const table = page.getByRole("table");
  await page.getByRole("heading", { level: 1, name: shown.title }).waitFor();
  return { page, panel, table, clipboard: () => clipboard } satisfies OpenReport;
}

/** Returns the first cells of all rows, from top to bottom. */
function names(table: Locator): Promise<string[]> {
  return table.locator("tbody tr th").allInnerTexts();
}

test("sorts by keyboard and by mouse, announces the order, and keeps the order when the page is shown again", async ({
  context,
}) => {
  const { page, panel, table } = await open(context);
  expect(await names(table)).toEqual(["ads", "a", "search", longName, markup]);
  await expect(table.getByRole("columnheader", { name: "Calls" })).toHaveAttribute("aria-sort", "descending");
  expect(await missingIcons(page)).toEqual([]);

  await table.getByRole("button", { name: "Calls" }).click();
  expect(await names(table)).toEqual(["search", markup, longName, "ads", "a"]);
  await expect(page.getByRole("status")).toHaveText("Sorted by Calls, ascending");

  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(table.getByRole("columnheader", { name: "Cost" })).toHaveAttribute("aria-sort", "descending");
  expect(await names(table), "an unknown cost is last").toEqual(["search", markup, longName, "ads", "a"]);

  await panel.reload();
  await expect(table.getByRole("columnheader", { name: "Cost" })).toHaveAttribute("aria-sort", "descending");
});

test("has one tab stop per part, and the arrow keys move between rows", async ({ context }) => {
  const { page, table } = await open(context);
  await table.getByRole("button", { name: "Name" }).focus();
  await page.keyboard.press("Tab");
  await expect(table.getByRole("checkbox", { name: "Select a", exact: true })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(table.getByRole("button", { name: "a", exact: true })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(table.getByRole("checkbox", { name: `Select ${longName}` })).toBeFocused();
  await page.keyboard.press("Tab");
  expect(await table.evaluate((element) => element.contains(document.activeElement))).toBe(false);
});

test("opens rows, runs actions for the selected rows, reloads, and copies CSV", async ({ context }) => {
  const calls: unknown[] = [];
  const { page, table, clipboard } = await open(context, report, {
    open: async (row) => void calls.push(row),
    runAction: async (action, rows) => void calls.push([action, ...rows]),
    refresh: async () => ({ ...report, title: "Costs", groups: report.groups.slice(1), notes: ["Loaded again."] }),
  });
  await table.getByRole("button", { name: markup }).click();
  await expect.poll(() => calls).toEqual(["1"]);

  const copyArns = page.getByRole("button", { name: "Copy ARNs" });
  await expect(copyArns).toBeDisabled();
  await table.getByRole("checkbox", { name: "Select a", exact: true }).press("Space");
  await copyArns.click();
  await expect.poll(() => calls.at(-1)).toEqual(["copyArns", "3"]);
  await table.getByRole("checkbox", { name: "Select all rows" }).check();
  await copyArns.click();
  await expect.poll(() => calls.at(-1)).toEqual(["copyArns", "3", "1", "2"]);

  await page.getByRole("button", { name: "Copy as CSV" }).click();
  await expect(page.getByRole("status")).toHaveText("Copied as CSV");
  expect(clipboard().split("\r\n")[1]).toBe("ads,a,2000,0.001,arn:3,");

  await page.getByRole("button", { name: "Load Again" }).click();
  await page.getByText("Loaded again.").waitFor();
  expect(await names(table)).toEqual(["ads", "a"]);
  await expect(table.getByRole("checkbox", { name: "Select all rows" })).toBeChecked();
});

test("shows the first rows of a long report, and more rows on request", async ({ context }) => {
  const rows = Array.from({ length: 10_000 }, (_, index) => ({
    id: `${index}`,
    cells: [`row ${index}`, index, 0, ""],
  }));
  const { page, table } = await open(context, { ...report, groups: [{ rows }], total: ["", 0, 0, ""] });
  await expect(table.locator("tbody tr")).toHaveCount(500);
  expect((await names(table))[0]).toBe("row 9999");
  await page.getByText("500 of 10,000 rows").waitFor();
  await page.getByRole("button", { name: "Show More Rows" }).click();
  await expect(table.locator("tbody tr")).toHaveCount(1000);
});

test("is accessible in every kind of theme, fits 300 pixels, and treats all strings as plain text", async ({
  context,
  pageErrors,
}) => {
  const { page, panel } = await open(context);
  await page.evaluate(() => document.fonts.ready);
  for (const theme of Object.keys(themeKinds) as ThemeName[]) {
    await panel.setTheme(theme);
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations, passes } = await (theme === "light" ? axe : axe.withRules("color-contrast")).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
      theme,
    ).toEqual([]);
    const contrast = passes.find(({ id }) => id === "color-contrast");
    expect(contrast?.nodes.length, `texts whose contrast was checked in ${theme}`).toBeGreaterThan(20);
  }
  await page.setViewportSize({ width: 300, height: 860 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(300);
  await expect(page.locator("main").locator("img, script, a")).toHaveCount(0);
  expect(pageErrors).toEqual([]);
});
