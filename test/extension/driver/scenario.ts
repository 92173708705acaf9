import { writeFile } from "node:fs/promises";
import * as vscode from "vscode";
import { EndpointClient } from "../../endpoint/client";
import { Explorer } from "./explorer";
import { Messages } from "./messages";
import { Observer } from "./observer";
import { Product } from "./product";
import { QuickInput } from "./quickInput";
import { CreateWizard } from "./createWizard";

export interface ScenarioOptions {
  /** Settings of the extension, without its prefix; `regions` are us-east-1 and eu-central-1 unless told. */
  settings?: { regions?: unknown; awsProfiles?: unknown };
  /** AWS's shared config file: empty unless told. */
  awsConfig?: string;
  /** Environment variables for this test; `undefined` takes one out. */
  env?: Record<string, string | undefined>;
}

/** What a test works with: the extension has just been started, in a window in which nothing is open. */
export interface Scenario {
  endpoint: EndpointClient;
  product: Product;
  observer: Observer;
  explorer: Explorer;
  quickInput: QuickInput;
  messages: Messages;
  wizard: CreateWizard;
  /** AWS's shared config file, to be changed. */
  awsConfigFile: string;
  /** Runs a command and does not wait: what opens an input ends when that is answered. */
  start: (command: string, ...args: unknown[]) => void;
  /** Runs a command to its end and gives what it has put on the clipboard. */
  copiedBy: (act: () => Thenable<unknown>) => Promise<string>;
  /** Starts the extension again, as in a new window that finds what it has stored. */
  restart: () => Promise<void>;
}

let activated: Promise<{ observer: Observer; product: Product }> | undefined;

/** Resolves when the extension is active; installs what observes it before that. */
export function activateProduct(): Promise<{ observer: Observer; product: Product }> {
  return (activated ??= activate());
}

async function activate(): Promise<{ observer: Observer; product: Product }> {
  const observer = new Observer();
  const product = new Product();
  await product.activate();
  return { observer, product };
}

const changedVariables = new Map<string, string | undefined>();

/** Makes a test for mocha that has an extension which knows nothing of the tests before it. */
export function scenario(options: ScenarioOptions, body: (scenario: Scenario) => Promise<void>): () => Promise<void> {
  return async () => {
    const { observer, product } = await activateProduct();
    const endpoint = new EndpointClient(process.env["AWS_ENDPOINT_URL"] ?? "");
    product.stop();
    await closeEverything();
    observer.forget();
    product.clearStorage();
    await endpoint.reset();
    setEnvironment(options.env ?? {});
    const awsConfigFile = process.env["AWS_CONFIG_FILE"] ?? "";
    await writeFile(awsConfigFile, options.awsConfig ?? "");
    await writeFile(process.env["AWS_SHARED_CREDENTIALS_FILE"] ?? "", "");
    await writeSettings({ regions: ["us-east-1", "eu-central-1"], awsProfiles: undefined, ...options.settings });
    product.start();
    const explorer = new Explorer(observer);
    const quickInput = new QuickInput(observer);
    const messages = new Messages(observer);
    const start = (command: string, ...args: unknown[]): void => {
      vscode.commands.executeCommand(command, ...args).then(undefined, (error: unknown) => console.error(error));
    };
    await body({
      endpoint,
      product,
      observer,
      explorer,
      quickInput,
      messages,
      wizard: new CreateWizard({ endpoint, explorer, quickInput, start }),
      awsConfigFile,
      start,
      async copiedBy(act) {
        await vscode.env.clipboard.writeText("");
        await act();
        return vscode.env.clipboard.readText();
      },
      async restart() {
        product.stop();
        await closeEverything();
        observer.forget();
        product.start();
      },
    });
  };
}

/** Writes settings of the extension, as the person's own; resolves when the extension host knows them. */
export async function writeSettings(settings: Record<string, unknown>): Promise<void> {
  for (const [name, value] of Object.entries(settings)) {
    const configuration = vscode.workspace.getConfiguration("bedrockProfiles");
    if (JSON.stringify(configuration.inspect(name)?.globalValue) === JSON.stringify(value)) continue;
    await configuration.update(name, value, vscode.ConfigurationTarget.Global);
  }
}

/** The value of a setting in the person's own settings. */
export function writtenSetting(name: string): unknown {
  return vscode.workspace.getConfiguration("bedrockProfiles").inspect(name)?.globalValue;
}

async function closeEverything(): Promise<void> {
  for (const command of [
    "workbench.action.closeQuickOpen",
    "notifications.clearAll",
    "workbench.action.closeAllEditors",
    // Another view, as in a window that has just been opened.
    "workbench.view.explorer",
  ]) {
    await vscode.commands.executeCommand(command);
  }
}

/** Sets variables for this test, and puts back those of the one before. */
function setEnvironment(env: Record<string, string | undefined>): void {
  const set = (name: string, value: string | undefined): void => {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  };
  for (const [name, value] of changedVariables) set(name, value);
  changedVariables.clear();
  for (const [name, value] of Object.entries(env)) {
    changedVariables.set(name, process.env[name]);
    set(name, value);
  }
}
