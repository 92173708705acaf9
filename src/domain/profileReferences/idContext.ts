import { isKnownProviderPrefix } from "../foundationModel";
import { regionCodePattern } from "../regions";
import type { Context } from "./idShape";
import { isBeforeOtherName } from "./otherNames";
import { regionOfUrlAtEnd } from "./regionsInUrls";

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
const clientPrefix = new RegExp(
  String.raw`^(?:[\w.-]+:(?!/))?` +
    String.raw`(?:(?!(?:cache|data|files?|home|lib|logs?|mnt|models?|opt|out(?:put)?|results?|src|te?mp|usr|var)/)[\w-]+/)?` +
    String.raw`(?:(?:aws|amazon)[-_])?bedrock(?:[-_][a-z]+)*[:/]` +
    String.raw`(?:(?:converse|converse_like|invoke|(?<region>${regionCodePattern}))/)*$`,
  "i",
);

/** Matches the path of a URL or request that ends before a profile ID, or the part of an ARN before a profile ID. */
const profilePath = /^(?:https?:\/\/[\w.:/-]*\/|\/|[\w:-]*:)?(?:application-inference-profile|inference-profiles?)\/$/i;
const modelPath = /(?:^|[/:])foundation-model\/$/i;
const modelOfUrl = /^(?:https?:\/\/[\w.:-]*bedrock[\w.:-]*)?\/model\/$/i;

const profileKey = /inference[-_ ]?profile(?:[-_ ]?(?:id|identifier))?["'`]?(?:\s{0,4}(?:[:=]|=>|:=)\s{0,4}["'`]?)$/i;
const profileFlag = /--inference-profile-(?:id|identifier)[\s=]{1,4}["']?$/i;
const modelKey = /model(?:[-_]?(?:id|name))?["'`]?\s{0,4}(?:[:=]|=>|:=)\s{0,4}["'`]?$/i;
const modelFlag = /(?<![\w-])--[\w-]{0,24}model(?:-id|-name)?[ \t]{1,4}["']?$/i;

/** Matches a shell variable with a default value, for example `${MODEL:-`. */
const shellDefault = /\$\{\w{1,64}:?[-+=?]$/;

const regionInArn = new RegExp(`(?:^|:)(${regionCodePattern}):[0-9]{12}:[\\w-]+/$`);

/** Matches a letter that makes the ID part of a word. Other scripts are written without spaces between words. */
const gluedLetter = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]$/u;

/**
 * Returns the context of an ID that starts at an offset, based on the text before it. Returns undefined if the ID is part of
 * something else, such as a path, a file name, an email address, or a variable.
 */
export function contextBefore(text: string, start: number): IdContext | undefined {
  const before = text.slice(Math.max(0, start - maxLookBehind), start);
  // The preceding part of the same path or name.
  const [path = ""] = /(?<![\w.:/-])[\w.:/-]*$/.exec(before) ?? [];
  const beforePath = before.slice(0, before.length - path.length);
  const token = beforePath.endsWith("${") ? path.replace(/^\w{1,64}:?-/, "") : path;
  const isWholeToken = !/[~\\@%$}]$/.test(beforePath);
  const region = regionOfUrlAtEnd(before);
  const client = isWholeToken ? clientPrefix.exec(token) : undefined;
  if (client || (isWholeToken && isProviderPath(token))) {
    return { context: "client", isForProfiles: false, region: client?.groups?.["region"]?.toLowerCase() ?? region };
  }
  if (shellDefault.test(before)) {
    return { context: "prose", isForProfiles: false, region };
  }
  if (gluedLetter.test(before)) {
    return undefined;
  }
  const isForProfiles = profilePath.test(token);
  if (isWholeToken && (isForProfiles || modelOfUrl.test(token) || modelPath.test(token))) {
    return { context: "certain", isForProfiles, region: regionInArn.exec(token)?.[1] ?? region };
  }
  // A line of a diff begins with a sign.
  const isDiffLine = /(?:^|\n)[+-]$/.test(before);
  if (!isDiffLine && (/[\w./-]$/.test(token) || /(?<![*~])[@$%+\\*~]$/.test(before))) {
    const isMarkup = /(?:^|[^\w])_$/.test(token) || /(?:^|[\s(])[*~]+$/.test(before);
    return isMarkup ? { context: "prose", isForProfiles: false, region } : undefined;
  }
  if (profileKey.test(before.slice(-60)) || profileFlag.test(before.slice(-60))) {
    return { context: "certain", isForProfiles: true, region };
  }
  return { context: contextOfName(before), isForProfiles: false, region };
}

function contextOfName(before: string): Context {
  if (modelKey.test(before.slice(-40)) || modelFlag.test(before.slice(-60))) {
    return "likely";
  }
  return isBeforeOtherName(before) ? "unlikely" : "prose";
}

/** Returns whether a text is the name of a provider and a slash, which some clients write before a model ID. */
function isProviderPath(token: string): boolean {
  return /^[a-z0-9]+\/$/.test(token) && (token === "aws/" || isKnownProviderPrefix(token.slice(0, -1)));
}
