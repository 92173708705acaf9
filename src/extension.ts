import * as vscode from "vscode";
import type { App } from "./app/app";
import { detailsViewType } from "./features/details/viewType";
import { LazyTree } from "./features/explorer/lazyTree";
import { WalkthroughSteps } from "./ui/walkthrough";
import { Lazy } from "./util/lazy";

/** Registers the commands, the tree view, and the details pages. The rest of the code is loaded when VS Code first needs it. */
export function activate(context: vscode.ExtensionContext): void {
  const walkthrough = new WalkthroughSteps(context.globalState, (key) =>
    vscode.commands.executeCommand("setContext", key, true),
  );
  walkthrough.restore();
  const app = new Lazy(() => loadApp(context, tree, walkthrough));
  const tree = new LazyTree(() => app.get());
  context.subscriptions.push(
    tree,
    app,
    ...registerCommands(context.extension, app),
    vscode.window.registerWebviewPanelSerializer(detailsViewType, {
      deserializeWebviewPanel: async (panel, state) => (await app.get()).details.deserializeWebviewPanel(panel, state),
    }),
  );
}

async function loadApp(context: vscode.ExtensionContext, tree: LazyTree, walkthrough: WalkthroughSteps): Promise<App> {
  if (vscode.l10n.bundle) {
    const l10n = await import("@vscode/l10n");
    l10n.config({ contents: vscode.l10n.bundle });
  }
  const { createApp } = await import("./app/app");
  return createApp(context, tree, walkthrough.complete);
}

/** Registers the commands in the manifest, which are the same as in `commands.ts`. */
function registerCommands({ packageJSON }: vscode.Extension<unknown>, app: Lazy<App>): vscode.Disposable[] {
  const { contributes } = packageJSON as { contributes: { commands: readonly { command: string }[] } };
  return contributes.commands.map(({ command }) =>
    vscode.commands.registerCommand(command, async (...args: unknown[]) => (await app.get()).runCommand(command, args)),
  );
}
