import { parseModelArn } from "../../domain/modelReference";
import { typedReference } from "./typedReference";
import { stripControlCharacters } from "../../ui/untrustedText";

/** Matches quotes, commas, and brackets around a word that was copied from code. */
const codeAroundWord = /^["'`([{<,;]+|["'`)\]}>,;]+$/g;

/** Matches printable ASCII, which most texts consist of and which needs no Unicode normalization. */
const printableAscii = /^[ -~]*$/;

/** Returns a text normalized for comparison: in lowercase, and with equivalent characters unified (Unicode NFKC). */
export function normalizeForSearch(text: string): string {
  return (printableAscii.test(text) ? text : stripControlCharacters(text).normalize("NFKC")).toLowerCase();
}

/**
 * Returns the alternative sets of terms for a typed text: all of its words and, for use if no row contains them, the ARN or ID in
 * it. This finds IDs that were copied with other text, for example from a URL.
 */
export function searchAlternatives(text: string): readonly (readonly string[])[] {
  const words = searchTerms(text);
  const reference = words.length > 0 ? typedReference(text) : undefined;
  return reference ? [words, [normalizeForSearch(reference.identifier)]] : [words];
}

/**
 * Returns the normalized words of a typed text. A matching row must contain all of them. The ARN of a model is replaced with the
 * model's ID, because rows contain the ID.
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
