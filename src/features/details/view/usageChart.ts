import * as l10n from "@vscode/l10n";
import { html, LitElement } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import uPlot from "uplot";
import { joinList } from "../../../messages/list";
import type { UsageChart } from "../usage/usageSchema";
import { chartOptions, formatTime, formatValue } from "./usageChartOptions";

const height = 170;

/**
 * A chart with a legend. The arrow keys, Home, and End move through its points, whose values are announced. The chart is redrawn
 * when its width or the theme changes.
 */
@customElement("usage-chart")
export class UsageChartElement extends LitElement {
  @property({ attribute: false }) chart: UsageChart | undefined;
  @property({ attribute: false }) language = "en";
  /** The point under the pointer, or the one selected with the keyboard. */
  @state() private selected: number | undefined;
  @state() private open = false;
  /** Whether the point was selected with the keyboard, so that its values are announced. */
  @state() private announced = false;
  #plot: uPlot | undefined;
  #observers: { disconnect(): void }[] = [];

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const resize = new ResizeObserver(() => this.#resize());
    resize.observe(this);
    // VS Code applies a theme by changing variables and classes of the document.
    const theme = new MutationObserver(() => this.#draw());
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ["style", "class"] });
    theme.observe(document.body, { attributes: true, attributeFilter: ["class"] });
    this.#observers = [resize, theme];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observers.forEach((observer) => observer.disconnect());
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("chart")) {
      this.#draw();
    }
  }

  protected override render(): TemplateResult {
    const { chart } = this;
    return chart
      ? html`<figure class="chart">
          <figcaption id="chart-${chart.id}">${chart.title} <span class="muted">${chart.period}</span></figcaption>
          <div
            class="plot"
            role="application"
            tabindex="0"
            aria-labelledby="chart-${chart.id}"
            aria-describedby="chart-help-${chart.id}"
            @keydown=${(event: KeyboardEvent) => this.#move(event)}
          ></div>
          <p id="chart-help-${chart.id}" class="visually-hidden">
            ${l10n.t("Use the arrow keys to move through the points. The values are also in the table below.")}
          </p>
          <ul class="legend">
            ${chart.series.map(
              ({ label }, index) =>
                html`<li>
                  <span class="marker line-${index}" aria-hidden="true"></span>${this.#legendText(label, index)}
                </li>`,
            )}
          </ul>
          <p class="point muted">${this.#selectedTime()}</p>
          <p class="visually-hidden" aria-live="polite">${this.announced ? this.#selectedText() : ""}</p>
          <details @toggle=${(event: Event) => (this.open = (event.target as HTMLDetailsElement).open)}>
            <summary>${l10n.t("Show as table")}</summary>
            ${this.open ? this.#table(chart) : ""}
          </details>
        </figure>`
      : html``;
  }

  #legendText(label: string, index: number): string {
    const { chart, selected, language } = this;
    const value = selected === undefined ? undefined : chart?.series[index]?.values[selected];
    return selected === undefined || !chart
      ? label
      : l10n.t({
          message: "{0}: {1}",
          args: [label, formatValue(value ?? undefined, chart.unit, language)],
          comment: ["What a value is, and the value"],
        });
  }

  #selectedTime(): string {
    const time = this.selected === undefined ? undefined : this.chart?.times[this.selected];
    return time === undefined ? "" : formatTime(time, this.language);
  }

  #selectedText(): string {
    const { chart, selected, language } = this;
    const time = selected === undefined ? undefined : chart?.times[selected];
    if (!chart || selected === undefined || time === undefined) {
      return "";
    }
    const values = chart.series.map(({ label, values }) =>
      l10n.t({
        message: "{0}: {1}",
        args: [label, formatValue(values[selected] ?? undefined, chart.unit, language)],
        comment: ["What a value is, and the value"],
      }),
    );
    return joinList([formatTime(time, language), ...values]);
  }

  #table(chart: UsageChart): TemplateResult {
    const { language } = this;
    return html`<div class="chart-table" tabindex="0" role="region" aria-label=${chart.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">${l10n.t("Time (UTC)")}</th>
            ${chart.series.map(({ label }) => html`<th scope="col">${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${chart.times.map(
            (time, row) =>
              html`<tr>
                <th scope="row">${formatTime(time, language)}</th>
                ${chart.series.map(
                  ({ values }) => html`<td>${formatValue(values[row] ?? undefined, chart.unit, language)}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #draw(): void {
    const container = this.querySelector<HTMLElement>(".plot");
    this.#plot?.destroy();
    this.#plot = undefined;
    if (container && this.chart) {
      const { times, series } = this.chart;
      const options = chartOptions(this.chart, this.#width(container), height, this.language, (index) => {
        this.selected = index;
        this.announced = false;
      });
      this.#plot = new uPlot(options, [times, ...series.map(({ values }) => values)], container);
    }
  }

  #resize(): void {
    const container = this.querySelector<HTMLElement>(".plot");
    if (container && this.#plot && this.#plot.width !== this.#width(container)) {
      this.#plot.setSize({ width: this.#width(container), height });
    }
  }

  #width(container: HTMLElement): number {
    return Math.max(120, Math.floor(container.clientWidth));
  }

  #move(event: KeyboardEvent): void {
    const last = (this.chart?.times.length ?? 0) - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: Math.max(0, (this.selected ?? last + 1) - 1),
      ArrowRight: Math.min(last, (this.selected ?? -1) + 1),
      Home: 0,
      End: last,
    };
    const index = targets[event.key];
    const time = index === undefined ? undefined : this.chart?.times[index];
    if (this.#plot && index !== undefined && time !== undefined) {
      event.preventDefault();
      this.#plot.setCursor({ left: this.#plot.valToPos(time, "x"), top: 0 }, false);
      this.selected = index;
      this.announced = true;
    }
  }
}
