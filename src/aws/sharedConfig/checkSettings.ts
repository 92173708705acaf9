import type { IniFinding, Setting } from "./parseIni";
import { plainName } from "./parseIni";
import { checkRegion, regionSettings } from "./regionValue";
import type { Sections } from "./sections";
import { findSetting, hasIndentedLines, isKey, isRead } from "./settings";
import { splitCommand } from "./shellWords";

const commentStart = /\s[#;]/;

/**
 * Returns whether ` #` or ` ;` in the value of a setting was probably meant to start a comment. This applies to all settings that
 * are read, including secrets, except commands.
 */
function mayContainComment(name: string): boolean {
  return isRead(name) && name !== "credential_process";
}

/**
 * Returns the findings about the values of settings, by lowercase name. They contain no values except short ones that should be
 * Region codes.
 */
export function checkSettings(settings: ReadonlyMap<string, Setting>): IniFinding[] {
  return [...settings].flatMap(([name, setting]) => checkSetting(name, setting) ?? []);
}

/**
 * Returns the findings about empty values in the credentials file that replace values in the config file. Access keys are not
 * replaced, because they are used from one file only.
 */
export function checkEmptyValues(config: Sections, credentials: Sections): IniFinding[] {
  return [...credentials].flatMap(([name, { settings }]) => {
    const replaced = config.get(name);
    const isEmpty = ([key, { value }]: [string, Setting]) =>
      value === "" && isRead(key) && !isKey(key) && Boolean(replaced && findSetting(replaced, key)?.value);
    const section = { type: "awsProfile", name } as const;
    return [...settings].filter(isEmpty).map(([key, { line }]) => {
      return { line, section, what: "emptyValue", consequence: "earlierIgnored", name: key } as const;
    });
  });
}

/**
 * Returns the findings about references to `services` sections that do not exist. The AWS CLI rejects the AWS profile, while its
 * requests would be sent to the default endpoints here.
 */
export function checkServices(awsProfiles: Sections, services: Sections): IniFinding[] {
  const [first] = awsProfiles.values();
  return [
    ...checkReference(first?.shared.get("services"), services),
    ...[...awsProfiles].flatMap(([name, { settings }]) =>
      checkReference(settings.get("services"), services).map((finding): IniFinding => {
        return { ...finding, section: { type: "awsProfile", name } };
      }),
    ),
  ];
}

function checkReference(reference: Setting | undefined, services: Sections): IniFinding[] {
  // Another finding is about a comment in the value.
  if (
    !reference ||
    hasIndentedLines("services", reference) ||
    services.has(reference.value) ||
    commentStart.test(reference.value)
  ) {
    return [];
  }
  const { line, value } = reference;
  return [{ line, what: "missingServices", consequence: "valueNotUsed", ...plainName(value) }];
}

function checkSetting(name: string, setting: Setting): IniFinding | undefined {
  const { line, value } = setting;
  if (hasIndentedLines(name, setting)) {
    return isRead(name) ? { line, what: "indentedValue", consequence: "valueNotUsed", name } : undefined;
  }
  const hasComment = mayContainComment(name) && commentStart.test(value);
  const region = regionSettings.has(name) ? checkRegion(value) : undefined;
  if (region) {
    const { value: _, ...codes } = region;
    const unused = name === "sso_region" ? "valueNotUsed" : "regionIgnored";
    const consequence = region.corrected === undefined ? unused : "correctedUsed";
    return hasComment
      ? { line, what: "commentInValue", consequence, name, ...codes }
      : { line, what: "invalidRegion", consequence, name, ...region };
  }
  if (hasComment) {
    return { line, what: "commentInValue", consequence: "partOfValue", name };
  }
  return name === "credential_process" && !canSplit(value)
    ? { line, what: "unclosedQuote", consequence: "notRun", name }
    : undefined;
}

function canSplit(command: string): boolean {
  try {
    splitCommand(command);
    return true;
  } catch {
    return false;
  }
}
