import * as vscode from "vscode";
import { commands } from "../commands";
import { quotaPage } from "../domain/consoleUrls";
import { minimalPolicy } from "../domain/iamPolicy";
import { fileOfProblem } from "../domain/fileOfProblem";
import type { Problem } from "../domain/problem";
import { isDenied } from "../domain/problem";
import type { Remedy } from "../messages/remedy";
import { remedyNames } from "../messages/remedy";
import { openAtLine } from "./openAtLine";
import { runCommand } from "./runCommand";

interface RemedyAction {
  /** Returns the label of the button. */
  title(): string;
  /** Runs the remedy. Undefined if only the code that shows the problem can run it. */
  run?(problem: Problem): Promise<void>;
}

const guideToCredentials = "https://docs.aws.amazon.com/sdkref/latest/guide/access.html";

const remedies: Readonly<Record<Remedy, RemedyAction>> = {
  retry: { title: () => vscode.l10n.t("Retry") },
  copyIamPolicy: {
    title: () => vscode.l10n.t("Copy IAM Policy"),
    run: async (problem) => {
      if (!isDenied(problem)) {
        return;
      }
      await vscode.env.clipboard.writeText(minimalPolicy(problem));
      vscode.window.setStatusBarMessage(vscode.l10n.t("IAM policy copied"), 4000);
    },
  },
  openQuotas: {
    title: () => vscode.l10n.t("Open Service Quotas"),
    run: async ({ region }) => {
      const page = quotaPage(region);
      if (page !== undefined) {
        await openPage(page);
      }
    },
  },
  signIn: { title: () => vscode.l10n.t("Sign In"), run: (problem) => runCommand(commands.signIn, { problem }) },
  setUpCredentials: { title: () => vscode.l10n.t("How to Sign In"), run: () => openPage(guideToCredentials) },
  selectAwsProfiles: {
    title: () => vscode.l10n.t("Select AWS Profile"),
    run: () => runCommand(commands.selectAwsProfiles),
  },
  selectRegions: {
    title: () => vscode.l10n.t("Select Regions"),
    run: ({ awsProfile, region }) =>
      runCommand(commands.selectRegionsOf, {
        connection: awsProfile === undefined ? { region } : { awsProfile, region },
      }),
  },
  proxySettings: {
    title: () => vscode.l10n.t("Proxy Settings"),
    run: async () => {
      await vscode.commands.executeCommand("workbench.action.openSettings", "http.proxy");
    },
  },
  openFile: {
    title: () => vscode.l10n.t("Open File"),
    run: async (problem) => {
      const location = fileOfProblem(problem);
      if (location) {
        await openAtLine(location);
      }
    },
  },
  showLog: { title: () => vscode.l10n.t("Show Log"), run: () => runCommand(commands.showLog) },
};

/** Returns the label of a remedy's button. */
export function remedyTitle(remedy: Remedy): string {
  return remedies[remedy].title();
}

/** Returns the labels of all remedies' buttons. */
export function remedyTitles(): Record<Remedy, string> {
  const titles = remedyNames.map((remedy) => [remedy, remedyTitle(remedy)] as const);
  return Object.fromEntries(titles) as Record<Remedy, string>;
}

/** Runs a remedy. Does nothing for `retry`, which the caller must handle. */
export async function runRemedy(remedy: Remedy, problem: Problem): Promise<void> {
  await remedies[remedy].run?.(problem);
}

async function openPage(url: string): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse(url));
}
