import { regionCodePattern } from "../regions";
import { canEndId, classifyId, isApplicationProfileId, isCompleteId, isSystemProfileId } from "./idShape";
import type { ProfileReference, ReferenceFinding } from "./profileReference";
import { isProfileReference } from "./profileReference";
import type { JoinedText } from "./wrappedText";
import { lineBreak, lineEnd, textWithoutBreaks } from "./wrappedText";

/** A reference with its offsets in the text that was searched for it. */
export interface FoundReference extends ProfileReference {
  /** The end offset, including a suffix and unknown text. */
  readonly consumedEnd: number;
}

/** A reference that was found in a text without some of its line breaks, or in the unchanged text if `wrapped` is undefined. */
export interface Reading {
  readonly found: FoundReference;
  readonly wrapped?: JoinedText;
}

/**
 * Finds the reference at the beginning of a window, which may continue on the next lines. `parse` parses a reference at the
 * beginning of a text, and `start` is the offset of the window. Returns undefined if there is none. If the text does not show
 * where the reference ends, the reference has the finding `unclearEnd`.
 *
 * A continuation is certain only if the first line ends in the middle of the reference, or if what follows cannot be the beginning
 * of another line. The end of the line is certain if the ID is complete, or if the next line begins with something else.
 */
export function findWithinLines(
  window: string,
  start: number,
  parse: (text: string) => FoundReference | undefined,
): FoundReference | undefined {
  const reference = findInLines(window, start, parse);
  return reference && withPathOnNextLine(reference, window.slice(reference.consumedEnd - start));
}

function findInLines(
  window: string,
  start: number,
  parse: (text: string) => FoundReference | undefined,
): FoundReference | undefined {
  const single = parse(window);
  if (single && isWrappable(single) && endsHere(single, window)) {
    return placed({ found: single }, start);
  }
  const lines = textWithoutBreaks(window);
  const base = single && isWrappable(single) ? [{ found: single }] : [];
  const chosen = chooseReading([...base, ...joinedReadings(lines, parse)], lines);
  if (!chosen) {
    return single && placed({ found: single }, start);
  }
  const found = placed(chosen.reading, start);
  const whole = chosen.other && placed(chosen.other, start);
  return whole ? { ...found, findings: [...found.findings, { kind: "unclearEnd", whole }] } : found;
}

/** Matches a line that begins with a slash, like the rest of an ARN, and not with a comment or the path of a file. */
const pathOnNextLine = new RegExp(
  String.raw`^${lineBreak.source}(/(?!(?:bin|boot|data|dev|etc|home|lib|mnt|opt|private|proc|root|srv|sys|te?mp|Users|usr|var|Volumes)/)[\w$%{<[(.-][^\s"'\u0060]{0,64})`,
);

/** Adds a finding if the next line begins with another path segment, for example `/internal-app`. */
function withPathOnNextLine(reference: FoundReference, rest: string): FoundReference {
  const found = pathOnNextLine.exec(rest);
  const path = found?.at(-1);
  return found && path !== undefined && isWrappable(reference, ["lineBreak"])
    ? {
        ...reference,
        consumedEnd: reference.consumedEnd + found[0].length,
        findings: [...reference.findings, { kind: "unknownText", text: path }],
      }
    : reference;
}

const atLineEnd = new RegExp(`^[.:]{0,4}${lineEnd.source}`);

/** Returns whether a reference is complete or does not reach the end of its line. */
function endsHere(reference: FoundReference, window: string): boolean {
  const after = window.slice(reference.end, reference.end + 64);
  return isCompleteId(reference.id) ? !/^[\s>\\]*:/.test(after) : !atLineEnd.test(after);
}

/** Returns the references that continue on the next line, on the next two lines, and so on. */
function joinedReadings(
  lines: readonly JoinedText[],
  parse: (text: string) => FoundReference | undefined,
): readonly Reading[] {
  const readings: Reading[] = [];
  for (const wrapped of lines) {
    const found = parse(wrapped.joined);
    if (found && isWrappable(found, ["unknownText"]) && found.end > wrapped.breakAt && isPossibleId(found, wrapped)) {
      readings.push({ found, wrapped });
    } else if (readings.length > 0 || (found && found.consumedEnd <= wrapped.breakAt)) {
      break;
    }
  }
  return readings;
}

/** Returns the reference with its offsets in the original text. */
function placed({ found, wrapped }: Reading, start: number): FoundReference {
  // Map the last character instead of the end, because a removed line break may follow that character.
  const offset = wrapped?.offset ?? ((index: number) => index);
  const endAt = (index: number) => start + offset(index - 1) + 1;
  const findings: readonly ReferenceFinding[] = wrapped ? [...found.findings, { kind: "lineBreak" }] : found.findings;
  return {
    ...found,
    start: start + offset(found.start),
    end: endAt(found.end),
    consumedEnd: endAt(found.consumedEnd),
    findings,
  };
}

/** Returns the reading to use, and the longer reading if the text does not show which of them is right. */
function chooseReading(
  [base, ...longer]: readonly Reading[],
  lines: readonly JoinedText[],
): { readonly reading: Reading; readonly other?: Reading } | undefined {
  const line = base && lines.find(({ breakAt }) => breakAt >= base.found.end);
  if (!base || !line) {
    return base && { reading: base };
  }
  const next = line.joined.slice(line.breakAt, line.breakAt + 80);
  const target =
    longer.find(({ found }) => isCompleteId(found.id)) ?? longer.findLast(({ found }) => canEndId(found.id));
  if (!target || (isCompleteId(base.found.id) && !continuesVersion(line.joined.slice(base.found.end)))) {
    return { reading: base };
  }
  const isCut = !canEndId(base.found.id);
  const isEscaped = target.wrapped?.isEscaped === true;
  if (!isEscaped && (isCut ? isKeyAfterCutId(base.found, next) : isOtherText(next))) {
    return { reading: base };
  }
  const isContinued =
    isEscaped ||
    isCutInPrefix(base.found, target.found) ||
    isCutAtHyphen(base.found, target.found) ||
    (isCompleteId(target.found.id) && isContinuation(base.found, target.found, isCut ? "" : next));
  return isContinued ? { reading: target } : { reading: base, other: target };
}

/** Returns whether the text after a version begins with the context length of the model, as in `:48k`. */
function continuesVersion(text: string): boolean {
  return /^:(?:[0-9]{1,4}k|mm)(?![\w.-])/.test(text);
}

/** Returns whether the complete ID of `target` can only be the continuation of `base` on the line `next`. */
function isContinuation(base: ProfileReference, target: ProfileReference, next: string): boolean {
  if (next !== "") {
    return /^[-:.][a-z0-9]/.test(next) || isCutInDate(base, target);
  }
  if (base.kind === "applicationInferenceProfile") {
    // A short fragment, or one without digits, could be the first word of another line.
    const fragment = target.id.slice(base.id.length);
    return isApplicationProfileId(target.id) && /^(?=.*[0-9])(?=.*[a-z]).{4}/.test(fragment);
  }
  return classifyId(target.id, "prose")?.isCertain === true || !isSystemProfileId(base.id);
}

/** Returns whether the first line ends before the name of the model, which is known and begins on the next line. */
function isCutInPrefix(base: ProfileReference, target: ProfileReference): boolean {
  const [prefix = ""] = /^[^.]*\.[^.]*\./.exec(target.id) ?? [];
  return base.id.length < prefix.length && classifyId(target.id, "prose")?.isCertain === true;
}

/** Returns whether the first line ends with a hyphen, and the ID of a known model, with a number, continues on the next line. */
function isCutAtHyphen(base: ProfileReference, target: ProfileReference): boolean {
  const isKnown = base.kind !== "applicationInferenceProfile" && classifyId(target.id, "prose")?.isCertain === true;
  return isKnown && base.id.endsWith("-") && /[0-9]/.test(target.id.slice(base.id.length));
}

/** Returns whether a joined ID is a possible ID. Other text could be an unrelated line. */
function isPossibleId({ kind, id, end }: ProfileReference, { breakAt }: JoinedText): boolean {
  if (kind !== "applicationInferenceProfile") {
    return isSystemProfileId(id);
  }
  // A word of twelve letters on the next line is not an ID.
  const isIdBroken = breakAt >= end - id.length;
  return isIdBroken ? isApplicationProfileId(id) : id.length === 12;
}

/** Matches keys and numbers in a list. */
const keyOrNumber = /^(?:[\w.-]+:(?=\s|$)|[\w.:-]+\s{0,2}=|[0-9]{1,3}(?:\)|\.\s))/;

const word = /^[A-Za-z]+[.:]*(?![\w.:-])/;

/** Matches options, Regions, dates, times, account IDs, IP addresses, and UUIDs. */
const otherValue = new RegExp(
  [
    String.raw`^(?:--|-[A-Za-z](?![\w.:-])`,
    String.raw`${regionCodePattern}[a-z]?[.:]*(?![\w.:-])`,
    String.raw`[0-9]{4}-[0-9]{2}-`,
    String.raw`[0-9]{1,2}:[0-9]{2}(?![0-9a-z])`,
    String.raw`[0-9]{12}(?![\w.:-])`,
    String.raw`(?:[0-9]{1,3}\.){3}[0-9]`,
    String.raw`[0-9a-f]{8}-[0-9a-f]{4}-)`,
  ].join("|"),
);

/** Returns whether a line begins with text that cannot be the rest of an ID. */
function isOtherText(line: string): boolean {
  return word.test(line) || keyOrNumber.test(line) || otherValue.test(line);
}

/** Returns whether a line after an incomplete ID begins with a key, so that the ID was cut by something else. */
function isKeyAfterCutId({ kind, id }: ProfileReference, line: string): boolean {
  return (
    id !== "" && (kind === "applicationInferenceProfile" ? keyOrNumber : /^[A-Za-z_]+\s{0,2}[:=](?=\s)/).test(line)
  );
}

/** Returns whether the first line ends in the middle of a date, which a version follows, as in `-20250514-v1:0`. */
function isCutInDate(base: ProfileReference, target: ProfileReference): boolean {
  const date = /-20[0-9]{6}-v[0-9]{1,2}:[0-9]{1,2}$/.exec(target.id);
  return date !== null && base.id.length > date.index && base.id.length < date.index + 9;
}

/** The findings that do not show where a reference ends. */
const minorFindings: readonly ReferenceFinding["kind"][] = [
  "droppedSuffix",
  "noAccount",
  "noRegion",
  "unknownForm",
  "unusualId",
  "upperCase",
];

/**
 * Returns whether a reference may continue on the next line, or be such a continuation: it identifies a profile and has no findings
 * other than minor and `allowed` ones.
 */
function isWrappable(reference: ProfileReference, allowed: readonly ReferenceFinding["kind"][] = []): boolean {
  return (
    isProfileReference(reference) &&
    reference.findings.every(({ kind }) => minorFindings.includes(kind) || allowed.includes(kind))
  );
}
