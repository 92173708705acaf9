import * as vscode from "vscode";
import type { LazyTree } from "../features/explorer/lazyTree";
import { SignInPrompt } from "../features/signIn/signInPrompt";
import { QuickInputs } from "../pickers/quickInputs";
import { Notifications } from "../ui/notifications";
import type { CompleteWalkthroughStep } from "../ui/walkthrough";
import type { Disposable } from "../util/emitter";
import { Lazy } from "../util/lazy";
import { createAwsServices } from "./awsServices";
import { createViews } from "./views";

/** The part of the extension that is created on first use. */
export interface App extends Disposable {
  /** Runs a command. The first call loads the handlers of all commands. */
  runCommand(id: string, args: readonly unknown[]): Promise<void>;
  /** Restores details pages after the window was reloaded. */
  readonly details: vscode.WebviewPanelSerializer;
}

/** Creates the services and views. Does not read files or send requests. */
export function createApp(
  context: vscode.ExtensionContext,
  tree: LazyTree,
  completeStep: CompleteWalkthroughStep,
): App {
  const log = vscode.window.createOutputChannel("Bedrock Inference Profiles", { log: true });
  const notifications = new Notifications(log);
  const report = (error: unknown) => notifications.logUnexpected(error);
  const signInPrompt = new SignInPrompt(notifications, report);
  const quickInputs = new QuickInputs();
  const aws = createAwsServices(context.globalStorageUri.fsPath, {
    log,
    notifications,
    signInPrompt,
    quickInputs,
    report,
  });
  const views = createViews(context.extensionUri, tree, aws, {
    log,
    notifications,
    signInPrompt,
    storage: context.workspaceState,
    completeStep,
    report,
  });
  const commands = new Lazy(async () => {
    const { createCommandRunner } = await import("./commandHandlers");
    const { extensionUri, globalState: storage } = context;
    return createCommandRunner(aws, views, {
      extensionUri,
      log,
      notifications,
      quickInputs,
      completeStep,
      report,
      storage,
    });
  });
  const disposables = [log, ...aws.disposables, ...views.disposables, commands];
  return {
    runCommand: async (id, args) => (await commands.get()).run(id, args),
    details: views.details,
    dispose: () => {
      for (const disposable of disposables) {
        disposable.dispose();
      }
    },
  };
}
