import * as vscode from "vscode";
import { countFindings, maxFindings, sortFindings } from "../../connections/findings";
import { settingIds } from "../../connections/settingIds";
import type { ConfigFinding, Finding } from "../../domain/configFinding";
import { correctedRegion } from "../../domain/regions";
import { formatFinding, formatMalformedSetting } from "../../messages/configFinding";
import { joinList } from "../../messages/list";
import { truncate } from "../../messages/truncate";
import { openAtLine } from "../../ui/openAtLine";
import { openSettings } from "../../ui/openSettings";
import { escapeForLog, escapeForNotification } from "../../ui/untrustedText";

/** The maximum number of invalid Region codes in a warning, because a user may have pasted an entire file into the setting. */
const maxShown = 5;

/** Called with errors from background work. */
type Report = (error: unknown) => void;

/** Warns about values in the settings that are not Region codes, and shows the Regions that are used instead. */
export function warnAboutInvalidRegions(regions: readonly string[], report: Report): void {
  const corrections = new Map(regions.map((region) => [region, correctedRegion(region)]));
  const ignored = regions.filter((region) => corrections.get(region) === undefined);
  const corrected = regions.filter((region) => corrections.get(region) !== undefined);
  const setting = settingIds.regions;
  if (ignored.length > 0) {
    const message = vscode.l10n.t("Invalid Region codes in your settings are ignored: {0}.", shortList(ignored));
    warnAboutSetting(message, setting, report);
  }
  if (corrected.length > 0) {
    const used = corrected.map((region) => corrections.get(region) ?? "");
    const message = vscode.l10n.t(
      "Invalid Region codes in your settings: {0}. Used instead: {1}.",
      shortList(corrected),
      shortList([...new Set(used)]),
    );
    warnAboutSetting(message, setting, report);
  }
}

function shortList(regions: readonly string[]): string {
  const shown = regions.slice(0, maxShown).map((region) => truncate(region));
  return joinList(regions.length > maxShown ? [...shown, "…"] : shown);
}

/** Warns about Regions that are ignored because they belong to a different partition than their AWS profile. */
export function warnAboutOtherPartition(regions: readonly string[], report: Report): void {
  const message = vscode.l10n.t(
    "Regions in a different AWS partition than their AWS profile are ignored: {0}.",
    shortList(regions),
  );
  warnAboutSetting(message, settingIds.regionsByAwsProfile, report);
}

/** Warns about settings that contain values of the wrong type. */
export function warnAboutMalformedSettings(settings: readonly string[], report: Report): void {
  for (const setting of settings) {
    warnAboutSetting(formatMalformedSetting(setting), setting, report);
  }
}

/**
 * Warns about the worst finding in the shared AWS files, and offers **Open File** to open the file at the line. The log contains
 * all findings.
 */
export function warnAboutConfigFindings(
  findings: readonly ConfigFinding[],
  log: vscode.LogOutputChannel,
  report: Report,
): void {
  const sorted = sortFindings(findings);
  for (const finding of sorted.slice(0, maxFindings)) {
    warn(formatFinding(finding), vscode.l10n.t("Open File"), report, () => openAtLine(finding));
  }
  const more = countFindings(sorted) - maxFindings;
  if (more > 0) {
    const message =
      more === 1
        ? vscode.l10n.t("1 more problem in the AWS config files is in the log.")
        : vscode.l10n.t("{0} more problems in the AWS config files are in the log.", more);
    warn(message, vscode.l10n.t("Show Log"), report, async () => log.show());
  }
}

/** Logs the findings about the AWS configuration and the settings without values. */
export function logFindings(findings: readonly Finding[], log: vscode.LogOutputChannel): void {
  for (const finding of findings) {
    if ("setting" in finding) {
      log.warn(`${finding.setting}: ${finding.fault}`);
    } else if ("variable" in finding) {
      log.warn(`${finding.variable}: invalidRegion`);
    } else {
      const { file, line, what, consequence } = finding;
      log.warn(escapeForLog(`${file}${line === undefined ? "" : `:${line}`}: ${what} (${consequence})`));
    }
  }
}

function warnAboutSetting(message: string, setting: string, report: Report): void {
  warn(message, vscode.l10n.t("Open Settings"), report, () => openSettings(setting));
}

function warn(message: string, button: string, report: Report, run: () => Thenable<unknown>): void {
  vscode.window
    .showWarningMessage(escapeForNotification(message), button)
    .then((chosen) => chosen && run())
    .then(undefined, report);
}
