import { parseModelArn } from "../../domain/modelReference";
import { typedReference } from "./typedReference";
import { stripControlCharacters } from "../../ui/untrustedText";

/** Quotes, commas and brackets that come along when text is copied from code. */
const codeAroundWord = /^["'`([{<,;]+|["'`)\]}>,;]+$/g;

/** Most texts are printable ASCII, which needs no Unicode normalization. */
const printableAscii = /^[ -~]*$/;

/** Returns a text as it is compared: in lower case, and with characters that look alike made equal (Unicode NFKC). */
export function normalizeForSearch(text: string): string {
  return (printableAscii.test(text) ? text : stripControlCharacters(text).normalize("NFKC")).toLowerCase();
}

/**
 * Returns what a row must contain to match a typed text: every word, or else, if no row does, the ARN or ID in it. That finds what
 * was copied together with other text, for example from a URL.
 */
export function searchAlternatives(text: string): readonly (readonly string[])[] {
  const words = searchTerms(text);
  const reference = words.length > 0 ? typedReference(text) : undefined;
  return reference ? [words, [normalizeForSearch(reference.identifier)]] : [words];
}

/**
 * Returns the words of a typed text, normalized. Each has to occur in a row that matches. The ARN of a model counts as the
 * model's ID, because that is what rows contain.
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
