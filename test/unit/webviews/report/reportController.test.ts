import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ReportController } from "../../../../src/webviews/report/reportController";
import type { ReportHandlers } from "../../../../src/webviews/report/reportController";
import type { ReportHostMessage } from "../../../../src/webviews/report/reportMessages";
import { report } from "./samples";

function open(handlers: Partial<ReportHandlers> = {}, shown = report) {
  const record = {
    posted: [] as ReportHostMessage[],
    clipboard: "",
    saved: [] as { name: string; text: string }[],
    failures: [] as unknown[],
    warnings: [] as string[],
  };
  const controller = new ReportController(
    shown,
    { fileName: "costs", ...handlers },
    {
      language: "en",
      bundle: undefined,
      post: async (message) => void record.posted.push(message),
      writeClipboard: async (text) => {
        record.clipboard = text;
      },
      saveFile: async (name, text) => {
        record.saved.push({ name, text });
        return true;
      },
      showFailure: async (error) => void record.failures.push(error),
      warn: (text) => void record.warnings.push(text),
    },
  );
  return { controller, record };
}

describe("a report page", () => {
  it("receives its report when it is ready, and again with its order and selection when it is shown again", async () => {
    const { controller, record } = open();
    await controller.receive({ type: "ready" });
    await controller.receive({ type: "sort", order: { column: 2, descending: true } });
    await controller.receive({ type: "select", rows: ["4", "1", "unknown"] });
    await controller.receive({ type: "ready" });
    assert.deepEqual(record.posted.at(-1), {
      type: "show",
      report,
      order: { column: 2, descending: true },
      selected: ["4", "1"],
      busy: false,
    });
  });

  it("copies and saves CSV in the order shown", async () => {
    const { controller, record } = open();
    await controller.receive({ type: "sort", order: { column: 1, descending: true } });
    await controller.receive({ type: "copyCsv" });
    await controller.receive({ type: "saveCsv" });
    assert.match(record.clipboard, /^Group,Name,.*\r\nads,c,2000/);
    assert.deepEqual(record.saved, [{ name: "costs.csv", text: `\uFEFF${record.clipboard}` }]);
    assert.deepEqual(
      record.posted.map(({ type }) => type),
      ["announce", "announce"],
    );
  });

  it("opens rows and runs actions for selected rows only", async () => {
    const calls: unknown[] = [];
    const { controller, record } = open({
      open: async (row) => void calls.push(row),
      runAction: async (action, rows) => void calls.push([action, rows]),
    });
    await controller.receive({ type: "action", action: "copy" });
    await controller.receive({ type: "select", rows: ["2"] });
    await controller.receive({ type: "action", action: "delete" });
    await controller.receive({ type: "open", row: "unknown" });
    assert.deepEqual(calls, []);
    assert.equal(record.warnings.length, 3);
    await controller.receive({ type: "action", action: "copy" });
    await controller.receive({ type: "open", row: "1" });
    assert.deepEqual(calls, [["copy", ["2"]], "1"]);
  });

  it("reloads only if reloading is offered, once at a time, and keeps the order and the valid selection", async () => {
    const without = open({ refresh: async () => report });
    await without.controller.receive({ type: "refresh" });
    assert.equal(without.record.warnings.length, 1);

    const offering = { ...report, refreshLabel: "Load Again (about $0.01)" };
    const next = { ...offering, groups: report.groups.slice(1) };
    let loads = 0;
    const { controller, record } = open(
      {
        refresh: async () => {
          loads++;
          await controller.receive({ type: "refresh" });
          return next;
        },
      },
      offering,
    );
    await controller.receive({ type: "ready" });
    await controller.receive({ type: "sort", order: { column: 1, descending: false } });
    await controller.receive({ type: "select", rows: ["1", "4"] });
    await controller.receive({ type: "refresh" });
    assert.equal(loads, 1);
    assert.deepEqual(record.posted.slice(1), [
      { type: "busy", busy: true },
      { type: "show", report: next, order: { column: 1, descending: false }, selected: ["4"], busy: true },
      { type: "busy", busy: false },
    ]);
  });

  it("shows why a refresh has failed, and is no longer busy", async () => {
    const failure = new Error("denied");
    const { controller, record } = open(
      {
        refresh: async () => {
          throw failure;
        },
      },
      { ...report, refreshLabel: "Refresh" },
    );
    await controller.receive({ type: "refresh" });
    assert.deepEqual(record.failures, [failure]);
    assert.deepEqual(record.posted.at(-1), { type: "busy", busy: false });
  });

  for (const message of [
    undefined,
    { type: "sort", order: { column: "1", descending: true } },
    { type: "open", row: "" },
    { type: "open", row: "1", url: "https://example.com" },
    { type: "run", command: "workbench.action.closeWindow" },
  ]) {
    it(`ignores ${JSON.stringify(message)}`, async () => {
      const { controller, record } = open({ open: async () => assert.fail("was called") });
      await controller.receive(message);
      assert.equal(record.warnings.length, 1);
      assert.deepEqual(record.posted, []);
    });
  }
});
