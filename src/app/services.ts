import type * as vscode from "vscode";
import type { CommandHandlers } from "../ui/commandHandlers";
import type { Disposable } from "../util/emitter";
import { Lazy } from "../util/lazy";
import type { LazyTree } from "../features/explorer/lazyTree";
import { createReading } from "./reading";
import { createReporting } from "./reporting";
import { createShowing } from "./showing";

/** What activation leaves for the first use. */
export interface Services extends Disposable {
  /** What commands do, whose code is loaded when the first of them is run. */
  readonly commands: Lazy<CommandHandlers>;
  /** Brings details pages back after the window was reloaded. */
  readonly details: vscode.WebviewPanelSerializer;
}

/** Builds everything, and lets the tree view show it. Reads no file and makes no request by itself. */
export function createServices(context: vscode.ExtensionContext, tree: LazyTree): Services {
  const reporting = createReporting();
  const reading = createReading(context.globalStorageUri.fsPath, reporting);
  const showing = createShowing(context.extensionUri, tree, reading, reporting);
  const commands = new Lazy(async () => {
    const { createCommands } = await import("./commands");
    return createCommands(reading, showing, reporting);
  });
  const disposables = [...reporting.disposables, ...reading.disposables, ...showing.disposables, commands];
  return {
    commands,
    details: showing.details,
    dispose: () => {
      for (const disposable of disposables) {
        disposable.dispose();
      }
    },
  };
}
