import path from "node:path";
import { runCommand } from "./leashedProcess";
import { repositoryRoot } from "./paths";
import { findOnPath } from "./programs";
import type { Progress } from "./progress";

/** Installs Chromium with Playwright. Returns the reason if the installation failed, or undefined if it succeeded. */
export async function installWithPlaywright(progress: Progress): Promise<string | undefined> {
  const server = "https://cdn.playwright.dev";
  const unreachable = await whyUnreachable(server);
  if (unreachable) return unreachable;
  const script = path.join(repositoryRoot, "node_modules/playwright-core/cli.js");
  // The system libraries of the browser are packages of the distribution, which only root can install.
  const libraries = process.getuid?.() === 0 ? ["--with-deps"] : [];
  const { code, output } = await progress("Downloading Chromium with Playwright", () =>
    runCommand(process.execPath, [script, "install", ...libraries, "chromium"]),
  );
  return code === 0 ? undefined : lastLine(output);
}

/**
 * Installs the distribution's Chromium package. Returns the reason if the installation failed, or undefined if it
 * succeeded.
 */
export async function installWithApt(progress: Progress): Promise<string | undefined> {
  if (!findOnPath("apt-get")) return "this is not Debian or Ubuntu";
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && (await runCommand("sudo", ["-n", "true"])).code !== 0)
    return "it needs root or sudo without a password";
  const [command, ...prefix] = [...(isRoot ? [] : ["sudo", "-n"]), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
  const aptGet = (...args: string[]) => runCommand(command ?? "env", [...prefix, ...args]);
  const { code, output } = await progress("Installing Chromium with apt-get", async () => {
    // If the update fails, the existing package lists may be sufficient.
    await aptGet("update", "-q");
    const install = (...packages: string[]) => aptGet("install", "-q", "-y", "--no-install-recommends", ...packages);
    // The headless build takes half as long, but older releases do not have it.
    const shell = await install("chromium-headless-shell", "fonts-liberation");
    return shell.code === 0 ? shell : install("chromium", "fonts-liberation");
  });
  return code === 0 ? undefined : lastLine(output);
}

/** Returns the error code if a server does not respond within 5 seconds, or undefined if it does. */
async function whyUnreachable(url: string): Promise<string | undefined> {
  try {
    await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(5000) });
    return undefined;
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const code = (cause as NodeJS.ErrnoException).code;
    return `${new URL(url).host} could not be reached: ${typeof code === "string" ? code : String(cause)}`;
  }
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
