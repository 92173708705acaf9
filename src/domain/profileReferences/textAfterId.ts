import type { ReferenceFinding } from "./profileReference";

/** Where an ID ends, and what stands behind it. */
interface TextAfterId {
  readonly idEnd: number;
  /** The offset after a suffix and unknown text. */
  readonly end: number;
  readonly findings: readonly ReferenceFinding[];
}

/** Paths of the Bedrock runtime after `/model/ID`. */
const runtimeOperation = /^\/(?:converse-stream|converse|invoke-with-response-stream|invoke|count-tokens)(?![\w/-])/;

/** Characters that continue an ID into something else. All others, for example quotes and brackets, end it. */
const continuing = /^[/$*_%+@{~^]/;

/**
 * Finds the end of the ID that starts at an offset. Punctuation after it does not belong to it, and neither do the suffixes that
 * clients add. Any other text that follows without a boundary is unknown, because the ID alone could be something else.
 * `before` is the text in front of the whole reference.
 */
export function textAfterId(text: string, idStart: number, before: string): TextAfterId {
  const [run = ""] = /^[a-zA-Z0-9.:-]{0,256}/.exec(text.slice(idStart)) ?? [];
  const next = run.search(/:arn:/i);
  const id = (next < 0 ? run : run.slice(0, next)).replace(/[.:]+$/, "");
  const idEnd = idStart + id.length;
  const rest = text.slice(idEnd);
  const [suffix] = /^\[[0-9]{1,4}[kmKM]\]/.exec(rest) ?? [];
  if (suffix !== undefined) {
    return { idEnd, end: idEnd + suffix.length, findings: [{ kind: "droppedSuffix", text: suffix }] };
  }
  if (before.endsWith("/model/") && runtimeOperation.test(rest)) {
    return { idEnd, end: idEnd, findings: [] };
  }
  const [unknown = ""] = isCut(rest) || isContinued(rest, before) ? (/^[^\s"'`<>()[\]|,;\\]*/.exec(rest) ?? []) : [];
  return unknown === ""
    ? { idEnd, end: idEnd, findings: [] }
    : { idEnd, end: idEnd + unknown.length, findings: [{ kind: "unknownText", text: unknown }] };
}

/** Whether an ellipsis follows, as in a text that was shortened for display. */
function isCut(rest: string): boolean {
  return /^(?:\.{2}|…)/.test(rest);
}

function isContinued(behind: string, before: string): boolean {
  const rest = behind.replace(/^[.:]+/, "");
  const next = rest.charAt(0);
  // A single slash at the end of a URL, and the end of **bold**, _italic_ or ~~deleted~~ text in Markdown.
  const isEndOfUrl = next === "/" && !/^\/[\w*$%{.-]/.test(rest);
  const isEndOfMarkup = "*_~".includes(next) && before.endsWith(next) && !/^[*_~]+[\w/-]/.test(rest);
  return continuing.test(rest) && !isEndOfUrl && !isEndOfMarkup;
}
