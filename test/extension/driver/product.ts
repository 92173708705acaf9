import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, watch } from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import * as vscode from "vscode";
import manifest from "../../../package.json";
import { allowRemoval, removeFolder, temporaryPrefix } from "../../host/removal.cjs";

interface ExtensionModule {
  activate(context: vscode.ExtensionContext): unknown;
}

const extension = vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`);
if (!extension) throw new Error("The extension is not installed.");
const dist = path.join(extension.extensionPath, "dist");
const main = path.join(dist, "extension.js");
// Loads the files of the extension from the same module cache as the extension host.
const load = createRequire(main);

/** The built extension, which can be restarted in the same window. */
export class Product {
  #context: vscode.ExtensionContext | undefined;

  /** Activates the extension through VS Code and stores the extension context. */
  async activate(): Promise<void> {
    const original = load(main) as ExtensionModule;
    const activate = (context: vscode.ExtensionContext): unknown => {
      this.#context = context;
      return original.activate(context);
    };
    const cached = load.cache[main];
    if (!cached) throw new Error("The extension has not been loaded.");
    cached.exports = { ...original, activate };
    await extension?.activate();
    if (!this.#context) throw new Error("VS Code has not activated the extension.");
    allowRemoval(temporaryFolderAround(this.storage));
  }

  /** The global storage folder of the extension. */
  get storage(): string {
    return this.#running.globalStorageUri.fsPath;
  }

  /** VS Code's storage for the extension, which is kept when the window is closed. */
  get globalState(): vscode.Memento {
    return this.#running.globalState;
  }

  /** Returns the paths of all files in the global storage. */
  storedFiles(): string[] {
    try {
      const files = readdirSync(this.storage, { recursive: true, withFileTypes: true });
      return files.filter((file) => file.isFile()).map((file) => path.join(file.parentPath, file.name));
    } catch {
      return [];
    }
  }

  /** Waits for a stored JSON file whose text matches the pattern, and returns its path. */
  async waitForStoredFile(text: RegExp): Promise<string> {
    mkdirSync(this.storage, { recursive: true });
    const changes = watch(this.storage, { recursive: true });
    const signal = AbortSignal.timeout(20_000);
    try {
      for (;;) {
        const changed = once(changes, "change", { signal });
        const found = this.storedFiles().find(
          (file) => file.endsWith(".json") && text.test(readFileSync(file, "utf8")),
        );
        if (found) return found;
        await changed;
      }
    } finally {
      changes.close();
    }
  }

  /** Removes all stored files, and all data in VS Code's own storage for the extension. */
  async clearStorage(): Promise<void> {
    removeFolder(this.storage);
    const { globalState, workspaceState } = this.#running;
    for (const memento of [globalState, workspaceState])
      for (const key of memento.keys()) await memento.update(key, undefined);
  }

  /** Disposes of all `subscriptions`, like VS Code does when it deactivates an extension. */
  stop(): void {
    for (const disposable of this.#running.subscriptions.splice(0).toReversed()) disposable.dispose();
  }

  /** Loads the files of the extension again and activates it with the original context. */
  start(): void {
    for (const file of this.loadedFiles()) delete load.cache[path.join(dist, file)];
    (load(main) as ExtensionModule).activate(this.#running);
  }

  /** Returns the names of the files that the extension host has loaded. */
  loadedFiles(): string[] {
    return Object.keys(load.cache)
      .filter((file) => path.dirname(file) === dist)
      .map((file) => path.basename(file));
  }

  get #running(): vscode.ExtensionContext {
    if (!this.#context) throw new Error("The extension has not been activated.");
    return this.#context;
  }
}

/**
 * Returns the temporary folder that contains the data of this window. Throws if the path is not in a temporary folder.
 */
function temporaryFolderAround(folder: string): string {
  const parent = path.dirname(folder);
  if (path.basename(folder).startsWith(temporaryPrefix)) return folder;
  if (parent === folder) throw new Error("The window's data is not in a temporary folder.");
  return temporaryFolderAround(parent);
}
