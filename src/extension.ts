import * as vscode from "vscode";
import { Lazy } from "./util/lazy";
import { detailsViewType } from "./features/details/viewType";
import { LazyTree } from "./features/explorer/lazyTree";
import type { Services } from "./app/services";

/**
 * Tells the editor what there is: commands, the view, and pages that it can bring back. Everything behind these is loaded and
 * built when the editor first asks for something of it.
 */
export function activate(context: vscode.ExtensionContext): void {
  const services = new Lazy(() => loadServices(context, tree));
  const tree = new LazyTree(() => services.get());
  context.subscriptions.push(
    tree,
    services,
    ...commandIds(context.extension).map((id) => registerCommand(id, services)),
    vscode.window.registerWebviewPanelSerializer(detailsViewType, {
      deserializeWebviewPanel: async (panel, saved) =>
        (await services.get()).details.deserializeWebviewPanel(panel, saved),
    }),
  );
}

async function loadServices(context: vscode.ExtensionContext, tree: LazyTree): Promise<Services> {
  if (vscode.l10n.bundle) {
    const l10n = await import("@vscode/l10n");
    l10n.config({ contents: vscode.l10n.bundle });
  }
  const { createServices } = await import("./app/services");
  return createServices(context, tree);
}

/** The IDs of the commands that the manifest contributes. */
function commandIds({ packageJSON }: vscode.Extension<unknown>): string[] {
  const { contributes } = packageJSON as { contributes: { commands: readonly { command: string }[] } };
  return contributes.commands.map(({ command }) => command);
}

function registerCommand(id: string, services: Lazy<Services>): vscode.Disposable {
  const name = id.slice(id.indexOf(".") + 1);
  return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
    const { commands } = await services.get();
    await (await commands.get()).run(name, args);
  });
}
