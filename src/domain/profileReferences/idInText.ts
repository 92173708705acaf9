import { contextBefore } from "./idContext";
import type { IdContext } from "./idContext";
import { isApplicationProfileId, kindOfId } from "./idShape";
import type { ProfileReference, ReferenceFinding } from "./profileReference";
import { textAfterId } from "./textAfterId";

/** The maximum length of a run that may contain an ID. Every ID, including a key before it, is shorter. */
const maxRunLength = 200;

/** Matches the characters that people may copy along with an ID if the text contains nothing else. */
const wholeText = /^[\s\p{P}<>`]*$/u;

/**
 * Returns the ID in a run of letters, digits, `.`, `:`, and `-` that starts at an offset in the text, or undefined if there is no
 * ID.
 */
export function parseIdAt(text: string, run: string, runStart: number): ProfileReference | undefined {
  if (run.length > maxRunLength || !(run.includes(".") || run.length >= 12)) {
    return undefined;
  }
  const trimmed = run.replace(/[.:]+$/, "");
  // A key may precede the ID, as in `model:us.amazon.nova-lite-v1:0`. The version also contains a colon.
  const [, lead = ""] = /^(.*?)(?::[0-9]{1,2}(?::(?:[0-9]{1,4}k|mm))?)?$/i.exec(trimmed) ?? [];
  const keyLength = lead.lastIndexOf(":") + 1;
  const written = trimmed.slice(keyLength);
  const isUpperCase = /[A-Z]/.test(written) && !/[a-z]/.test(written);
  const id = isUpperCase ? written.toLowerCase() : written;
  if (!isApplicationProfileId(id) && kindOfId(id, "certain") === undefined) {
    return undefined;
  }
  const start = runStart + keyLength;
  const before = contextBefore(text, start);
  const after = textAfterId(
    text.slice(0, start + maxRunLength + 64),
    start,
    text.slice(Math.max(0, start - 16), start),
  );
  if (!before || after.findings.some(({ kind }) => kind === "unknownText")) {
    return undefined;
  }
  const isAlone = text.length < maxRunLength * 2 && isWhole(text, start, after.end);
  const kind = kindInContext(id, before, isAlone);
  if (!kind) {
    return undefined;
  }
  const caseFinding: ReferenceFinding[] = isUpperCase ? [{ kind: "upperCase" }] : [];
  const findings = [...caseFinding, ...after.findings];
  return { kind, form: "id", start, end: start + id.length, identifier: id, id, region: before.region, findings };
}

function kindInContext(id: string, { context, isForProfiles }: IdContext, isAlone: boolean) {
  if (isApplicationProfileId(id)) {
    return isForProfiles || isAlone ? "applicationInferenceProfile" : undefined;
  }
  return kindOfId(id, isAlone && context === "prose" ? "likely" : context);
}

function isWhole(text: string, start: number, end: number): boolean {
  return wholeText.test(text.slice(0, start)) && wholeText.test(text.slice(end));
}
