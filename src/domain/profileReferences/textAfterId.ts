import { isRegionCode } from "../regions";
import type { ReferenceFinding } from "./profileReference";

/** The end of an ID, and the text that follows it. */
export interface TextAfterId {
  readonly idEnd: number;
  /** The offset after the suffix and any unknown text. */
  readonly end: number;
  readonly findings: readonly ReferenceFinding[];
  /** The Region in the suffix, or undefined if there is none. */
  readonly region?: string;
}

/** Matches the Bedrock runtime paths after `/model/ID`. */
const runtimeOperation = /^\/(?:converse-stream|converse|invoke-with-response-stream|invoke|count-tokens)(?![\w/-])/;

/** Matches characters that make the ID part of something else. All other characters, such as quotes and brackets, end the ID. */
const continuing =
  /^(?:[/\u2044\u2215$*_%+@{~^]|(?![A-Za-z])[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}])/u;

/**
 * Finds the end of the ID that starts at an offset. Excludes punctuation after the ID and suffixes that clients add. Any other
 * text that directly follows is reported as unknown, because the ID might be wrong without it. `before` is the text before the
 * entire reference.
 */
export function textAfterId(text: string, idStart: number, before: string): TextAfterId {
  const [run = ""] = /^[a-zA-Z0-9.:-]{0,256}/.exec(text.slice(idStart)) ?? [];
  const next = run.search(/(?<![A-Za-z0-9])arn:|arn:aws[a-z-]{0,16}:bedrock:/i);
  const id = (next < 0 ? run : run.slice(0, next)).replace(/[.:]+$/, "");
  const idEnd = idStart + id.length;
  const rest = text.slice(idEnd);
  const [suffix] = /^\[[0-9]{1,4}[kmKM]\]/.exec(rest) ?? [];
  if (suffix !== undefined) {
    return { idEnd, end: idEnd + suffix.length, findings: [{ kind: "droppedSuffix", text: suffix }] };
  }
  const [atRegion, region = ""] = /^@([a-z]{2,5}(?:-[a-z]+){1,3}-[0-9]{1,2})(?![\w@/-]|\.\w)/.exec(rest) ?? [];
  if (atRegion !== undefined && isRegionCode(region)) {
    return { idEnd, end: idEnd + atRegion.length, findings: [{ kind: "droppedSuffix", text: atRegion }], region };
  }
  if (before.endsWith("/model/") && runtimeOperation.test(rest)) {
    return { idEnd, end: idEnd, findings: [] };
  }
  const [unknown = ""] =
    isCut(rest) || isContinued(rest, before) || isJoinedByDash(id, rest)
      ? (/^[^\s"'`<>()[\]|,;\\]*/.exec(rest) ?? [])
      : [];
  return unknown === ""
    ? { idEnd, end: idEnd, findings: [] }
    : { idEnd, end: idEnd + unknown.length, findings: [{ kind: "unknownText", text: unknown }] };
}

/** Returns whether an ellipsis follows, as in text that was truncated for display. */
function isCut(rest: string): boolean {
  return /^(?:\.{2}|…)/.test(rest);
}

/** Returns whether a dash and a word follow an ID that may be incomplete. The dash could have been a hyphen. */
function isJoinedByDash(id: string, rest: string): boolean {
  return /^[\u2012\u2013\u2212][A-Za-z0-9]/.test(rest) && !/^[a-z0-9]{12}$|:[0-9]{1,2}$/.test(id);
}

function isContinued(behind: string, before: string): boolean {
  const rest = behind.replace(/^[.:]+/, "");
  const next = rest.charAt(0);
  // A slash at the end of a URL, or the end of **bold**, _italic_, or ~~deleted~~ text in Markdown.
  const isEndOfUrl = next === "/" && /(?:[/=?&#]|%2f)$/i.test(before) && !/^\/[\w*$%{.-]/.test(rest);
  const isEndOfMarkup = "*_~".includes(next) && before.endsWith(next) && !/^[*_~]+[\w/-]/.test(rest);
  return continuing.test(rest) && !isEndOfUrl && !isEndOfMarkup;
}
