import { contextBefore } from "./idContext";
import type { IdContext } from "./idContext";
import type { ClassifiedId } from "./idShape";
import { classifyId, isApplicationProfileId, isCompleteId } from "./idShape";
import { isPartialId } from "./cutIds";
import { isKnownGeography } from "./knownForms";
import type { FoundReference } from "./lineEnds";
import { findWithinLines } from "./lineEnds";
import type { ReferenceFinding } from "./profileReference";
import { textAfterId } from "./textAfterId";
import { lineEnd } from "./wrappedText";

/** The maximum length of a run that may contain an ID. Every ID, including a key before it, is shorter. */
const maxRunLength = 200;

/** The maximum length of a text that counts as a single ID, including the characters around the ID. */
const maxAloneLength = 2 * maxRunLength;

/** Matches the characters that people may copy along with an ID if the text contains nothing else. */
const wholeText = /^[\s\p{P}<>`]*$/u;

/** Matches the rest of a shell variable's name and the operator before its default value, as in `${MODEL:-us...}`. */
const shellVariable = /^[A-Za-z0-9]*:?-/;

const atLineEnd = new RegExp(`^${lineEnd.source}`);

/**
 * Returns the ID in a run of letters, digits, `.`, `:`, and `-` that starts at an offset in the text, or undefined if there is no
 * ID. The ID may continue on the next line.
 */
export function parseIdAt(text: string, run: string, runStart: number): FoundReference | undefined {
  if (run.length > maxRunLength || !(run.includes(".") || run.length >= 12)) {
    return undefined;
  }
  const trimmed = run.replace(/[.:]+$/, "");
  const [defaultOf = ""] =
    (/\$\{\w{0,64}$/.test(text.slice(Math.max(0, runStart - 66), runStart)) && shellVariable.exec(run)) || [];
  // A key may precede the ID, as in `model:us.amazon.nova-lite-v1:0`. The version also contains a colon.
  const [, lead = ""] = /^(.*?)(?::[0-9]{1,2}(?::(?:[0-9]{1,4}k|mm))?)?$/i.exec(trimmed) ?? [];
  const keyLength = Math.max(defaultOf.length, lead.lastIndexOf(":") + 1);
  const id = foldCase(trimmed.slice(keyLength));
  const isWhole = isApplicationProfileId(id) || classifyId(id, "certain") !== undefined;
  if (!isWhole && !(isBeginning(id) && atLineEnd.test(text.slice(runStart + run.length, runStart + run.length + 20)))) {
    return undefined;
  }
  const start = runStart + keyLength;
  const before = contextBefore(text, start);
  if (!before) {
    return undefined;
  }
  const isAlone = text.length < maxAloneLength && wholeText.test(text.slice(0, start));
  const preceding = text.slice(Math.max(0, start - 16), start);
  const found = findWithinLines(text.slice(start, start + maxAloneLength), start, (line) =>
    parse(line, before, preceding, isAlone),
  );
  // The first line alone is not an ID. Only a complete ID or escaped line breaks prove that the lines belong together.
  const isProven = isWhole || !found || isCompleteId(found.id) || text.slice(start, found.end).includes("\\");
  return isProven ? found : { ...found, findings: [...found.findings, { kind: "unknownForm" }] };
}

/** Returns whether a text can be the beginning of a system-defined profile's ID whose rest is on the next line. */
function isBeginning(text: string): boolean {
  const [prefix = "", provider = ""] = text.split(".");
  return isKnownGeography(prefix) && provider !== "";
}

/** Returns the ID at the beginning of a text, with offsets in that text. */
function parse(text: string, before: IdContext, preceding: string, isAloneBefore: boolean): FoundReference | undefined {
  const after = textAfterId(text, 0, preceding);
  // Without a mask, wildcard, or ellipsis, the whole is probably a path, a file name, or a host name.
  if (after.isCut !== true && after.findings.some(({ kind }) => kind === "unknownText")) {
    return undefined;
  }
  const written = text.slice(0, after.idEnd);
  const id = foldCase(written);
  const isAlone = isAloneBefore && text.length < maxAloneLength && wholeText.test(text.slice(after.end));
  const classified = classifyInContext(id, before, isAlone);
  if (!classified) {
    return undefined;
  }
  const findings: ReferenceFinding[] = [
    ...(id === written ? [] : [{ kind: "upperCase" } as const]),
    ...(classified.isCertain && !isPartialId(id) ? [] : [{ kind: "unknownForm" } as const]),
    ...after.findings,
  ];
  const region = after.region ?? before.region;
  const { kind } = classified;
  return { kind, form: "id", start: 0, end: id.length, consumedEnd: after.end, identifier: id, id, region, findings };
}

/** Returns the text in lowercase letters if it has no lowercase letters. */
function foldCase(text: string): string {
  return /[A-Z]/.test(text) && !/[a-z]/.test(text) ? text.toLowerCase() : text;
}

function classifyInContext(
  id: string,
  { context, isForProfiles }: IdContext,
  isAlone: boolean,
): ClassifiedId | { readonly kind: "applicationInferenceProfile"; readonly isCertain: boolean } | undefined {
  if (isApplicationProfileId(id)) {
    // Twelve hexadecimal digits are usually the short form of a hash.
    const isCertain = isForProfiles || /[g-z]/.test(id);
    return isForProfiles || isAlone ? { kind: "applicationInferenceProfile", isCertain } : undefined;
  }
  return classifyId(id, isAlone && context === "prose" ? "likely" : context);
}
