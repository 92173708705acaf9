import { classifyId, isApplicationProfileId, isSystemProfileId } from "./idShape";
import type { ProfileReference, ReferenceFinding } from "./profileReference";
import { isProfileReference } from "./profileReference";
import type { JoinedText } from "./wrappedText";
import { lineEnd, textWithoutBreaks } from "./wrappedText";

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

const atLineEnd = new RegExp(`^[.:]{0,4}${lineEnd.source}`);

/** Returns whether a reference is complete or does not reach the end of its line. */
function endsHere(reference: FoundReference, window: string): boolean {
  const after = window.slice(reference.end, reference.end + 64);
  return isComplete(reference) ? !/^[\s>\\]*:/.test(after) : !atLineEnd.test(after);
}

/** Returns the references that continue on the next line, on the next two lines, and so on. */
function joinedReadings(
  lines: readonly JoinedText[],
  parse: (text: string) => FoundReference | undefined,
): readonly Reading[] {
  const readings: Reading[] = [];
  for (const wrapped of lines) {
    const found = parse(wrapped.joined);
    if (found && isWrappable(found) && found.end > wrapped.breakAt && isPossibleId(found, wrapped)) {
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
  const target = longer.find(({ found }) => isComplete(found)) ?? longer.findLast(({ found }) => canEnd(found));
  if (!target || (isComplete(base.found) && !continuesVersion(line.joined.slice(base.found.end)))) {
    return { reading: base };
  }
  const isCut = !canEnd(base.found);
  const isEscaped = target.wrapped?.isEscaped === true;
  if (!isEscaped && !isCut && isOtherText(next)) {
    return { reading: base };
  }
  const isContinued =
    isEscaped ||
    isCutInPrefix(base.found, target.found) ||
    (isComplete(target.found) && isContinuation(base.found, target.found, isCut ? "" : next));
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
  const isKnown = classifyId(target.id, "prose")?.isCertain === true;
  return base.kind === "applicationInferenceProfile" || isKnown || !isSystemProfileId(base.id);
}

/** Returns whether the first line ends before the name of the model, which is known and begins on the next line. */
function isCutInPrefix(base: ProfileReference, target: ProfileReference): boolean {
  const [prefix = ""] = /^[^.]*\.[^.]*\./.exec(target.id) ?? [];
  return base.id.length < prefix.length && classifyId(target.id, "prose")?.isCertain === true;
}

/** Returns whether an ID has a complete AWS format: either 12 characters or a version at the end. */
export function isComplete({ kind, id }: ProfileReference): boolean {
  return kind === "applicationInferenceProfile"
    ? /^[a-z0-9]{12}$/.test(id)
    : isSystemProfileId(id) && /-v?[0-9]{1,2}(?:-[0-9]{1,2})?:[0-9]{1,2}(?::(?:[0-9]{1,4}k|mm))?$/.test(id);
}

/** The last words of model IDs that have no version. */
const lastWords = "flash|instruct|it|large|next|thinking";

/** Returns whether a joined ID is a possible ID. Other text could be an unrelated line. */
function isPossibleId({ kind, id, end }: ProfileReference, { breakAt }: JoinedText): boolean {
  if (kind !== "applicationInferenceProfile") {
    return isSystemProfileId(id);
  }
  // A word of twelve letters on the next line is not an ID.
  const isIdBroken = breakAt >= end - id.length;
  return isIdBroken ? isApplicationProfileId(id) : id.length === 12;
}

/** Returns whether an ID could be a whole one. The last part of an ID is a word, a number, or a version. */
function canEnd({ kind, id }: ProfileReference): boolean {
  return kind === "applicationInferenceProfile"
    ? id.length === 12
    : isSystemProfileId(id) && new RegExp(`[.-](?:[a-z0-9:.]*[0-9][a-z0-9:]*|${lastWords})$`).test(id);
}

/** Matches words, keys, and numbers in a list. */
const otherWord = /^(?:[A-Za-z]+[.:]*(?![\w.:-])|[\w.-]+:(?=\s|$)|[\w.:-]+\s{0,2}=|[0-9]{1,3}(?:\)|\.\s))/;

/** Matches options, Regions, dates, times, account IDs, IP addresses, and UUIDs. */
const otherValue =
  /^(?:--|-[A-Za-z](?![\w.:-])|[a-z]{2,5}(?:-[a-z]+){1,3}-[0-9][a-z]?[.:]*(?![\w.:-])|[0-9]{4}-[0-9]{2}-|[0-9]{1,2}:[0-9]{2}(?![0-9a-z])|[0-9]{12}(?![\w.:-])|(?:[0-9]{1,3}\.){3}[0-9]|[0-9a-f]{8}-[0-9a-f]{4}-)/;

/** Returns whether a line begins with text that cannot be the rest of an ID. */
function isOtherText(line: string): boolean {
  return otherWord.test(line) || otherValue.test(line);
}

/** Returns whether the first line ends in the middle of a date, which a version follows, as in `-20250514-v1:0`. */
function isCutInDate(base: ProfileReference, target: ProfileReference): boolean {
  const date = /-20[0-9]{6}-v[0-9]{1,2}:[0-9]{1,2}$/.exec(target.id);
  return date !== null && base.id.length > date.index && base.id.length < date.index + 9;
}

/** Returns whether a reference can be the continuation of a shorter one: it names a profile and is not followed by unknown text. */
function isWrappable(reference: ProfileReference): boolean {
  const minor = ["droppedSuffix", "noAccount", "upperCase", "unknownForm"];
  return isProfileReference(reference) && reference.findings.every(({ kind }) => minor.includes(kind));
}
