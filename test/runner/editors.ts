import type { InstalledBrowser } from "../host/browser";
import { lineProgress } from "../host/progress";
import { describeVSCode, getServed, getVSCode, type VSCode } from "../host/vscode";
import type { VSCodeChoice } from "../host/vscodeVersions";

/** The editors of the extension host and end-to-end tests. */
export interface Editors {
  vscode: Record<VSCodeChoice, VSCode>;
  /** The path of the browser. Undefined if no test needs one. */
  browser: string | undefined;
}

/**
 * Returns both VS Codes and, if the end-to-end tests or a served VS Code need one, the browser. Prints where they came from.
 * Throws an error with a message for the user if one is not available.
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

/** Installs one after the other, because each installation uses all of a small machine. */
async function getBothVSCodes(endToEnd: boolean): Promise<Editors["vscode"]> {
  const newest = await getVSCode("newest", lineProgress);
  // The end-to-end tests use the page in the browser, which only the served VS Code has.
  if (endToEnd && newest.kind === "desktop") await getServed("newest", lineProgress);
  const oldest = await getVSCode("oldest", lineProgress);
  return { oldest, newest };
}
