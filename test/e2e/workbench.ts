import { polling } from "./polling";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { EndpointClient } from "../endpoint/client";
import type { EndpointOptions } from "../endpoint/options";
import { startEndpoint } from "../endpoint/server";
import { awsConfigFile, localEndpointEnvironment } from "../host/environment";
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
import { applySettings, freshStartExtension, replaceExtensionHost, startFresh } from "./freshStart";
import { Notifications } from "./notifications";
import { QuickInput } from "./quickInput";
import { ServerMessages } from "./serverMessages";

/** The four kinds of theme that VS Code has, by the name of the built-in theme of that kind. */
export const themes = {
  light: "Default Light Modern",
  dark: "Default Dark Modern",
  highContrast: "Default High Contrast",
  highContrastLight: "Default High Contrast Light",
} as const;

export interface WorkbenchOptions {
  /** VS Code settings, for example `bedrockProfiles.regions`; those Regions are us-east-1 and eu-central-1 otherwise. */
  settings?: Record<string, unknown>;
  /** VS Code settings that only the person can have, such as `http.proxy`. */
  userSettings?: Record<string, unknown>;
  /** Environment variables over those of `localEndpointEnvironment`; `undefined` takes one out. */
  env?: Record<string, string | undefined>;
  endpoint?: Omit<EndpointOptions, "port">;
  theme?: keyof typeof themes;
  /** The window's size in CSS pixels: 1280 by 900 unless told. */
  viewport?: { width: number; height: number };
  /** How large everything is drawn, as by the window's zoom: 1 unless told. The viewport stays as it is. */
  scale?: number;
  /** The browser's locale, for dates and numbers: en-US unless told. */
  locale?: string;
  /** The display language, for example `ja`: English unless told. VS Code's own texts are English in every language. */
  language?: string;
  /** Files of the opened folder: path to contents. */
  files?: Record<string, string>;
  /** AWS's shared config file: empty unless told. */
  awsConfig?: string;
  /** Whether what the server sends to the window can be held back, by `serverMessages`: each message is slower then. */
  holdable?: true;
  /** What to install, a folder or a VSIX: what E2E_EXTENSION names, else this repository as it is built, unless told. */
  extension?: string;
}

/** What a window can change while its server goes on. */
export const renewable = ["settings", "files", "awsConfig", "theme", "viewport"] as const;

export type RenewableOptions = Pick<WorkbenchOptions, (typeof renewable)[number]>;

/** How long an action or a wait may take, in milliseconds, on a busy machine of two cores. */
const patience = 45_000;

/** What a window is made of. */
interface WorkbenchParts {
  page: Page;
  endpoint: EndpointClient;
  server: ServedWindow;
  folder: string;
  options: WorkbenchOptions;
  serverMessages: ServerMessages | undefined;
  release: () => Promise<void>;
}

/** A VS Code window with the extension in it, an endpoint of its own behind it, and the parts a person works with. */
export class Workbench {
  readonly page: Page;
  /** What the extension talks to: set faults and read the requests here. */
  readonly endpoint: EndpointClient;
  readonly server: ServedWindow;
  /** The opened folder. */
  readonly folder: string;
  readonly quickInput: QuickInput;
  readonly explorer: ExplorerView;
  readonly notifications: Notifications;
  readonly details: DetailsPage;
  readonly clipboard: Clipboard;
  /** What the server sends to the window, where the options make it `holdable`. */
  readonly serverMessages: ServerMessages | undefined;
  /** Everything the page wrote to its console. */
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

  /** Runs a command from the palette, by keyboard, as a person types it: `Bedrock: Show Log`. */
  async runCommand(title: string): Promise<void> {
    await this.quickInput.openPalette();
    await this.quickInput.type(`>${title}`);
    await this.quickInput.row(title).first().waitFor();
    await this.quickInput.accept();
  }

  /** Opens a file of the folder in an editor. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press("Control+P");
    await this.quickInput.type(name);
    await this.quickInput.row(name).first().waitFor();
    await this.quickInput.accept();
    await this.page.getByRole("tab", { name }).waitFor();
  }

  /** Loads the window again, as *Developer: Reload Window* does, and waits until it is ready. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.whenReady();
  }

  /** Starts the extension once more, as *Developer: Restart Extension Host* does; a third of a reload's work. */
  async restartExtension(): Promise<void> {
    await replaceExtensionHost(this.page, this.server);
  }

  /** As if opened anew, with these options: nothing is open, the extension has just been started, and so has the endpoint. */
  async startOver(options: RenewableOptions): Promise<void> {
    await startFresh(this.page, this.server);
    await this.endpoint.reset();
    removeFolder(this.folder);
    await writeFiles(this.folder, options.files ?? {});
    await writeFile(this.awsConfigFile, options.awsConfig ?? "");
    await this.page.setViewportSize(viewportOf(options));
    await applySettings(this.page, this.server, settingsOf(options));
    this.consoleLines.length = 0;
  }

  /** AWS's shared config file of this window. */
  get awsConfigFile(): string {
    return awsConfigFile(path.dirname(this.folder));
  }

  /** Loads the window and waits until it is ready. */
  async load(): Promise<void> {
    await this.page.goto(this.server.url);
    await this.whenReady();
  }

  /** Resolves when the workbench has started and shows the extension's container in the activity bar. */
  private async whenReady(): Promise<void> {
    await this.page.waitForFunction(
      () => performance.getEntriesByName("code/didStartWorkbench").length > 0,
      undefined,
      { polling },
    );
    await this.explorer.activityBarItem.waitFor();
  }

  /** Closes the window and all behind it. */
  async close(): Promise<void> {
    await this.#release();
  }
}

/** Opens a window; it is ready to be used. The caller closes it; `withWorkbench` and `shareWorkbench` do so by themselves. */
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
    const server = await startServedWindow(await getServedVSCode(servedBuild("newest")), {
      workspaceFolder: folder,
      // Dates are the same wherever the tests run.
      env: { ...environment, TZ: "UTC", ...options.env },
      extension: options.extension ?? process.env["E2E_EXTENSION"] ?? repositoryRoot,
      companions: [freshStartExtension],
      // The others have nothing to do with what is tested, and take most of a start's time.
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

/** What the extension's view container is called in a language. */
function containerName(language: string | undefined): string {
  const name = readTexts(manifestTextsFile(language))?.["view.container"];
  if (typeof name !== "string") throw new Error(`There is no manifest in the language ${language}.`);
  return name;
}

function settingsOf(options: RenewableOptions): Record<string, unknown> {
  return {
    "bedrockProfiles.regions": ["us-east-1", "eu-central-1"],
    "workbench.colorTheme": themes[options.theme ?? "dark"],
    ...options.settings,
  };
}

function viewportOf({ viewport }: RenewableOptions): { width: number; height: number } {
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
  context.setDefaultTimeout(patience);
  // tsx wraps named functions in a helper of its own, which functions that run in the page would miss there.
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
