import { getBrowser } from "../host/browser";
import { lineProgress } from "../host/progress";
import { describeVSCode, getServed, getVSCode, type VSCode } from "../host/vscode";
import type { VSCodeChoice } from "../host/vscodeVersions";

/** What the extension-host and end-to-end tests run in. */
export interface Editors {
  vscode: Record<VSCodeChoice, VSCode>;
  /** The browser's program. */
  browser: string;
}

/** Gets both VS Codes and the browser, and says what came from where. Throws a sentence for people when one cannot be had. */
export async function getEditors(): Promise<Editors> {
  const [vscode, browser] = await Promise.all([getBothVSCodes(), getBrowser(lineProgress)]);
  console.log(`Oldest: ${describeVSCode(vscode.oldest)}`);
  console.log(`Newest: ${describeVSCode(vscode.newest)}`);
  console.log(`Browser: ${browser.executable} (${browser.origin})`);
  return { vscode, browser: browser.executable };
}

/** One after the other: each keeps a small machine busy by itself. */
async function getBothVSCodes(): Promise<Editors["vscode"]> {
  const newest = await getVSCode("newest", lineProgress);
  // The end-to-end tests look into the page, which only the served one allows.
  if (newest.kind === "desktop") await getServed("newest", lineProgress);
  const oldest = await getVSCode("oldest", lineProgress);
  return { oldest, newest };
}
