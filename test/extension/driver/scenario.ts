import { writeFile } from "node:fs/promises";
import * as vscode from "vscode";
import manifest from "../../../package.json";
import { EndpointClient } from "../../endpoint/client";
import { Explorer } from "./explorer";
import { Messages } from "./messages";
import { Observer } from "./observer";
import { Product } from "./product";
import { QuickInput } from "./quickInput";
import { CreateWizard } from "./createWizard";

export interface ScenarioOptions {
  /** Settings of the extension without their prefix. By default, `regions` contains us-east-1 and eu-central-1. */
  settings?: {
    regions?: unknown;
    awsProfiles?: unknown;
    readOnly?: unknown;
    protectedAccounts?: unknown;
    requiredTags?: unknown;
    regionsByAwsProfile?: unknown;
    groupBy?: unknown;
    groupByTag?: unknown;
    copyTemplates?: unknown;
  };
  /** The contents of the shared AWS config file. Defaults to an empty string. */
  awsConfig?: string;
  /** Environment variables for this test. `undefined` removes a variable. */
  env?: Record<string, string | undefined>;
}

/**
 * The objects that a test uses. When the test starts, the extension has just been started and nothing is open in the
 * window.
 */
export interface Scenario {
  endpoint: EndpointClient;
  product: Product;
  observer: Observer;
  explorer: Explorer;
  quickInput: QuickInput;
  messages: Messages;
  wizard: CreateWizard;
  /** The path of the shared AWS config file. */
  awsConfigFile: string;
  /**
   * Starts a command without waiting for it, because a command that opens an input does not end until the input is
   * closed.
   */
  start: (command: string, ...args: unknown[]) => void;
  /** Waits for an action and returns the text that the action has copied. */
  copiedBy: (act: () => Thenable<unknown>) => Promise<string>;
  /** Restarts the extension but keeps its stored files. */
  restart: () => Promise<void>;
}

let activated: Promise<{ observer: Observer; product: Product }> | undefined;

/** Installs the observer and activates the extension. Resolves when it is active. */
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

/** Returns a test function with a reset extension, for `test("…", scenario(options, body))`. */
export function scenario(options: ScenarioOptions, body: (scenario: Scenario) => Promise<void>): () => Promise<void> {
  return async () => {
    const { observer, product } = await activateProduct();
    const endpoint = new EndpointClient(process.env["AWS_ENDPOINT_URL"] ?? "");
    product.stop();
    await closeEverything();
    observer.forget();
    await product.clearStorage();
    await endpoint.reset();
    setEnvironment(options.env ?? {});
    const awsConfigFile = process.env["AWS_CONFIG_FILE"] ?? "";
    await writeFile(awsConfigFile, options.awsConfig ?? "");
    await writeFile(process.env["AWS_SHARED_CREDENTIALS_FILE"] ?? "", "");
    await writeSettings({ ...unsetSettings(), regions: ["us-east-1", "eu-central-1"], ...options.settings });
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

/** Returns all settings of the extension with the value undefined. */
function unsetSettings(): Record<string, undefined> {
  const { properties } = manifest.contributes.configuration;
  return Object.fromEntries(Object.keys(properties).map((key) => [key.replace("bedrockProfiles.", ""), undefined]));
}

/** Writes user settings of the extension. Resolves when the extension host has received them. */
export async function writeSettings(settings: Record<string, unknown>): Promise<void> {
  for (const [name, value] of Object.entries(settings)) {
    const configuration = vscode.workspace.getConfiguration("bedrockProfiles");
    if (JSON.stringify(configuration.inspect(name)?.globalValue) === JSON.stringify(value)) continue;
    await configuration.update(name, value, vscode.ConfigurationTarget.Global);
  }
}

/** Returns the value of a user setting of the extension. */
export function userSetting(name: string): unknown {
  return vscode.workspace.getConfiguration("bedrockProfiles").inspect(name)?.globalValue;
}

async function closeEverything(): Promise<void> {
  for (const command of [
    "workbench.action.closeQuickOpen",
    "notifications.clearAll",
    "workbench.action.closeAllEditors",
    // A new window also shows a different view.
    "workbench.view.explorer",
  ]) {
    await vscode.commands.executeCommand(command);
  }
}

/** Sets the variables for this test, and restores those that the previous test changed. */
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
