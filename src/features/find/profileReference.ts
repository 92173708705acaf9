import type { InferenceProfileReference } from "../../domain/arn";
import { readInferenceProfileReference } from "../../domain/arn";

/** A longer text, such as a whole selected file, is not searched for an ARN. */
const maxSearchedLength = 10_000;

/** Parses a text that should be an inference profile's ARN or ID. Quotes and commas from code around it are ignored. */
export function parseReference(text: string): InferenceProfileReference {
  return readInferenceProfileReference(stripCode(text));
}

/**
 * Returns the ARN or ID of an inference profile in a text, or undefined if there is none. An ARN may be anywhere in the text. An
 * ID must be the whole text and have dots like the IDs of system-defined profiles, because a plain word could be anything.
 */
export function findReference(text: string): string | undefined {
  if (text.length > maxSearchedLength) {
    return undefined;
  }
  const whole = stripCode(text);
  if (readInferenceProfileReference(whole).kind === "id") {
    return /^[a-z-]+\.[a-z0-9]+\.[^.]/.test(whole) ? whole : undefined;
  }
  const arns = text.match(/arn:aws[a-z-]*:bedrock:[^\s/]+:(?:application-)?inference-profile\/[a-zA-Z0-9-:.]+/g) ?? [];
  // A sentence may end after the ARN.
  return arns.map((arn) => arn.replace(/[.:]+$/, "")).find((arn) => readInferenceProfileReference(arn).kind === "arn");
}

function stripCode(text: string): string {
  return text.trim().replace(/^["'`]+|["'`,;]+$/g, "");
}
