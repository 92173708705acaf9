import * as vscode from "vscode";

/** Something that the user has done at least once. The manifest uses these names to complete the steps of the walkthrough. */
export type WalkthroughStep = "connected" | "opened" | "created" | "copied";

/** Completes a step of the walkthrough by setting a context key such as `bedrockProfiles.created`. */
export async function completeWalkthroughStep(step: WalkthroughStep): Promise<void> {
  await vscode.commands.executeCommand("setContext", `bedrockProfiles.${step}`, true);
}
