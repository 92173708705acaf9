/** Runs in the browser of a measurement: draws the chart of the details page with generated data. */
import "../../../src/features/details/view/usageChart";

/**
 * Returns the time in milliseconds from setting the data to the drawn canvas.
 *
 * @param {{ lines: number, points: number, seed: number }} size
 */
async function drawChart({ lines, points, seed }) {
  const times = Array.from({ length: points }, (_, index) => 1_770_000_000 + 60 * index);
  const series = Array.from({ length: lines }, (_, line) => ({
    label: `Line ${line}`,
    // Some points are missing, as in data from CloudWatch.
    values: times.map((_, index) => (index % 97 === line ? null : (index * (line + seed + 1)) % 10_007)),
  }));
  document.body.replaceChildren();
  const element = document.createElement("usage-chart");
  document.body.append(element);
  const start = performance.now();
  Object.assign(element, {
    language: "en",
    chart: { id: "tokens", title: "Tokens", unit: "count", period: "per minute", times, series },
  });
  await element.updateComplete;
  // The library draws after the update.
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const canvas = element.querySelector("canvas");
  const pixels = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data;
  const time = performance.now() - start;
  if (!pixels?.some((value) => value !== 0)) throw new Error("The chart is empty.");
  return time;
}

Object.assign(window, { drawChart });
