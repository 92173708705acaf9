import { EventEmitter, once } from "node:events";
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "./temporaryFolder";
import { linkBuiltinExtensions, linkExtensions } from "./installedExtension";
import { addLanguagePack } from "./languagePack";
import { startLeashed } from "./leashedProcess";
import type { ServedVSCode } from "./servedBuild";

export interface ServedWindowOptions {
  /** The folder that the window opens. */
  workspaceFolder: string;
  /** All environment variables of the server, which the extension host inherits. */
  env: NodeJS.ProcessEnv;
  /**
   * The extension to install: a folder or a VSIX file. Undefined if VS Code loads the extension from its development
   * folder.
   */
  extension?: string;
  /** Folders of further extensions to install. */
  companions?: readonly string[];
  /** Names of the folders of VS Code's built-in extensions to keep. All are kept by default. */
  builtinExtensions?: readonly string[];
  /**
   * Whether the URL of the window can specify an extension to develop and tests to run. VS Code then runs in test mode
   * and shows no notifications.
   */
  developmentHost?: boolean;
  /** Machine settings that extend `calmSettings`. */
  settings?: Record<string, unknown>;
  /** User settings, for settings that cannot be machine settings. */
  userSettings?: Record<string, unknown>;
  /**
   * The display language, such as `ja`. Defaults to English. The text of VS Code itself is English in every language.
   */
  language?: string;
  /** The port on 127.0.0.1. The default, 0, selects a free port. */
  port?: number;
  /** Called with each chunk of the server's output. */
  onOutput?: (text: string) => void;
}

/** A running VS Code server. Its data folders are removed when it ends. */
export interface ServedWindow {
  /** The URL of the window, such as `http://127.0.0.1:8080/?folder=/home/me/project`. */
  url: string;
  port: number;
  /** The log folder of VS Code and its extensions. */
  logsFolder: string;
  /** The global storage folder of the extensions, with a folder for each extension ID. */
  globalStorage: string;
  /** Replaces the machine settings that extend `calmSettings`. Open windows apply them. */
  writeSettings(settings: Record<string, unknown>): Promise<void>;
  /** The server's output so far. */
  output(): string;
  /** Resolves when the output after an offset matches the pattern. Rejects after a time limit. */
  waitForOutput(pattern: RegExp, after: number): Promise<void>;
  /** Resolves with the exit code when the server has ended. Never rejects. */
  exited: Promise<number>;
  /** Ends the server and everything that it started, and removes its folders. */
  close(): Promise<void>;
}

/** Settings that hide parts of VS Code that are unrelated to the extension. */
const calmSettings = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "extensions.webWorker": false,
  "git.enabled": false,
  "remote.autoForwardPorts": false,
  "telemetry.telemetryLevel": "off",
  "workbench.enableExperiments": false,
  "workbench.reduceMotion": "on",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** The time limit for starting the server, in milliseconds. Starting takes less than a second on an idle machine. */
const timeoutMs = 120_000;

/** Starts a VS Code server. Resolves when the server listens. Rejects with the server's output if it does not start. */
export async function startServedWindow(vscode: ServedVSCode, options: ServedWindowOptions): Promise<ServedWindow> {
  const dataFolder = temporaryFolder("vscode");
  const writeSettings = (settings: Record<string, unknown>): Promise<void> =>
    writeSettingsFile(path.join(userDataFolder(dataFolder), "Machine"), { ...calmSettings, ...settings });
  await writeSettings(options.settings ?? {});
  await writeSettingsFile(path.join(userDataFolder(dataFolder), "User"), options.userSettings ?? {});
  if (options.language) await addLanguagePack(userDataFolder(dataFolder), options.language);

  const flags = serverFlags(dataFolder, options);
  if (options.builtinExtensions) {
    const folder = path.join(dataFolder, "builtin-extensions");
    await linkBuiltinExtensions(options.builtinExtensions, path.join(vscode.root, "extensions"), folder);
    flags.push("--builtin-extensions-dir", folder);
  }
  if (options.extension?.endsWith(".vsix")) flags.push("--install-extension", options.extension, "--start-server");
  else if (options.extension) {
    await linkExtensions([options.extension, ...(options.companions ?? [])], extensionsFolder(dataFolder));
  }

  let output = "";
  const printed = new EventEmitter<{ output: [] }>();
  let settle!: { resolve: (port: number) => void; reject: (error: Error) => void };
  const listening = new Promise<number>((resolve, reject) => (settle = { resolve, reject }));
  const refuse = (reason: string): void => settle.reject(new Error(`The VS Code server ${reason}:\n${output}`));
  const server = startLeashed(vscode.node, [path.join(vscode.root, "out/server-main.js"), ...flags], {
    cwd: dataFolder,
    // Without an extension gallery, the window requests no updates or recommendations. Its sockets are removed with its
    // data.
    env: {
      ...options.env,
      EXTENSIONS_GALLERY: "{}",
      XDG_RUNTIME_DIR: dataFolder,
      // This is set as in a terminal, so that VS Code does not resolve the environment of a login shell.
      VSCODE_CLI: "1",
    },
    remove: [dataFolder],
    onOutput(text) {
      output += text;
      printed.emit("output");
      options.onOutput?.(text);
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port) settle.resolve(Number(port));
      // The server prints this error but does not exit.
      else if (output.includes("EADDRINUSE")) settle.reject(new Error(`Port ${options.port} is already in use.`));
    },
  });
  server.exited.then((code) => refuse(`ended with code ${code} before it was ready`), settle.reject);
  const tooLong = setTimeout(() => refuse("was not ready in time"), timeoutMs);
  const port = await listening
    .catch(async (error: unknown) => {
      await server.stop();
      throw error;
    })
    .finally(() => clearTimeout(tooLong));
  return {
    url: `http://127.0.0.1:${port}/?folder=${encodeURI(options.workspaceFolder)}`,
    port,
    logsFolder: path.join(userDataFolder(dataFolder), "logs"),
    globalStorage: path.join(userDataFolder(dataFolder), "User/globalStorage"),
    writeSettings,
    output: () => output,
    async waitForOutput(pattern, after) {
      const signal = AbortSignal.timeout(timeoutMs);
      while (!pattern.test(output.slice(after))) await once(printed, "output", { signal });
    },
    exited: server.exited,
    close: () => server.stop(),
  };
}

function serverFlags(dataFolder: string, options: ServedWindowOptions): string[] {
  const values = {
    host: "127.0.0.1",
    port: options.port ?? 0,
    "server-data-dir": dataFolder,
    "user-data-dir": userDataFolder(dataFolder),
    "extensions-dir": extensionsFolder(dataFolder),
  };
  const flags = Object.entries(values).flatMap(([name, value]) => [`--${name}`, String(value)]);
  flags.push("--without-connection-token", "--accept-server-license-terms");
  flags.push("--disable-workspace-trust", "--disable-telemetry");
  if (options.language) flags.push("--locale", options.language);
  if (options.developmentHost) flags.push("--enable-smoke-test-driver");
  return flags;
}

function extensionsFolder(dataFolder: string): string {
  return path.join(dataFolder, "extensions");
}

function userDataFolder(dataFolder: string): string {
  return path.join(dataFolder, "data");
}

async function writeSettingsFile(folder: string, settings: Record<string, unknown>): Promise<void> {
  await mkdir(folder, { recursive: true });
  // The file is replaced as a whole, because an open window may read it while it is being written.
  const file = path.join(folder, "settings.json");
  await writeFile(`${file}.new`, JSON.stringify(settings, undefined, 2));
  await rename(`${file}.new`, file);
}
