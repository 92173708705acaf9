import type { InstalledBrowser } from "../host/browser";
import { lineProgress } from "../host/progress";
import { describeVSCode, getServed, getVSCode, type VSCode } from "../host/vscode";
import type { VSCodeChoice } from "../host/vscodeVersions";

/** What the extension-host and end-to-end tests run in. */
export interface Editors {
  vscode: Record<VSCodeChoice, VSCode>;
  /** The browser's program; none where nothing is shown in a browser. */
  browser: string | undefined;
}

/**
 * Gets both VS Codes and, where the end-to-end tests or a served VS Code need it, the browser; says what came from where.
 * Throws a sentence for people when one cannot be had.
 */
export async function getEditors({
  endToEnd,
  browser: getBrowser,
}: {
  endToEnd: boolean;
  browser: () => Promise<InstalledBrowser>;
}): Promise<Editors> {
  const [vscode, early] = await Promise.all([getBothVSCodes(endToEnd), endToEnd ? getBrowser() : undefined]);
  const isServed = vscode.oldest.kind === "served" || vscode.newest.kind === "served";
  const browser = early ?? (isServed ? await getBrowser() : undefined);
  console.log(`Oldest: ${describeVSCode(vscode.oldest)}`);
  console.log(`Newest: ${describeVSCode(vscode.newest)}`);
  if (browser) console.log(`Browser: ${browser.executable} (${browser.origin})`);
  return { vscode, browser: browser?.executable };
}

/** One after the other: each keeps a small machine busy by itself. */
async function getBothVSCodes(endToEnd: boolean): Promise<Editors["vscode"]> {
  const newest = await getVSCode("newest", lineProgress);
  // The end-to-end tests look into the page, which only the served one allows.
  if (endToEnd && newest.kind === "desktop") await getServed("newest", lineProgress);
  const oldest = await getVSCode("oldest", lineProgress);
  return { oldest, newest };
}
