import type { IniFinding, Setting } from "./parseIni";
import { plainName } from "./parseIni";
import { checkRegion, regionSettings } from "./regionValue";
import type { Sections } from "./sections";
import { hasIndentedLines, isKey, isRead } from "./settings";
import { splitCommand } from "./shellWords";

const commentStart = /\s[#;]/;

/**
 * Returns whether ` #` or ` ;` in the value of a setting was probably meant to start a comment. This applies to all settings that
 * are read, including secrets, except commands.
 */
function mayContainComment(name: string): boolean {
  return isRead(name) && name !== "credential_process";
}

/** Returns the findings about values in sections. They contain no values except short ones that should be Region codes. */
export function checkSettings(sections: Sections): IniFinding[] {
  return [...sections.values()].flatMap(({ settings }) =>
    [...settings].flatMap(([name, setting]) => checkSetting(name, setting) ?? []),
  );
}

/**
 * Returns the findings about empty values in the credentials file that replace values in the config file. Access keys are not
 * replaced, because they are used from one file only.
 */
export function checkEmptyValues(config: Sections, credentials: Sections): IniFinding[] {
  return [...credentials].flatMap(([name, { settings }]) => {
    const replaced = config.get(name)?.settings;
    const isEmpty = ([key, { value }]: [string, Setting]) =>
      value === "" && isRead(key) && !isKey(key) && Boolean(replaced?.get(key)?.value);
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
  return [...awsProfiles].flatMap(([name, { settings }]): IniFinding[] => {
    const reference = settings.get("services");
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
    const section = { type: "awsProfile", name } as const;
    return [{ line, section, what: "missingServices", consequence: "valueNotUsed", ...plainName(value) }];
  });
}

function checkSetting(name: string, setting: Setting): IniFinding | undefined {
  const { line, value } = setting;
  if (hasIndentedLines(name, setting)) {
    return isRead(name) ? { line, what: "indentedValue", consequence: "valueNotUsed", name } : undefined;
  }
  const region = regionSettings.has(name) ? checkRegion(value) : undefined;
  const consequence = region?.corrected === undefined ? undefined : "correctedUsed";
  if (mayContainComment(name) && commentStart.test(value)) {
    const { corrected } = region ?? {};
    const used = corrected === undefined ? {} : { corrected };
    return { line, what: "commentInValue", consequence: consequence ?? "partOfValue", name, ...used };
  }
  if (region) {
    return { line, what: "invalidRegion", consequence: consequence ?? "regionIgnored", name, ...region };
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
