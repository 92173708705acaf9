import * as vscode from "vscode";
import { settingsSection } from "../connections/settings";
import type { ConfigFinding } from "../domain/awsProfile";
import { formatConnectionForLog, inRegion } from "../domain/connection";
import { quotaPage } from "../domain/consoleUrls";
import { minimalPolicy } from "../domain/iamPolicy";
import type { Problem } from "../domain/problem";
import { formatConfigFinding } from "../messages/configFinding";
import { isCancelled, isDenied } from "../domain/problem";
import type { ProblemNode } from "../features/explorer/nodes";
import { joinList } from "../messages/list";
import type { Remedy } from "../messages/problem";
import { formatProblem } from "../messages/problem";
import { truncate } from "../messages/truncate";
import { escapeForNotification } from "./untrustedText";

/** Texts of a setting that a warning names. */
const mostNamed = 5;

/** Findings in AWS's files that get a notification each; the others are in the log. */
const mostFindings = 3;

/** Writes problems to the log and carries out what a person chooses to do about them. */
export class Notifications {
  readonly #log: vscode.LogOutputChannel;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** Writes AWS's own words to the log, with the request's ID. */
  log(problem: Problem): void {
    const request = problem.requestId ? ` [request ${problem.requestId}]` : "";
    const words = problem.detail ? `: ${problem.detail}` : "";
    const line = `${problem.operation} in ${formatConnectionForLog(problem)}: ${problem.errorName}${words}${request}`;
    if (isCancelled(problem)) {
      this.#log.info(line);
    } else {
      this.#log.error(line);
    }
  }

  /**
   * Shows a problem as a notification with its next steps; gives the remedy that was chosen and is left to the caller
   * (`retry`), the others having been carried out.
   */
  async show(problem: Problem): Promise<Remedy | undefined> {
    const told = formatProblem(problem);
    const remedies = told.remedies.map((remedy) => ({ remedy, title: remedyTitle(remedy) }));
    const chosen = await vscode.window.showErrorMessage(escapeForNotification(told.sentence), ...remedies);
    if (chosen) {
      await this.carryOut(chosen.remedy, problem);
    }
    return chosen?.remedy;
  }

  /** Writes an error that nobody foresaw to the log, with its stack. */
  logUnexpected(error: unknown): void {
    this.#log.error(error instanceof Error ? error : String(error));
  }

  /** Logs that the profile cache cannot be read or written. Nothing depends on it. */
  logCacheFailure(error: unknown): void {
    this.#log.warn(`Cannot save cached profiles: ${error instanceof Error ? error.message : String(error)}`);
  }

  /** Warns of values in the settings that are not Region codes, with a button that opens the setting. */
  warnOfInvalidRegions(regions: readonly string[]): void {
    // A whole file may have been pasted there.
    const named = regions.slice(0, mostNamed).map((region) => truncate(region));
    const all = joinList(regions.length > mostNamed ? [...named, "…"] : named);
    this.#warnOfSetting(
      vscode.l10n.t("Invalid Region codes in your settings are ignored: {0}.", all),
      `${settingsSection}.regions`,
    );
  }

  /** Warns of settings with values other than strings, with a button that opens the setting. */
  warnOfMalformedSettings(names: readonly string[]): void {
    for (const name of names) {
      this.#warnOfSetting(
        vscode.l10n.t("The setting {0} must be a list of strings. Other values are ignored.", name),
        name,
      );
    }
  }

  /** Shows what is wrong with AWS's own files and opens them at the line. What hides a section comes first. */
  warnOfConfigFindings(findings: readonly ConfigFinding[]): void {
    for (const { file, line, what, consequence } of findings) {
      this.#log.warn(`${file}${line === undefined ? "" : `:${line}`}: ${what} (${consequence})`);
    }
    const hides = ({ consequence }: ConfigFinding) => !["none", "lineIgnored", "laterUsed"].includes(consequence);
    const shown = [...findings.filter(hides), ...findings.filter((finding) => !hides(finding))];
    for (const finding of shown.slice(0, mostFindings)) {
      this.#warnOfConfigFinding(finding);
    }
    const more = findings.length - mostFindings;
    if (more > 0) {
      const showLog = remedyTitle("showLog");
      vscode.window
        .showWarningMessage(vscode.l10n.t("More problems in the AWS config files are in the log: {0}", more), showLog)
        .then(
          (chosen) => chosen && this.#log.show(),
          (error: unknown) => this.logUnexpected(error),
        );
    }
  }

  #warnOfConfigFinding(finding: ConfigFinding): void {
    const openFile = vscode.l10n.t("Open File");
    const start = new vscode.Position((finding.line ?? 1) - 1, 0);
    const options = { selection: new vscode.Range(start, start) };
    vscode.window.showWarningMessage(escapeForNotification(formatConfigFinding(finding)), openFile).then(
      (chosen) => chosen && vscode.commands.executeCommand("vscode.open", vscode.Uri.file(finding.file), options),
      (error: unknown) => this.logUnexpected(error),
    );
  }

  #warnOfSetting(message: string, setting: string): void {
    const openSettings = vscode.l10n.t("Open Settings");
    vscode.window.showWarningMessage(escapeForNotification(message), openSettings).then(
      (chosen) => chosen && vscode.commands.executeCommand("workbench.action.openSettings", setting),
      (error: unknown) => this.logUnexpected(error),
    );
  }

  /** Tells that something failed for a reason only the log can say. */
  async showUnexpected(error: unknown): Promise<void> {
    this.logUnexpected(error);
    const showLog = remedyTitle("showLog");
    const message = vscode.l10n.t("Something went wrong in Bedrock Inference Profiles. The log says more.");
    if ((await vscode.window.showErrorMessage(message, showLog)) === showLog) {
      this.#log.show();
    }
  }

  /** Carries out every remedy but `retry`, which only the caller can. */
  async carryOut(remedy: Remedy, problem: Problem): Promise<void> {
    switch (remedy) {
      case "retry":
        return;
      case "copyIamPolicy":
        if (!isDenied(problem)) {
          return;
        }
        await vscode.env.clipboard.writeText(minimalPolicy(problem));
        vscode.window.setStatusBarMessage(vscode.l10n.t("IAM policy copied"), 4000);
        return;
      case "openQuotas": {
        const page = quotaPage(problem.region);
        if (page !== undefined) {
          await vscode.env.openExternal(vscode.Uri.parse(page));
        }
        return;
      }
      case "setUpCredentials":
        await vscode.env.openExternal(vscode.Uri.parse("https://docs.aws.amazon.com/sdkref/latest/guide/access.html"));
        return;
      case "signIn":
        await vscode.commands.executeCommand("bedrockProfiles.signIn", problemRow(problem));
        return;
      case "selectAwsProfiles":
        await vscode.commands.executeCommand("bedrockProfiles.selectAwsProfiles");
        return;
      case "selectRegions":
        await vscode.commands.executeCommand("bedrockProfiles.selectRegions");
        return;
      case "proxySettings":
        await vscode.commands.executeCommand("workbench.action.openSettings", "http.proxy");
        return;
      case "openFile": {
        const setting = problem.kind === "invalidResponse" ? problem.endpoint?.setting : undefined;
        if (setting && "path" in setting) {
          await vscode.commands.executeCommand("vscode.open", vscode.Uri.file(setting.path));
        }
        return;
      }
      case "showLog":
        this.#log.show();
    }
  }
}

/** What the button of a remedy says. */
export function remedyTitle(remedy: Remedy): string {
  switch (remedy) {
    case "retry":
      return vscode.l10n.t("Retry");
    case "copyIamPolicy":
      return vscode.l10n.t("Copy IAM Policy");
    case "openQuotas":
      return vscode.l10n.t("Open Service Quotas");
    case "setUpCredentials":
      return vscode.l10n.t("How to Sign In");
    case "signIn":
      return vscode.l10n.t("Sign In");
    case "selectAwsProfiles":
      return vscode.l10n.t("Select AWS Profile");
    case "selectRegions":
      return vscode.l10n.t("Select Regions");
    case "proxySettings":
      return vscode.l10n.t("Proxy Settings");
    case "openFile":
      return vscode.l10n.t("Open File");
    case "showLog":
      return vscode.l10n.t("Show Log");
  }
}

/** A problem as a row of the explorer has it, for commands that are run on rows. */
export function problemRow(problem: Problem): ProblemNode {
  return { kind: "problem", connection: inRegion(problem, problem.region), problem };
}
