import { isRegionCode, regionCodePattern } from "../regions";
import { textAfterCutId } from "./cutIds";
import type { ReferenceFinding } from "./profileReference";

/** The end of an ID, and the text that follows it. */
export interface TextAfterId {
  readonly idEnd: number;
  /** The offset after the suffix and any unknown text. */
  readonly end: number;
  readonly findings: readonly ReferenceFinding[];
  /** The Region in the suffix, or undefined if there is none. */
  readonly region?: string;
  /** Whether the ID is followed by text that stands for its remaining part, for example an ellipsis or a placeholder. */
  readonly isCut?: boolean;
}

/** Matches the Bedrock runtime paths after `/model/ID`. */
const runtimeOperation = /^\/(?:converse-stream|converse|invoke-with-response-stream|invoke|count-tokens)(?![\w/-])/;

/**
 * Matches characters that make the ID part of something else. All other characters, such as quotes and brackets, end the ID, and so
 * does the markup of Jira, for example `{code}`.
 */
const continuing =
  /^(?:[/\u2044\u2215*_+@~^]|\{(?!(?:code|color|noformat|panel|quote)\})|\$[\w({]|%(?=\S)|(?![A-Za-z])[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}])/u;

/** Matches wildcards and placeholders after an ID, and characters that mask its remaining part. */
const wildcard = /^[.:]*[$*%{]/;

const atRegionSuffix = new RegExp(`^@(${regionCodePattern})(?![\\w@/-]|\\.\\w)`);

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
  const [atRegion, region = ""] = atRegionSuffix.exec(rest) ?? [];
  if (atRegion !== undefined && isRegionCode(region)) {
    return { idEnd, end: idEnd + atRegion.length, findings: [{ kind: "droppedSuffix", text: atRegion }], region };
  }
  if (before.endsWith("/model/") && runtimeOperation.test(rest)) {
    return { idEnd, end: idEnd, findings: [] };
  }
  // A continued ID includes everything up to the next space or quotation mark, for example a second placeholder.
  const isUnknown = isContinued(rest, before) || isJoinedByDash(id, rest);
  const [continued = ""] = isUnknown ? (/^[^\s"'`<>()[\]|,;\\]*/.exec(rest) ?? []) : [];
  const cut = continued === "" ? textAfterCutId(rest, id) : "";
  const unknown = continued || cut;
  return unknown === ""
    ? { idEnd, end: idEnd, findings: [] }
    : {
        idEnd,
        end: idEnd + unknown.length,
        findings: [{ kind: "unknownText", text: unknown.replaceAll(/\s+/g, " ") }],
        isCut: cut !== "" || wildcard.test(rest),
      };
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
