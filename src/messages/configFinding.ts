import * as l10n from "@vscode/l10n";
import type { ConfigFinding, Finding, SettingFinding, VariableFinding } from "../domain/configFinding";
import { regionName } from "../domain/regions";
import { joinSentences } from "./list";
import { truncate } from "./truncate";

/** Describes a finding about the AWS configuration: its location, the issue, and its effect. May contain untrusted text. */
export function formatFinding(finding: Finding): string {
  if ("setting" in finding) {
    return formatSetting(finding);
  }
  if ("variable" in finding) {
    return joinSentences(formatVariable(finding), formatRegionUsed(finding));
  }
  const refused = finding.refusedByCli ? l10n.t("The AWS CLI cannot use this file until this is fixed.") : "";
  return joinSentences(formatWhat(finding), formatIntended(finding.intended), formatRegionUsed(finding), refused);
}

function formatVariable({ variable, value }: VariableFinding): string {
  return value === undefined
    ? l10n.t("The value of the environment variable {0} is not a Region code.", variable)
    : l10n.t('The environment variable {0} is "{1}", which is not a Region code.', variable, value);
}

/** Describes a header such as `dev` or `Profile dev`, which is not that of an AWS profile. */
function formatMissingPrefix(file: string, line: number, header: string, intended: string | undefined): string {
  return intended !== `[${header}]` && intended === `[${header.toLowerCase()}]`
    ? l10n.t("{0}, line {1}: The header [{2}] is ignored, because headers must be lowercase.", file, line, header)
    : l10n.t("{0}, line {1}: [{2}] is not an AWS profile in this file and is ignored.", file, line, header);
}

function formatSetting({ setting, fault, awsProfile, value = "", corrected, suggested }: SettingFinding): string {
  const shown = truncate(value);
  switch (fault) {
    case "malformed":
      return formatMalformedSetting(setting);
    case "otherPartition":
      return awsProfile === undefined
        ? l10n.t(
            "{0} in the setting {1} is in another AWS partition than your credentials, and is ignored.",
            shown,
            setting,
          )
        : l10n.t(
            "{0} in the setting {1} is in another AWS partition than the AWS profile {2}, and is ignored.",
            shown,
            setting,
            awsProfile,
          );
    case "invalidRegion":
      return corrected === undefined
        ? joinSentences(
            l10n.t('"{0}" in the setting {1} is not a Region code and is ignored.', shown, setting),
            formatSuggestedRegion(suggested),
          )
        : l10n.t('"{0}" in the setting {1} is not a Region code. {2} is used instead.', shown, setting, corrected);
  }
}

/** Describes a setting that contains values of another type. */
export function formatMalformedSetting(setting: string): string {
  switch (setting.slice(setting.lastIndexOf(".") + 1)) {
    case "regionsByAwsProfile":
      return l10n.t("The setting {0} must map AWS profiles to lists of Regions. Other values are ignored.", setting);
    case "requiredTags":
      return l10n.t(
        "The setting {0} must be a list of valid tag keys with strings as allowed and default values. Other entries are ignored.",
        setting,
      );
    default:
      return l10n.t("The setting {0} must be a list of strings. Other values are ignored.", setting);
  }
}

/** Returns what is used in place of a value that is not a Region code, and what to write. Empty for other findings. */
function formatRegionUsed(finding: ConfigFinding | VariableFinding): string {
  const { corrected, suggested } = finding;
  if (corrected !== undefined) {
    return l10n.t("{0} is used instead. Correct the value, because the AWS CLI uses it unchanged.", corrected);
  }
  if ("variable" in finding || finding.consequence === "regionIgnored") {
    return joinSentences(l10n.t("The value is ignored."), formatSuggestedRegion(suggested));
  }
  return finding.what === "invalidRegion" ? formatSuggestedRegion(suggested) : "";
}

function formatSuggestedRegion(region: string | undefined): string {
  if (region === undefined) {
    return l10n.t("Use a Region code such as {0}.", "us-east-1");
  }
  const name = regionName(region);
  return name === undefined ? l10n.t("Use {0}.", region) : l10n.t("Use {0} for {1}.", region, name);
}

function formatIntended(header: string | undefined): string {
  return header === undefined ? "" : l10n.t("Use {0}.", header);
}

function formatWhat(finding: ConfigFinding): string {
  const { file, name } = finding;
  const line = finding.line ?? 1;
  const otherLine = finding.otherLine ?? line;
  switch (finding.what) {
    case "unreadable":
      return l10n.t("The AWS config file {0} could not be read. Check its permissions.", file);
    case "notText":
      return l10n.t("{0}, line {1}: The file is not UTF-8 text. Save it as UTF-8.", file, line);
    case "byteOrderMark":
      return l10n.t("{0} starts with a byte order mark. Save it as UTF-8 without one.", file);
    case "unreadableHeader":
      return l10n.t("{0}, line {1}: This section header is invalid. The settings below it are ignored.", file, line);
    case "indentedHeader":
      return l10n.t(
        "{0}, line {1}: This section header is indented, so it is part of the value that starts on line {2}.",
        file,
        line,
        otherLine,
      );
    case "missingPrefix":
      return name === undefined
        ? l10n.t("{0}, line {1}: This section is not an AWS profile and is ignored.", file, line)
        : formatMissingPrefix(file, line, name, finding.intended);
    case "needlessPrefix":
      return l10n.t(
        '{0}, line {1}: In this file, "profile" is part of the name of the AWS profile. Remove it from the header.',
        file,
        line,
      );
    case "wrongFile":
      return name === undefined
        ? l10n.t(
            "{0}, line {1}: This section belongs in the config file. In this file, it is an AWS profile.",
            file,
            line,
          )
        : l10n.t(
            "{0}, line {1}: [{2}] belongs in the config file. In this file, it is an AWS profile.",
            file,
            line,
            name,
          );
    case "unusualPrefix":
      return name === undefined
        ? l10n.t("{0}, line {1}: The AWS CLI accepts this header, but other AWS tools ignore it.", file, line)
        : l10n.t(
            '{0}, line {1}: The AWS CLI reads the name "{2}" in this header, but other AWS tools ignore it.',
            file,
            line,
            name,
          );
    case "quotesRemoved":
      return l10n.t(
        '{0}, line {1}: The AWS CLI reads the name "{2}" in this header, without the quotation marks.',
        file,
        line,
        name ?? "",
      );
    case "otherCase":
      return l10n.t(
        '{0}, line {1}: The name is "{2}", not "default", so this is not the default AWS profile.',
        file,
        line,
        name ?? "",
      );
    case "quotedName":
      return l10n.t(
        "{0}, line {1}: In this file, spaces and quotation marks are part of the name of the AWS profile.",
        file,
        line,
      );
    case "duplicateSection":
      return l10n.t(
        "{0}, line {1}: This section also appears on line {2}. Settings from both are used.",
        file,
        line,
        otherLine,
      );
    case "sameName":
      return l10n.t(
        "{0}, line {1}: This section has the same name as the one on line {2}, which is ignored.",
        file,
        line,
        otherLine,
      );
    case "duplicateSetting":
      return l10n.t("{0}, line {1}: This setting replaces the same setting on line {2}.", file, line, otherLine);
    case "defaultsSection":
      return l10n.t(
        "{0}, line {1}: The settings in [DEFAULT] apply to every section. Use [default] for the default AWS profile.",
        file,
        line,
      );
    case "settingBeforeSection":
      return l10n.t("{0}, line {1}: This line is above the first section and is ignored.", file, line);
    case "brokenLine":
      return l10n.t(
        "{0}, line {1}: This line is neither a setting nor a section header. The settings below it are ignored.",
        file,
        line,
      );
    case "brokenBlock":
      return l10n.t('{0}, line {1}: One of the indented lines below has no "=" and is ignored.', file, line);
    case "emptyValue":
      return l10n.t(
        "{0}, line {1}: The empty value of {2} replaces the value in the config file.",
        file,
        line,
        name ?? "",
      );
    case "missingServices":
      return name === undefined
        ? l10n.t("{0}, line {1}: The services section does not exist, so the default endpoints are used.", file, line)
        : l10n.t(
            "{0}, line {1}: The section [services {2}] does not exist, so the default endpoints are used.",
            file,
            line,
            name,
          );
    case "indentedValue":
      return l10n.t(
        "{0}, line {1}: The lines below {2} are indented, so they belong to it, and it cannot be used. Remove the indentation.",
        file,
        line,
        name ?? "",
      );
    case "commentInValue":
      return l10n.t(
        "{0}, line {1}: The comment is read as part of the value. Move the comment to its own line.",
        file,
        line,
      );
    case "unclosedQuote":
      return l10n.t(
        "{0}, line {1}: A quotation mark in {2} is not closed, so the program is not run.",
        file,
        line,
        name ?? "credential_process",
      );
    case "invalidRegion":
      return finding.value === undefined
        ? l10n.t("{0}, line {1}: The value of {2} is not a Region code.", file, line, name ?? "region")
        : l10n.t(
            '{0}, line {1}: The value of {2} is "{3}", which is not a Region code.',
            file,
            line,
            name ?? "region",
            finding.value,
          );
  }
}
