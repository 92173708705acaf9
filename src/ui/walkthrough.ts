import * as vscode from "vscode";

/** What a person has done at least once; the walkthrough in the manifest ticks off its steps by these words. */
export type WalkthroughStep = "connected" | "opened" | "created" | "copied";

/** Tells the editor that a person has got this far, as a context key such as `bedrockProfiles.created`. */
export async function completeWalkthroughStep(step: WalkthroughStep): Promise<void> {
  await vscode.commands.executeCommand("setContext", `bedrockProfiles.${step}`, true);
}
