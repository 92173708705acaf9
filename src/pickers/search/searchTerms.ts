import { parseModelArn } from "../../domain/modelReference";
import { typedReference } from "./typedReference";
import { stripControlCharacters } from "../../ui/untrustedText";

/** Matches quotes, commas, and brackets around a word that was copied from code. */
const codeAroundWord = /^["'`([{<,;]+|["'`)\]}>,;]+$/g;

/** Matches printable ASCII. Most texts consist only of it, and it needs no Unicode normalization. */
const printableAscii = /^[ -~]*$/;

/** Returns a text normalized for comparison: in lowercase, with equivalent characters unified (Unicode NFKC). */
export function normalizeForSearch(text: string): string {
  return (printableAscii.test(text) ? text : stripControlCharacters(text).normalize("NFKC")).toLowerCase();
}

/**
 * Returns the alternative sets of terms for a typed text. The first consists of all words. If the text contains an ARN or ID, the
 * second consists of it, for use if no row contains all words. This finds IDs that were copied with other text, for example from
 * a URL. An ID that may be incomplete is not searched for, because it could match the row of another profile.
 */
export function searchAlternatives(text: string): readonly (readonly string[])[] {
  const words = searchTerms(text);
  const reference = words.length > 0 ? typedReference(text) : undefined;
  return reference && reference.isUnclear !== true ? [words, [normalizeForSearch(reference.identifier)]] : [words];
}

/**
 * Returns the normalized words of a typed text. A matching row must contain all of them. The ARN of a model is replaced by the
 * model's ID, because rows contain only the ID.
 */
export function searchTerms(text: string): readonly string[] {
  const words = normalizeForSearch(text)
    .split(/\s+/)
    .map((word) => word.replace(codeAroundWord, ""))
    .filter((word) => word !== "")
    .map(modelIdOfArn);
  return [...new Set(words)];
}

function modelIdOfArn(word: string): string {
  if (!word.startsWith("arn:")) {
    return word;
  }
  const { kind, modelId } = parseModelArn(word);
  return kind === "unknown" || kind === "inferenceProfile" ? word : modelId;
}
