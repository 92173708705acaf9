import { polling } from "./polling";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { EndpointClient } from "../endpoint/client";
import type { EndpointOptions } from "../endpoint/options";
import { startEndpoint } from "../endpoint/server";
import { awsConfigFile, awsCredentialsFile, localEndpointEnvironment } from "../host/environment";
import { repositoryRoot } from "../host/paths";
import { startServedWindow, type ServedWindow } from "../host/served";
import { getServedVSCode } from "../host/servedBuild";
import { manifestTextsFile, readTexts } from "../l10n/bundles";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";
import { servedBuild } from "../host/vscodeVersions";
import { sharedBrowser } from "./browser";
import { Clipboard } from "./clipboard";
import { DetailsPage } from "./detailsPage";
import { ExplorerView } from "./explorerView";
import {
  applySettings,
  environmentFileVariable,
  freshStartExtension,
  startFresh,
  writeEnvironment,
} from "./freshStart";
import { Notifications } from "./notifications";
import { QuickInput } from "./quickInput";
import { ServerMessages } from "./serverMessages";

/** The four kinds of VS Code themes, by the name of a built-in theme of each kind. */
export const themes = {
  light: "Default Light Modern",
  dark: "Default Dark Modern",
  highContrast: "Default High Contrast",
  highContrastLight: "Default High Contrast Light",
} as const;

export interface WorkbenchOptions {
  /** VS Code settings. By default, `bedrockProfiles.regions` contains us-east-1 and eu-central-1. */
  settings?: Record<string, unknown>;
  /** Settings that VS Code accepts only as user settings, such as `http.proxy`. */
  userSettings?: Record<string, unknown>;
  /** Environment variables of the extension host, which override those of the server. `undefined` removes a variable. */
  env?: Record<string, string | undefined>;
  /**
   * Environment variables of the server, which override `localEndpointEnvironment`, for variables that VS Code itself
   * reads when it starts.
   */
  serverEnv?: Record<string, string | undefined>;
  endpoint?: Omit<EndpointOptions, "port">;
  theme?: keyof typeof themes;
  /** The size of the window in CSS pixels. Defaults to 1280 by 900. */
  viewport?: { width: number; height: number };
  /** The number of device pixels per CSS pixel. Defaults to 1. */
  scale?: number;
  /** The browser locale for dates and numbers. Defaults to en-US. */
  locale?: string;
  /** The display language, for example `ja`. Defaults to English. The text of VS Code itself is always English. */
  language?: string;
  /** The contents of the files in the opened folder, keyed by path. */
  files?: Record<string, string>;
  /** The contents of the shared AWS config file. Defaults to an empty string. */
  awsConfig?: string;
  /** Whether `serverMessages` can delay messages from the server to the window. This option slows down every message. */
  holdable?: true;
  /** The extension folder or VSIX file to install. Defaults to E2E_EXTENSION, or else to the build in this repository. */
  extension?: string;
}

/** The options that `startOver` can change in an open window. */
export const resettableOptions = ["settings", "files", "awsConfig", "env", "theme", "viewport"] as const;

export type ResettableOptions = Pick<WorkbenchOptions, (typeof resettableOptions)[number]>;

/** The time limit for an action or a wait, long enough for a busy machine with two cores. */
const timeoutMs = 45_000;

interface WorkbenchParts {
  page: Page;
  endpoint: EndpointClient;
  server: ServedWindow;
  folder: string;
  options: WorkbenchOptions;
  serverMessages: ServerMessages | undefined;
  release: () => Promise<void>;
}

/** A VS Code window with the extension and a separate local endpoint. */
export class Workbench {
  readonly page: Page;
  /** The local endpoint, which can simulate faults and lists the requests. */
  readonly endpoint: EndpointClient;
  readonly server: ServedWindow;
  /** The opened folder. */
  readonly folder: string;
  readonly quickInput: QuickInput;
  readonly explorer: ExplorerView;
  readonly notifications: Notifications;
  readonly details: DetailsPage;
  readonly clipboard: Clipboard;
  /** Delays messages from the server to the window. Undefined unless the option `holdable` is set. */
  readonly serverMessages: ServerMessages | undefined;
  /** All lines that the page wrote to its console. */
  readonly consoleLines: string[] = [];
  readonly #release: () => Promise<void>;

  constructor({ page, endpoint, server, folder, options, serverMessages, release }: WorkbenchParts) {
    this.page = page;
    this.endpoint = endpoint;
    this.server = server;
    this.folder = folder;
    this.serverMessages = serverMessages;
    this.#release = release;
    this.quickInput = new QuickInput(page);
    this.explorer = new ExplorerView(page, this.quickInput, containerName(options.language));
    this.notifications = new Notifications(page);
    this.details = new DetailsPage(page);
    this.clipboard = new Clipboard(page);
    page.on("console", (message) => this.consoleLines.push(`[${message.type()}] ${message.text()}`));
    page.on("pageerror", (error) => this.consoleLines.push(`[page error] ${error.stack ?? error.message}`));
  }

  /** Runs a command from the palette with the keyboard. The title is the one in the palette, such as `Bedrock: Show Log`. */
  async runCommand(title: string): Promise<void> {
    await this.quickInput.openPalette();
    await this.quickInput.type(`>${title}`);
    await this.quickInput.row(title).first().waitFor();
    await this.quickInput.accept();
  }

  /** Opens a file in the folder in an editor. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press("Control+P");
    await this.quickInput.type(name);
    await this.quickInput.row(name).first().waitFor();
    await this.quickInput.accept();
    await this.page.getByRole("tab", { name }).waitFor();
  }

  /** Reloads the window in the browser, and waits until it is ready. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.whenReady();
  }

  /** Resets the window, the extension and the endpoint to their initial state, with these options. */
  async startOver(options: ResettableOptions): Promise<void> {
    await writeEnvironment(this.#environmentFile, options.env ?? {});
    await startFresh(this.page, this.server);
    await this.endpoint.reset();
    removeFolder(this.folder);
    await writeFiles(this.folder, options.files ?? {});
    await writeFile(this.awsConfigFile, options.awsConfig ?? "");
    await writeFile(this.awsCredentialsFile, "");
    await this.page.setViewportSize(viewportOf(options));
    await applySettings(this.page, this.server, settingsOf(options));
    this.consoleLines.length = 0;
  }

  /** The path of the shared AWS config file for this window. */
  get awsConfigFile(): string {
    return awsConfigFile(path.dirname(this.folder));
  }

  /** The path of the shared AWS credentials file for this window. */
  get awsCredentialsFile(): string {
    return awsCredentialsFile(path.dirname(this.folder));
  }

  /** The path of the file with the environment variables for the next extension host. */
  get #environmentFile(): string {
    return environmentFile(path.dirname(this.folder));
  }

  /** Loads the window and waits until it is ready. */
  async load(): Promise<void> {
    await this.page.goto(this.server.url);
    await this.whenReady();
  }

  /** Resolves when the workbench has started and shows the view container of the extension in the activity bar. */
  private async whenReady(): Promise<void> {
    await this.page.waitForFunction(
      () => performance.getEntriesByName("code/didStartWorkbench").length > 0,
      undefined,
      { polling },
    );
    await this.explorer.activityBarItem.waitFor();
  }

  /** Closes the window, its server and its endpoint. */
  async close(): Promise<void> {
    await this.#release();
  }
}

/**
 * Opens a window and waits until it is ready. The caller must close the window. `withWorkbench` and `shareWorkbench`
 * close their windows.
 */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const cleanUps: (() => Promise<void>)[] = [];
  const release = async (): Promise<void> => {
    for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
  };
  try {
    const endpoint = await startEndpoint(options.endpoint);
    cleanUps.push(() => endpoint.close());
    const temporary = temporaryFolder("e2e");
    cleanUps.push(async () => removeFolder(temporary));
    const folder = path.join(temporary, "project");
    await writeFiles(folder, options.files ?? {});

    const environment = localEndpointEnvironment(endpoint.url, temporary);
    await writeFile(awsConfigFile(temporary), options.awsConfig ?? "");
    await writeEnvironment(environmentFile(temporary), options.env ?? {});
    const server = await startServedWindow(await getServedVSCode(servedBuild("newest")), {
      workspaceFolder: folder,
      // The time zone is fixed because tests check dates.
      env: {
        ...environment,
        TZ: "UTC",
        [environmentFileVariable]: environmentFile(temporary),
        ...options.serverEnv,
      },
      extension: options.extension ?? process.env["E2E_EXTENSION"] ?? repositoryRoot,
      companions: [freshStartExtension],
      // The tests need no other built-in extensions, and loading those takes most of the startup time.
      builtinExtensions: ["theme-defaults"],
      settings: settingsOf(options),
      ...(options.userSettings ? { userSettings: options.userSettings } : {}),
      ...(options.language ? { language: options.language } : {}),
    });
    cleanUps.push(() => server.close());
    const context = await newContext(options, server);
    cleanUps.push(() => context.close());

    const page = await context.newPage();
    const serverMessages = options.holdable ? await ServerMessages.of(page) : undefined;
    const client = new EndpointClient(endpoint.url);
    const workbench = new Workbench({ page, endpoint: client, server, folder, options, serverMessages, release });
    await workbench.load();
    return workbench;
  } catch (error) {
    await release();
    throw error;
  }
}

function environmentFile(temporary: string): string {
  return path.join(temporary, "environment.json");
}

/** Returns the title of the extension's view container in a language. */
function containerName(language: string | undefined): string {
  const name = readTexts(manifestTextsFile(language))?.["view.container"];
  if (typeof name !== "string") throw new Error(`The manifest has no texts in the language ${language}.`);
  return name;
}

function settingsOf(options: ResettableOptions): Record<string, unknown> {
  return {
    "bedrockProfiles.regions": ["us-east-1", "eu-central-1"],
    "workbench.colorTheme": themes[options.theme ?? "dark"],
    ...options.settings,
  };
}

function viewportOf({ viewport }: ResettableOptions): { width: number; height: number } {
  return viewport ?? { width: 1280, height: 900 };
}

async function newContext(options: WorkbenchOptions, server: ServedWindow): Promise<BrowserContext> {
  const browser = await sharedBrowser();
  const context = await browser.newContext({
    viewport: viewportOf(options),
    deviceScaleFactor: options.scale ?? 1,
    locale: options.locale ?? "en-US",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(timeoutMs);
  // tsx inserts calls to its helper `__name` into functions, including those that run in the page.
  await context.addInitScript("globalThis.__name ??= (named) => named;");
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(server.url).origin });
  return context;
}

async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, contents] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, contents);
  }
}
