import * as l10n from "@vscode/l10n";
import type { Report, SortOrder } from "./report";
import { reportCsv } from "./reportCsv";
import type { ReportHostMessage, ReportIntent } from "./reportMessages";
import { parseReportIntent } from "./reportMessages";

/** The functions that a feature provides for its report. */
export interface ReportHandlers {
  /** Opens what a row represents. Required if the report has links. */
  readonly open?: (row: string) => Promise<void>;
  /** Runs an action of the report for the given rows. */
  readonly runAction?: (action: string, rows: readonly string[]) => Promise<void>;
  /** Loads the report again. Resolves with undefined if the user canceled. Required if the report has a refresh label. */
  readonly refresh?: () => Promise<Report | undefined>;
  /** The suggested name of the CSV file, without its extension. */
  readonly fileName: string;
}

/** Shows a report in the page for its kind, and opens that page if necessary. */
export type ShowReport = (kind: string, report: Report, handlers: ReportHandlers) => Promise<void>;

/** The VS Code functionality that a report page uses. */
export interface ReportHost {
  /** The display language as a BCP 47 tag. */
  readonly language: string;
  /** The localized strings, or undefined if the display language is English. */
  readonly bundle: Readonly<Record<string, string>> | undefined;
  post(message: ReportHostMessage): Promise<void>;
  writeClipboard(text: string): Promise<void>;
  /** Asks where to save a file, and saves it. Resolves with false if the user canceled. */
  saveFile(name: string, text: string): Promise<boolean>;
  /** Shows a failure to the user. */
  showFailure(error: unknown): Promise<void>;
  /** Writes a warning to the log. */
  warn(text: string): void;
}

/** Makes Excel open a CSV file as UTF-8. */
const byteOrderMark = "\uFEFF";

/** The extension host's side of one report page. Requests that do not refer to something on the page are dropped and logged. */
export class ReportController {
  readonly #host: ReportHost;
  #report: Report;
  #handlers: ReportHandlers;
  #order: SortOrder | undefined;
  #selected: readonly string[] = [];
  #isBusy = false;
  /** Whether the page has requested its data. Until then, there is nothing to update. */
  #isReady = false;

  constructor(report: Report, handlers: ReportHandlers, host: ReportHost) {
    this.#report = report;
    this.#handlers = handlers;
    this.#host = host;
    this.#order = report.sort;
  }

  /** Shows another report of the same kind. Keeps the order if the columns are the same. */
  async show(report: Report, handlers: ReportHandlers): Promise<void> {
    const labels = (of: Report) => JSON.stringify(of.columns.map(({ label }) => label));
    this.#order = labels(report) === labels(this.#report) ? this.#order : report.sort;
    this.#report = report;
    this.#handlers = handlers;
    this.#selected = this.#knownRows(this.#selected);
    if (this.#isReady) {
      await this.#post();
    }
  }

  /** Handles a message from the page. */
  async receive(message: unknown): Promise<void> {
    const intent = parseReportIntent(message);
    if (!intent) {
      this.#host.warn("A report page sent a message that is not part of its protocol. It was ignored.");
      return;
    }
    try {
      await this.#handle(intent);
    } catch (error) {
      await this.#host.showFailure(error);
    }
  }

  async #handle(intent: ReportIntent): Promise<void> {
    switch (intent.type) {
      case "ready":
        this.#isReady = true;
        return this.#post();
      case "refresh":
        return this.#refresh();
      case "sort":
        if (this.#report.columns[intent.order.column]) {
          this.#order = intent.order;
        }
        return;
      case "select":
        this.#selected = this.#knownRows(intent.rows);
        return;
      case "open":
        return this.#open(intent.row);
      case "action":
        return this.#runAction(intent.action);
      case "copyCsv":
        await this.#host.writeClipboard(this.#csv());
        return this.#host.post({ type: "announce", text: l10n.t("Copied as CSV") });
      case "saveCsv":
        if (await this.#host.saveFile(`${this.#handlers.fileName}.csv`, byteOrderMark + this.#csv())) {
          await this.#host.post({ type: "announce", text: l10n.t("Saved") });
        }
    }
  }

  async #post(): Promise<void> {
    const { bundle } = this.#host;
    await this.#host.post({
      type: "show",
      ...(bundle ? { bundle: { ...bundle } } : {}),
      report: this.#report,
      ...(this.#order ? { order: this.#order } : {}),
      selected: [...this.#selected],
      busy: this.#isBusy,
    });
  }

  async #refresh(): Promise<void> {
    const { refresh } = this.#handlers;
    if (!refresh || this.#report.refreshLabel === undefined || this.#isBusy) {
      this.#host.warn("A report page asked for a refresh that it does not offer. The request was ignored.");
      return;
    }
    await this.#setBusy(true);
    try {
      const report = await refresh();
      if (report) {
        await this.show(report, this.#handlers);
      }
    } finally {
      await this.#setBusy(false);
    }
  }

  async #setBusy(busy: boolean): Promise<void> {
    this.#isBusy = busy;
    await this.#host.post({ type: "busy", busy });
  }

  async #open(row: string): Promise<void> {
    if (this.#report.hasLinks && this.#handlers.open && this.#knownRows([row]).length > 0) {
      await this.#handlers.open(row);
    } else {
      this.#host.warn("A report page asked to open a row that it does not link. The request was ignored.");
    }
  }

  async #runAction(action: string): Promise<void> {
    const { runAction } = this.#handlers;
    if (runAction && this.#selected.length > 0 && this.#report.actions.some(({ id }) => id === action)) {
      await runAction(action, this.#selected);
    } else {
      this.#host.warn("A report page asked for an action that it does not offer. The request was ignored.");
    }
  }

  #knownRows(ids: readonly string[]): readonly string[] {
    const known = new Set(this.#report.groups.flatMap(({ rows }) => rows.map(({ id }) => id)));
    return ids.filter((id) => known.has(id));
  }

  #csv(): string {
    return reportCsv(
      this.#report,
      this.#order,
      { group: l10n.t("Group"), notes: l10n.t("Notes") },
      this.#host.language,
    );
  }
}
