/**
 * Replaces desktop VS Code for `runTests` of `@vscode/test-electron`. It has the same flags and exit code, but the
 * window is the served VS Code in a headless browser.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { format, parseArgs } from "node:util";
import { launchBrowser } from "./browser";
import { startServedWindow, type ServedWindow } from "./served";
import type { ServedVSCode } from "./servedBuild";

/** The environment variable that contains a `StandInTarget` as JSON, which specifies what to run. */
export const standInVariable = "BEDROCK_PROFILES_STAND_IN";

/** Prefix of the lines that the tests print. */
const testLineMark = "│ ";

/** The built-in extensions that the tests need: the default themes, and the language of a snippet. */
const builtinExtensions = ["theme-defaults", "yaml"];

/** The time limit for loading the window, which takes ten times as long on a busy machine. */
const loadTimeoutMs = 180_000;

export interface StandInTarget {
  vscode: ServedVSCode;
  /** The path of the browser. */
  browser: string;
}

interface Launch {
  extension: string;
  tests: string;
  workspaceFolder: string;
  settings: Record<string, unknown>;
}

/** Runs the tests that the flags specify and exits with their exit code. */
export async function main(args: string[]): Promise<void> {
  const { [standInVariable]: target, ...env } = process.env;
  const { vscode, browser } = JSON.parse(target ?? "null") as StandInTarget;
  const launch = await readLaunch(args);
  const window = await startServedWindow(vscode, { ...launch, env, developmentHost: true, builtinExtensions });
  // A signal ends this process immediately. The server is leashed and the browser is connected through a pipe, so both
  // end too.
  try {
    process.exitCode = await runInBrowser(browser, window, launch);
  } finally {
    await window.close();
  }
}

/** Parses the flags of desktop VS Code that are supported here. */
async function readLaunch(args: string[]): Promise<Launch> {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args,
    strict: false,
    allowPositionals: true,
    options: { extensionDevelopmentPath: text, extensionTestsPath: text, "user-data-dir": text },
  });
  const read = (name: keyof typeof values): string => {
    const value = values[name];
    if (typeof value !== "string") throw new Error(`--${name} is missing.`);
    return value;
  };
  const settingsFile = path.join(read("user-data-dir"), "User/settings.json");
  return {
    extension: read("extensionDevelopmentPath"),
    tests: read("extensionTestsPath"),
    workspaceFolder: positionals[0] ?? process.cwd(),
    settings: JSON.parse(await readFile(settingsFile, "utf8").catch(() => "{}")) as Record<string, unknown>,
  };
}

/** Opens the window as an extension development host and returns the exit code of the tests. */
async function runInBrowser(executable: string, window: ServedWindow, launch: Launch): Promise<number> {
  const onServer = (folder: string): string => `vscode-remote://127.0.0.1:${window.port}${folder}`;
  const payload = [
    ["extensionDevelopmentPath", onServer(launch.extension)],
    ["extensionTestsPath", onServer(launch.tests)],
  ];
  const browser = await launchBrowser(executable);
  try {
    const context = await browser.newContext();
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(window.url).origin });
    const page = await context.newPage();
    page.setDefaultTimeout(loadTimeoutMs);
    const tests = new Promise<number>((resolve, reject) => {
      page.exposeFunction("codeAutomationExit", resolve).catch(reject);
      page.on("crash", () => reject(new Error("The browser's page has crashed.")));
      window.exited.then((code) => reject(new Error(`The server ended, with code ${code}.`)), reject);
    });
    await page.exposeFunction("codeAutomationLog", (type: string, line: unknown[]) => print(type, line));
    await page.goto(`${window.url}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
    return await tests;
  } finally {
    await browser.close();
  }
}

/**
 * Prints the output of the tests, recognized by the prefix that `test/extension/index.ts` writes, and all errors. Other
 * output of the workbench would obscure it.
 */
function print(type: string, line: unknown[]): void {
  const text = format(...line);
  if (text.startsWith(testLineMark)) console.log(text.slice(testLineMark.length));
  // The served build lacks this file, but nothing here needs it.
  else if (type === "error" && !text.startsWith("[Service Worker] registration")) console.error(text);
}
