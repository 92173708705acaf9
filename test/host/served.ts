import { EventEmitter, once } from "node:events";
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "./temporaryFolder";
import { linkBuiltinExtensions, linkExtensions } from "./installedExtension";
import { addLanguagePack } from "./languagePack";
import { startLeashed } from "./leashedProcess";
import type { ServedVSCode } from "./servedBuild";

export interface ServedWindowOptions {
  /** The folder the window opens. */
  workspaceFolder: string;
  /** The server's whole environment, which reaches the extension host. */
  env: NodeJS.ProcessEnv;
  /** The extension to have installed: its folder, or a VSIX file. None when it is loaded by development path. */
  extension?: string;
  /** The folders of other extensions to have installed beside that folder. */
  companions?: readonly string[];
  /** Which of VS Code's own extensions there are, by their folders' names: all of them unless told. */
  builtinExtensions?: readonly string[];
  /**
   * Whether the window's URL may name an extension to develop and tests to run. VS Code then thinks of itself as being
   * tested and shows no notifications.
   */
  developmentHost?: boolean;
  /** Machine settings, over `calmSettings`. */
  settings?: Record<string, unknown>;
  /** The person's own settings, for those that a machine cannot have. */
  userSettings?: Record<string, unknown>;
  /** The display language, for example `ja`: English unless told. VS Code's own texts are English in every language. */
  language?: string;
  /** The port on 127.0.0.1; 0, the default, takes a free one. */
  port?: number;
  /** Called with each piece of what the server prints. */
  onOutput?: (text: string) => void;
}

/** A running VS Code server, with data folders of its own that are removed when it ends. */
export interface ServedWindow {
  /** Where a browser finds the window, for example `http://127.0.0.1:8080/?folder=/home/me/project`. */
  url: string;
  port: number;
  /** Where VS Code and the extensions write their logs. */
  logsFolder: string;
  /** Where VS Code keeps what extensions store for all windows, each in a folder of its ID. */
  globalStorage: string;
  /** Writes the machine settings anew, over `calmSettings`. An open window follows. */
  writeSettings(settings: Record<string, unknown>): Promise<void>;
  /** All that the server has printed. */
  output(): string;
  /** Resolves when what the server has printed after so many characters fits the pattern. Throws when that takes too long. */
  waitForOutput(pattern: RegExp, after: number): Promise<void>;
  /** Settles when the server has ended, with its exit code. Never rejects. */
  exited: Promise<number>;
  /** Ends the server and all it started, and removes its folders. */
  close(): Promise<void>;
}

/** Settings that keep a window free of what has nothing to do with the extension. */
const calmSettings = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "extensions.webWorker": false,
  "git.enabled": false,
  "remote.autoForwardPorts": false,
  "telemetry.telemetryLevel": "off",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** How long the server may take to be ready, in milliseconds. It takes less than a second on a quiet machine. */
const patience = 120_000;

/** Starts a VS Code server; resolves when it listens. Throws, with what it printed, when that does not happen. */
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
    // An empty gallery: the window asks no marketplace for updates or recommendations. Its sockets go with its data.
    env: {
      ...options.env,
      EXTENSIONS_GALLERY: "{}",
      XDG_RUNTIME_DIR: dataFolder,
      // As when it is started in a terminal: VS Code then does not ask a login shell for another environment.
      VSCODE_CLI: "1",
    },
    remove: [dataFolder],
    onOutput(text) {
      output += text;
      printed.emit("output");
      options.onOutput?.(text);
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port) settle.resolve(Number(port));
      // It says so and stays.
      else if (output.includes("EADDRINUSE")) settle.reject(new Error(`Port ${options.port} is already in use.`));
    },
  });
  server.exited.then((code) => refuse(`ended with code ${code} before it was ready`), settle.reject);
  const tooLong = setTimeout(() => refuse("was not ready in time"), patience);
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
      const signal = AbortSignal.timeout(patience);
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
  // In one piece: an open window reads the file while it is being written.
  const file = path.join(folder, "settings.json");
  await writeFile(`${file}.new`, JSON.stringify(settings, undefined, 2));
  await rename(`${file}.new`, file);
}
