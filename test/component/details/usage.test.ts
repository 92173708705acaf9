import { expect, test } from "../fixtures";
import type { DetailsView } from "../detailsView";
import type { DetailsPages } from "../detailsPages";
import type { EndpointClient, RecordedRequest } from "../../endpoint/client";
import { profileId } from "../fixtures";

const load = /^Load Usage \(about \$0\.0003\)$/;
const minuteMs = 60_000;

const usage = (view: DetailsView) => view.section("Usage and Cost");

async function openAndLoad(pages: DetailsPages, name: string, window = "24h") {
  const opened = await pages.openByName(name);
  await usage(opened.view).getByLabel("Period").selectOption(window);
  await usage(opened.view).getByRole("button", { name: load }).click();
  await usage(opened.view).getByText("As of").waitFor();
  return opened;
}

async function metricRequests(endpoint: EndpointClient): Promise<RecordedRequest[]> {
  return (await endpoint.requests()).filter(({ operation }) => operation === "GetMetricData");
}

/** Records calls, throttled attempts and tokens a few minutes ago for a profile without other traffic. */
async function plant(
  endpoint: EndpointClient,
  id: string,
  metrics: Record<string, number[]>,
  minutesAgo = 10,
): Promise<void> {
  const time = new Date(Date.now() - minutesAgo * minuteMs).toISOString();
  for (const [metric, values] of Object.entries(metrics)) {
    const dimensions = [{ Name: "ModelId", Value: id }];
    await endpoint.plantMetrics({ region: "us-east-1", dimensions, metric, minutes: [{ time, values }] });
  }
}

/** Returns the numbers in the summary, keyed by label. */
async function totals(view: DetailsView): Promise<Record<string, string>> {
  const rows = await usage(view)
    .locator("dl.totals > div")
    .evaluateAll((rows) =>
      rows.map((row) => [
        row.querySelector("dt")?.textContent?.trim() ?? "",
        row.querySelector("dd > span")?.textContent?.trim() ?? "",
      ]),
    );
  return Object.fromEntries(rows) as Record<string, string>;
}

test("sends no billed requests until the button that shows the price is clicked", async ({ pages, endpoint }) => {
  const { view } = await pages.openByName("checkout-assistant-prod");
  await usage(view).getByLabel("Period").selectOption("7d");
  await usage(view).getByText("CloudWatch, which charges for each request").waitFor();
  expect(await metricRequests(endpoint)).toEqual([]);
  await usage(view).getByRole("button", { name: load }).click();
  await usage(view).getByText("As of").waitFor();
  const sent = await metricRequests(endpoint);
  expect(sent.map(({ billedMetrics }) => billedMetrics)).toEqual([30]);
  // A time window that was not loaded shows the button again, and the first one is shown without another request.
  await usage(view).getByLabel("Period").selectOption("1h");
  await usage(view).getByText("CloudWatch, which charges for each request").waitFor();
  await usage(view).getByLabel("Period").selectOption("7d");
  await usage(view).getByText("As of").waitFor();
  await view.button("Refresh").click();
  await view.waitUntilLoaded("checkout-assistant-prod");
  expect(await metricRequests(endpoint)).toHaveLength(1);
});

test("shows calls to a legacy model, and asks for the costs from Cost Explorer by a button with the price", async ({
  pages,
  endpoint,
}) => {
  await plant(endpoint, await profileId(endpoint, "legal-summaries"), {
    Invocations: [1, 1],
    LegacyModelInvocations: [1, 1],
  });
  const { view } = await openAndLoad(pages, "legal-summaries");
  expect((await totals(view))["Calls to a legacy model"]).toBe("2");
  await usage(view).getByRole("button", { name: "Costs by Tag... ($0.01 for each page)" }).click();
  await expect.poll(() => pages.costConnections).toEqual([{ region: "us-east-1" }]);
  expect((await endpoint.requests()).filter(({ operation }) => operation === "GetCostAndUsage")).toEqual([]);
});

test("shows totals, charts, a table for each chart, and the estimated cost", async ({ pages, pageErrors }) => {
  const { view } = await openAndLoad(pages, "checkout-assistant-prod");
  const shown = await totals(view);
  expect(shown["Calls"]).toMatch(/^[\d,]+$/);
  expect(shown["Latency"]).toMatch(/^[\d.]+ sec on average$/);
  expect(shown["Cache hit ratio"]).toMatch(/^8\d(\.\d)?%$|^9\d(\.\d)?%$/);
  expect(shown["Calls in the busiest minute"]).toMatch(/^\d+$/);
  expect(await usage(view).locator("figcaption").allInnerTexts()).toEqual([
    "Calls and Errors per 5 minutes",
    "Tokens per 5 minutes",
    "Latency per 5 minutes",
    "Time to First Token per 5 minutes",
  ]);
  await usage(view).getByText("Show as table").first().click();
  const rows = usage(view).locator(".chart-table tbody tr");
  await expect(rows.first()).toBeVisible();
  // A window of 24 hours starts either within a period of five minutes or exactly at its start.
  expect([288, 289]).toContain(await rows.count());
  await expect(usage(view).locator("table.cost tbody tr")).toHaveCount(4);
  await expect(usage(view).getByText(/^Caching saved \$/)).toBeVisible();
  await expect(usage(view).getByText(/list prices of September 23, 2026/)).toBeVisible();
  expect(pageErrors).toEqual([]);
});

test("moves through the points of a chart by keyboard and announces their values", async ({ pages }) => {
  const { view } = await openAndLoad(pages, "checkout-assistant-prod", "7d");
  const chart = usage(view).locator("usage-chart").first();
  await chart.locator(".plot").focus();
  await chart.locator(".plot").press("Home");
  const announced = chart.locator("[aria-live]");
  await expect(announced).toHaveText(/^.+UTC, Calls: [\d,]+/);
  const first = await announced.innerText();
  await chart.locator(".plot").press("ArrowRight");
  await expect(announced).not.toHaveText(first);
  await expect(chart.locator(".legend li").first()).toHaveText(/^\s*Calls: [\d,]+\s*$/);
});

test.describe("in a time zone whose clocks change", () => {
  test.use({ timezoneId: "America/New_York" });

  test("places the ticks of a chart at full hours and days in UTC", async ({ pages }) => {
    const { page, view } = await openAndLoad(pages, "checkout-assistant-prod", "1h");
    const chart = usage(view).locator("usage-chart").first();
    const draw = (start: string, hours: number) =>
      chart.evaluate(
        async (element, { from, count }) => {
          const target = element as HTMLElement & { chart: { series: unknown }; updateComplete: Promise<unknown> };
          const drawn: string[] = [];
          type Draw = (this: CanvasRenderingContext2D, text: string, x: number, y: number) => void;
          const canvas = CanvasRenderingContext2D.prototype as { fillText: Draw };
          const drawText: Draw = canvas.fillText;
          canvas.fillText = function (text, x, y) {
            drawn.push(text);
            drawText.call(this, text, x, y);
          };
          const times = Array.from({ length: count }, (_, index) => from + 3600 * index);
          target.chart = { ...target.chart, times, series: [{ label: "Calls", values: times.map(() => 5) }] } as never;
          await target.updateComplete;
          await new Promise(requestAnimationFrame);
          canvas.fillText = drawText;
          return drawn;
        },
        { from: Date.parse(start) / 1000, count: hours },
      );
    expect(await page.evaluate(() => new Date(2026, 2, 8, 2, 30).getHours())).toBe(3);
    // The clocks change on March 8 at 7:00 and on November 1 at 6:00 UTC.
    for (const start of ["2026-03-07T20:00:00Z", "2026-10-31T20:00:00Z"]) {
      const labels = (await draw(start, 28)).filter((text) => text.includes(":"));
      expect(labels.length).toBeGreaterThan(3);
      expect(labels.filter((text) => !/^(00|03|06|09|12|15|18|21):00$/.test(text))).toEqual([]);
    }
    expect(await draw("2026-03-06T00:00:00Z", 5 * 24)).toEqual(expect.arrayContaining(["Mar 8", "Mar 9"]));
  });
});

test("distinguishes no data, zero, and partial data", async ({ pages, endpoint }) => {
  const id = await profileId(endpoint, "untagged-experiment");
  const { view } = await openAndLoad(pages, "untagged-experiment");
  await expect(
    usage(view).getByText("CloudWatch has no data for this inference profile in this period."),
  ).toBeVisible();
  expect(await totals(view)).toEqual({});

  await plant(endpoint, id, { Invocations: [1, 1], InvocationThrottles: [0] });
  await endpoint.setFaults({ kind: "incomplete", operation: "GetMetricData" });
  await usage(view).getByLabel("Period").selectOption("1h");
  await usage(view).getByRole("button", { name: load }).click();
  await expect(usage(view).getByText(/so it is not known whether there were calls/)).toBeVisible();
  expect(await totals(view)).toEqual({});

  await plant(endpoint, id, { Invocations: [1] }, 20);
  await endpoint.setFaults({ kind: "incomplete", operation: "GetMetricData" });
  await usage(view).getByRole("button", { name: load }).click();
  await expect(usage(view).getByText(/so these numbers may be too low/)).toBeVisible();
  expect(await totals(view)).toMatchObject({ "Client errors": "Unknown", "Input tokens": "Unknown" });
  await expect(usage(view).getByText("The cost is not known, because data is missing.")).toBeVisible();

  await usage(view).getByRole("button", { name: load }).click();
  await expect(usage(view).getByText(/CloudWatch returned only part of the data/)).toBeHidden();
  const { Calls, "Throttled attempts": throttled, "Client errors": errors, "Input tokens": input } = await totals(view);
  expect({ Calls, throttled, errors, input }).toEqual({
    Calls: "3",
    throttled: "0",
    errors: "No data",
    input: "No data",
  });
  await expect(usage(view).getByText("CloudWatch has no data about tokens in this period.")).toBeVisible();
});

test("explains a missing permission and other failures, and loads again only by the button", async ({
  pages,
  endpoint,
}) => {
  await endpoint.setFaults({ kind: "error", error: "AccessDeniedException", operation: "GetMetricData" });
  const { view } = await pages.openByName("checkout-assistant-prod");
  await usage(view).getByRole("button", { name: load }).click();
  await expect(
    usage(view).getByText(/You do not have permission to view CloudWatch metrics in us-east-1/),
  ).toBeVisible();
  await expect(usage(view).getByRole("button", { name: "Retry" })).toHaveCount(0);
  const remedy = pages.nextRemedy();
  await usage(view).getByRole("button", { name: "Copy IAM Policy" }).click();
  expect((await remedy).problem.operation).toBe("GetMetricData");

  await endpoint.setFaults({ kind: "error", error: "InternalServerException", operation: "GetMetricData", count: 0 });
  await usage(view).getByRole("button", { name: load }).click();
  await expect(usage(view).getByText("Could not load the usage in us-east-1.")).toBeVisible();
  await endpoint.clearFaults();
  await usage(view).getByRole("button", { name: load }).click();
  await usage(view).getByText("As of").waitFor();
});

test("can be canceled", async ({ pages, endpoint }) => {
  await endpoint.setFaults({ kind: "hang", operation: "GetMetricData" });
  const { view } = await pages.openByName("checkout-assistant-prod");
  await usage(view).getByRole("button", { name: load }).click();
  await usage(view).getByRole("button", { name: "Cancel" }).click();
  await expect(usage(view).getByRole("button", { name: load })).toBeVisible();
});

test("states that no price is known, and uses the prices from the settings", async ({ pages }) => {
  const { view } = await openAndLoad(pages, "search-embeddings");
  await expect(usage(view).getByText(/^No price known for amazon\.titan-embed-text-v2:0\./)).toBeVisible();
  pages.prices = { models: { "amazon.titan-embed-text-v2:0": { input: 0.02 } }, discountPercentByProvider: {} };
  await usage(view).getByRole("button", { name: load }).click();
  await expect(usage(view).getByText("An estimate with the prices in your settings.")).toBeVisible();
});

test("copies the data as CSV and opens it in CloudWatch", async ({ pages, endpoint }) => {
  const { view } = await openAndLoad(pages, "checkout-assistant-prod", "7d");
  await usage(view).getByRole("button", { name: "Copy as CSV" }).click();
  await expect(view.announcement).toHaveText("Copied: usage");
  const [header = "", first = ""] = pages.clipboard.split("\r\n");
  expect(header).toMatch(/^Time \(UTC\),Invocations,InvocationThrottles,/);
  expect(first).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:00:00\.000Z,\d+,/);
  await usage(view).getByRole("button", { name: "Open in CloudWatch" }).click();
  await expect.poll(() => pages.consolePages).toHaveLength(1);
  const id = await profileId(endpoint, "checkout-assistant-prod");
  expect(pages.consolePages[0]).toContain(
    "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#metricsV2:graph=",
  );
  expect(pages.consolePages[0]).toContain(`~(~'AWS*2fBedrock~'Invocations~'ModelId~'${id})`);
});

test("adds up the calls recorded under the ID and under the ARN", async ({ pages }) => {
  const { view } = await openAndLoad(pages, "support triage");
  await expect(usage(view).getByText(/both the ID and the ARN/)).toBeVisible();
  await expect(usage(view).getByText(/^\d+(\.\d)?% of all attempts$/)).toBeVisible();
});

test("loads the code for charts only if there is usage to show", async ({ pages }) => {
  const { page, view } = await pages.openByName("search-reranking");
  const scripts = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .map(({ name }) => /page-usageContent-[A-Z0-9]+\.js$/.exec(name)?.[0] ?? "")
        .filter((name) => name !== ""),
    );
  expect(await scripts()).toEqual([]);
  await usage(view).getByRole("button", { name: load }).click();
  await usage(view).getByText("As of").waitFor();
  expect(await scripts()).toHaveLength(1);
});
