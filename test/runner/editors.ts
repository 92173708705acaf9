import type { InstalledBrowser } from "../host/browser";
import { lineProgress } from "../host/progress";
import { describeVSCode, getServed, getVSCode, type VSCode } from "../host/vscode";
import type { VSCodeChoice } from "../host/vscodeVersions";

/** The editors for the extension host tests and end-to-end tests. */
export interface Editors {
  vscode: Record<VSCodeChoice, VSCode>;
  /** The path of the browser. Undefined if no test needs one. */
  browser: string | undefined;
}

/**
 * Returns both VS Codes and, if the end-to-end tests or a served VS Code need it, the browser. Prints where they come
 * from. Throws an error with a message for the user if one of them is not available.
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

/** Installs one after the other, because each installation uses all resources of a small machine. */
async function getBothVSCodes(endToEnd: boolean): Promise<Editors["vscode"]> {
  const newest = await getVSCode("newest", lineProgress);
  // The end-to-end tests use the page in the browser, and only the served VS Code has one.
  if (endToEnd && newest.kind === "desktop") await getServed("newest", lineProgress);
  const oldest = await getVSCode("oldest", lineProgress);
  return { oldest, newest };
}
