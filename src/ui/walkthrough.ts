import * as vscode from "vscode";

/** Something the user has done at least once. The steps of the walkthrough in the manifest are completed by these names. */
export type WalkthroughStep = "connected" | "opened" | "created" | "copied";

/** Completes a step of the walkthrough, by a context key such as `bedrockProfiles.created`. */
export async function completeWalkthroughStep(step: WalkthroughStep): Promise<void> {
  await vscode.commands.executeCommand("setContext", `bedrockProfiles.${step}`, true);
}
