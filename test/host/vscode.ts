import { downloadDesktop, type DesktopVSCode } from "./desktopVSCode";
import type { Progress } from "./progress";
import { getServedVSCode, type ServedVSCode } from "./servedBuild";
import { servedBuild, type VSCodeChoice } from "./vscodeVersions";

export type VSCode = DesktopVSCode | ServedVSCode;

/** The variable that is set if tests must not fall back to the served VS Code, as in the CI job for desktop VS Code. */
const desktopOnlyVariable = "BEDROCK_PROFILES_DESKTOP_ONLY";

/**
 * Returns a VS Code for extension tests: desktop VS Code if it can be downloaded and run, or else the served VS Code.
 */
export async function getVSCode(choice: VSCodeChoice, progress: Progress): Promise<VSCode> {
  const desktop = await downloadDesktop(choice, progress);
  if (desktop.kind === "desktop") return desktop;
  if (process.env[desktopOnlyVariable]) throw new Error(`Desktop VS Code cannot be had: ${desktop.reason}.`);
  const served = await getServed(choice, progress);
  return { ...served, origin: `${served.origin}; ${desktop.reason}` };
}

/** Returns the served VS Code, and shows progress if it must be installed. */
export function getServed(choice: VSCodeChoice, progress: Progress): Promise<ServedVSCode> {
  const build = servedBuild(choice);
  return progress(`Installing VS Code ${build.vscode}`, () => getServedVSCode(build));
}

/** Describes a VS Code and where it comes from: `VS Code 1.139.1 (served; npm package code-server 4.139.1; ...)`. */
export function describeVSCode({ version, origin }: VSCode): string {
  return `VS Code ${version} (${origin})`;
}
