import { isRegionCode } from "../regions";
import type { Context } from "./idShape";

/** The context of an ID in a text. */
export interface IdContext {
  readonly context: Context;
  /** Whether only an inference profile ID can follow the text, which may be that of an application profile. */
  readonly isForProfiles: boolean;
  readonly region: string | undefined;
}

/** The maximum number of characters to check before each ID, which limits the run time. */
const maxLookBehind = 300;

/**
 * Matches the prefixes that clients add to a model ID: `bedrock/`, `bedrock/converse/`, `amazon-bedrock:`,
 * `proxy/bedrock/us-west-2/`.
 */
const clientPrefix =
  /^(?:[\w.-]+:(?!\/))?(?:[\w-]+\/)?(?:(?:aws|amazon)[-_])?bedrock(?:[-_][a-z]+)*[:/](?:(?:converse|converse_like|invoke|(?<region>[a-z]{2,5}(?:-[a-z]+){1,3}-[0-9]{1,2}))\/)*$/i;

const profilePath = /(?:^|[/:])(?:application-inference-profile|inference-profiles?)\/$/i;
const modelPath = /(?:^|[/:])foundation-model\/$/i;

const profileKey = /inference[-_ ]?profile(?:[-_ ]?(?:id|identifier))?["'`]?(?:\s{0,4}(?:[:=]|=>|:=)\s{0,4}["'`]?)$/i;
const profileFlag = /--inference-profile-(?:id|identifier)[\s=]{1,4}["']?$/i;
const modelKey = /model(?:[-_]?(?:id|name))?["'`]?\s{0,4}(?:[:=]|=>|:=)\s{0,4}["'`]?$/i;

/**
 * Returns the context of an ID that starts at an offset, based on the text before it. Returns undefined if the ID is part of
 * something else, such as a path, a file name, an email address, or a variable.
 */
export function contextBefore(text: string, start: number): IdContext | undefined {
  const before = text.slice(Math.max(0, start - maxLookBehind), start);
  // The preceding part of the same path or name.
  const [token = ""] = /(?<![\w.:/-])[\w.:/-]*$/.exec(before) ?? [];
  const region = regionOfUrl(before);
  const client = clientPrefix.exec(token);
  if (client) {
    return { context: "certain", isForProfiles: false, region: client.groups?.["region"]?.toLowerCase() ?? region };
  }
  const isForProfiles = profilePath.test(token);
  const isModelOfUrl = token.endsWith("/model/") && /bedrock|^\/model\/$/.test(token);
  if (isForProfiles || isModelOfUrl || modelPath.test(token)) {
    return { context: "certain", isForProfiles, region };
  }
  if (/[\w./-]$/.test(token) || /(?<![*~])[@$%+^\\*~]$/.test(before)) {
    const isMarkup = /(?:^|[^\w])_$/.test(token) || /(?:^|[\s(])[*~]+$/.test(before);
    return isMarkup ? { context: "prose", isForProfiles: false, region } : undefined;
  }
  if (profileKey.test(before.slice(-60)) || profileFlag.test(before.slice(-60))) {
    return { context: "certain", isForProfiles: true, region };
  }
  return { context: modelKey.test(before.slice(-40)) ? "likely" : "prose", isForProfiles: false, region };
}

/** Returns the Region in the console or endpoint URL at the end of the text. */
function regionOfUrl(before: string): string | undefined {
  const [url] = /\bhttps?:\/\/[^\s"'`<>]*$/i.exec(before) ?? [];
  const region = /(?:[?&]region=|\/\/(?=[\w-]+\.console\.)|\/\/bedrock[\w-]*\.)([\w-]+)/.exec(url ?? "")?.[1];
  return region !== undefined && isRegionCode(region) ? region : undefined;
}
