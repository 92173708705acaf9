import { isRegionCode } from "../regions";
import type { Context } from "./idShape";

/** The text around an ID. */
export interface IdContext {
  readonly context: Context;
  /** Whether the text is of inference profiles only, so that an application profile's ID can follow. */
  readonly isForProfiles: boolean;
  readonly region: string | undefined;
}

/** How far back the text in front of an ID is read. It bounds the work for each ID. */
const maxLookBehind = 300;

/** What clients put in front of a model ID: `bedrock/`, `bedrock/converse/`, `amazon-bedrock:`, `proxy/bedrock/us-west-2/`. */
const clientPrefix =
  /^(?:[\w.-]+:(?!\/))?(?:[\w-]+\/)?(?:(?:aws|amazon)[-_])?bedrock(?:[-_][a-z]+)*[:/](?:(?:converse|converse_like|invoke|(?<region>[a-z]{2,5}(?:-[a-z]+){1,3}-[0-9]{1,2}))\/)*$/i;

const profilePath = /(?:^|[/:])(?:application-inference-profile|inference-profiles?)\/$/i;
const modelPath = /(?:^|[/:])foundation-model\/$/i;

const profileKey = /inference[-_ ]?profile(?:[-_ ]?(?:id|identifier))?["'`]?(?:\s{0,4}(?:[:=]|=>|:=)\s{0,4}["'`]?)$/i;
const profileFlag = /--inference-profile-(?:id|identifier)[\s=]{1,4}["']?$/i;
const modelKey = /model(?:[-_]?(?:id|name))?["'`]?\s{0,4}(?:[:=]|=>|:=)\s{0,4}["'`]?$/i;

/**
 * Describes the text in front of an ID that starts at an offset. Returns undefined if the ID is a part of something else: of a
 * path, a file name, an e-mail address, or a variable.
 */
export function contextBefore(text: string, start: number): IdContext | undefined {
  const before = text.slice(Math.max(0, start - maxLookBehind), start);
  // The part of the same path or name.
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

/** The Region in the URL that the text ends with, of the console or of an endpoint. */
function regionOfUrl(before: string): string | undefined {
  const [url] = /\bhttps?:\/\/[^\s"'`<>]*$/i.exec(before) ?? [];
  const region = /(?:[?&]region=|\/\/(?=[\w-]+\.console\.)|\/\/bedrock[\w-]*\.)([\w-]+)/.exec(url ?? "")?.[1];
  return region !== undefined && isRegionCode(region) ? region : undefined;
}
