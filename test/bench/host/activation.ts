/** Activates the extension in an idle extension host and reports the time that VS Code measured. */
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";
import manifest from "../../../package.json";
import { writeResult } from "../exchange";
import { untilIdle } from "./idle";

/** The duration of one activation in milliseconds, as shown by "Developer: Startup Performance". */
export interface Activation {
  loadCode: number;
  callActivate: number;
  /** The names of the extension's files that were loaded. */
  files: string[];
}

const extensionId = `${manifest.publisher}.${manifest.name}`;

/** Called by VS Code. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension(extensionId);
  if (!extension || extension.isActive) throw new Error("The extension is missing, or active before its time.");
  await untilIdle();
  await extension.activate();
  const loaded = Object.keys(require.cache).filter((file) => file.startsWith(extension.extensionPath));
  const files = loaded.map((file) => path.basename(file));
  const { loadCode, callActivate } = await readTimes();
  writeResult({ loadCode, callActivate, files } satisfies Activation);
}

/** Reads the row of the extension in VS Code's startup table once the row exists. */
async function readTimes(): Promise<Pick<Activation, "loadCode" | "callActivate">> {
  await vscode.commands.executeCommand("perfview.show");
  const timeout = AbortSignal.timeout(20_000);
  for (;;) {
    const read = readRow();
    const [loadCode, callActivate] = [read("Load Code"), read("Call Activate")];
    if (loadCode !== undefined && callActivate !== undefined) return { loadCode, callActivate };
    if (timeout.aborted) throw new Error(`VS Code does not show how long the activation took:\n${perfText()}`);
    await delay(100);
    // VS Code creates the page only once, from the data that is available at that time.
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.commands.executeCommand("perfview.show");
  }
}

function perfText(): string {
  return vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "perf")?.getText() ?? "";
}

/** Returns a function that reads a column in the row of the extension, in milliseconds. */
function readRow(): (column: string) => number | undefined {
  const rows = perfText()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  const header = rows.find((cells) => cells.includes("Load Code"));
  const row = rows.find((cells) => cells.includes(extensionId));
  return (column) => {
    const value = Number.parseInt(row?.[header?.indexOf(column) ?? -1] ?? "", 10);
    return Number.isNaN(value) ? undefined : value;
  };
}
