import type { ConfigSection } from "../../domain/configFinding";
import { intendedSection, isDefaultInOtherCase } from "./intendedHeader";
import type { IniFinding } from "./parseIni";
import { plainName, sharedHeader } from "./parseIni";

/** The kinds of headers in the credentials file that the AWS CLI reads as a different name than the one that was probably meant. */
const patterns = [
  ["wrongFile", /^\s*(?:sso[-_]session|services)(?:\s*[:=]|\s)/i],
  ["needlessPrefix", /^\s*profiles?(?:\s*[:=]|\s)/i],
  ["quotedName", /^\s|\s$|^(?:'.*'|".*")$/s],
] as const;

/**
 * Returns the finding about a header in the credentials file, or undefined if the header is as it should be or the section that
 * was meant is unclear. In this file, the text in the brackets is the name of an AWS profile.
 */
export function checkCredentialsHeader(header: string): Omit<IniFinding, "line" | "section"> | undefined {
  const what = isDefaultInOtherCase(header) ? "otherCase" : patterns.find(([, pattern]) => pattern.test(header))?.[0];
  const section = what && intendedSection(header);
  if (!section) {
    return undefined;
  }
  const finding = { consequence: "otherName", ...plainName(header) } as const;
  if (section.type !== "awsProfile") {
    return { what: "wrongFile", ...finding };
  }
  return section.name === header ? undefined : { what, ...finding, intended: `[${section.name}]` };
}

/**
 * Returns the section that a header in the credentials file refers to or was probably meant to refer to, or undefined if the header
 * is that of the settings for all sections.
 */
export function parseCredentialsHeader(header: string): ConfigSection | undefined {
  if (header === sharedHeader) {
    return undefined;
  }
  const section = checkCredentialsHeader(header) && intendedSection(header);
  return section ?? { type: "awsProfile", name: header };
}
