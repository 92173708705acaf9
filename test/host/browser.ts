import { existsSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";
import { installWithApt, installWithPlaywright } from "./browserInstall";
import { findOnPath } from "./programs";
import type { Progress } from "./progress";
import { sandbox } from "./sandbox";
import { temporaryFolder } from "./temporaryFolder";

/** A Chromium, Chrome or Edge browser that can be started on this machine. */
export interface InstalledBrowser {
  executable: string;
  /** Where this browser comes from, as a phrase for messages, such as "already on this machine". */
  origin: string;
}

/** Flags that turn off the browser's own network requests. */
export const browserFlags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts a headless browser in a sandbox. */
export function launchBrowser(executable: string): Promise<Browser> {
  return chromium.launch({
    executablePath: executable,
    env: browserEnvironment(),
    // Playwright's own signal handlers would keep this process alive. When this process exits, the browser exits too.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: browserFlags,
  });
}

let environment: NodeJS.ProcessEnv | undefined;

/** Returns the environment of the sandbox that all browsers of this process share. */
function browserEnvironment(): Record<string, string | undefined> {
  environment ??= sandbox(temporaryFolder("browser")).env;
  return environment;
}

/**
 * Returns the browser from `CHROME_PATH`, or else an installed browser, Playwright's download, or the Debian or Ubuntu
 * package. Rejects with a message that explains what to install if none of them works.
 */
export async function getBrowser(progress: Progress): Promise<InstalledBrowser> {
  const named = process.env["CHROME_PATH"];
  if (named) return { executable: named, origin: "named by CHROME_PATH" };
  const found = await findBrowser();
  if (found) return { executable: found, origin: "already on this machine" };
  const refusals: string[] = [];
  for (const [origin, install] of [
    ["downloaded by Playwright", installWithPlaywright],
    ["installed with apt-get", installWithApt],
  ] as const) {
    const refusal = await install(progress);
    if (refusal) refusals.push(`${origin}: ${refusal}`);
    const executable = await findBrowser();
    if (executable) return { executable, origin: [origin, ...refusals].join("; not ") };
  }
  throw new Error(
    `No browser was found and none could be installed (${refusals.join("; ")}). ` +
      "Install Chromium, Chrome or Edge, or name one with CHROME_PATH.",
  );
}

/**
 * Returns the first installed browser that starts. Some executables are only stubs that ask the user to install
 * something else.
 */
async function findBrowser(): Promise<string | undefined> {
  for (const executable of installedBrowsers()) {
    if (await starts(executable)) return executable;
  }
  return undefined;
}

function installedBrowsers(): string[] {
  // The first one is a headless build that is twice as fast.
  const names = [
    "chromium-headless-shell",
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "chromium-browser",
    "microsoft-edge",
    "chrome",
  ];
  const windowsRoots = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].map((name) => process.env[name] ?? "C:\\");
  const places = {
    darwin: [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ],
    win32: windowsRoots.flatMap((root) => [
      path.join(root, "Google/Chrome/Application/chrome.exe"),
      path.join(root, "Microsoft/Edge/Application/msedge.exe"),
    ]),
  };
  const usual = process.platform === "darwin" || process.platform === "win32" ? places[process.platform] : [];
  const onPath = names.map(findOnPath).filter((found) => found !== undefined);
  return [chromium.executablePath(), ...onPath, ...usual].filter((executable) => existsSync(executable));
}

async function starts(executable: string): Promise<boolean> {
  try {
    const browser = await launchBrowser(executable);
    await browser.close();
    return true;
  } catch {
    return false;
  }
}
