import path from "node:path";
import * as esbuild from "esbuild";
import { getBrowser, launchBrowser } from "../host/browser";
import { countingProgress } from "../host/progress";
import { repositoryRoot } from "../host/paths";
import type { Figure } from "./figure";
import { median } from "./figure";

/** 14 days by the minute. */
const points = 14 * 24 * 60;
const lines = 9;
const runs = 7;

/** Drawing the largest chart of the details page in a browser, from the data to the finished canvas. */
export async function usageChart(): Promise<Figure[]> {
  const { executable } = await getBrowser(countingProgress);
  const browser = await launchBrowser(executable);
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    await page.setContent("<!DOCTYPE html><html lang=en><body></body></html>");
    await page.addScriptTag({ content: await bundle(), type: "module" });
    await page.waitForFunction("window.drawChart !== undefined");
    const times: number[] = [];
    for (let run = 0; run <= runs; run++) {
      const size = JSON.stringify({ points, lines, seed: run });
      const time = await page.evaluate<number>(`window.drawChart(${size})`);
      // The first one compiles the code.
      if (run > 0) times.push(time);
    }
    return [
      {
        name: "time to draw a chart of 14 days by the minute",
        measured: median(times),
        limit: 100,
        unit: "ms",
        detail: `${points} points of ${lines} lines`,
      },
    ];
  } finally {
    await browser.close();
  }
}

/** Bundles the chart as for the page, with a function that draws it. */
async function bundle(): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(repositoryRoot, "test/bench/page/drawChart.mjs")],
    tsconfig: path.join(repositoryRoot, "src/features/details/view/tsconfig.json"),
    bundle: true,
    minify: true,
    write: false,
    platform: "browser",
    format: "esm",
    target: "es2022",
    conditions: ["production"],
    logLevel: "warning",
  });
  return outputFiles[0]?.text ?? "";
}
