import * as vscode from "vscode";
import type { Folder } from "../memory/folder";

/** A folder of the extension's own storage, through the editor's file system. */
export class StorageFolder implements Folder {
  readonly #uri: vscode.Uri;

  constructor(uri: vscode.Uri) {
    this.#uri = uri;
  }

  async list(): Promise<readonly string[]> {
    const entries = await whereFound(vscode.workspace.fs.readDirectory(this.#uri));
    return (entries ?? []).filter(([, type]) => type === vscode.FileType.File).map(([name]) => name);
  }

  async size(name: string): Promise<number | undefined> {
    return (await whereFound(vscode.workspace.fs.stat(this.#file(name))))?.size;
  }

  read(name: string): Promise<Uint8Array | undefined> {
    return whereFound(vscode.workspace.fs.readFile(this.#file(name)));
  }

  async write(name: string, contents: Uint8Array): Promise<void> {
    await vscode.workspace.fs.createDirectory(this.#uri);
    await vscode.workspace.fs.writeFile(this.#file(name), contents);
  }

  async rename(from: string, to: string): Promise<void> {
    await vscode.workspace.fs.rename(this.#file(from), this.#file(to), { overwrite: true });
  }

  async remove(name: string): Promise<void> {
    await whereFound(vscode.workspace.fs.delete(this.#file(name)));
  }

  async clear(): Promise<void> {
    await whereFound(vscode.workspace.fs.delete(this.#uri, { recursive: true }));
  }

  #file(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#uri, name);
  }
}

/** What the work gives; nothing where the file or the folder is not there. */
async function whereFound<T>(work: Thenable<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") {
      return undefined;
    }
    throw error;
  }
}
