import type { InferenceProfileReference } from "../../domain/arn";
import { readInferenceProfileReference } from "../../domain/arn";

/** Longest text that is searched: a whole file may be selected, and nobody means an ARN somewhere in it. */
const longestSearched = 10_000;

/** Reads a text that should name an inference profile, without the quotes and commas that come along out of code. */
export function readPasted(text: string): InferenceProfileReference {
  return readInferenceProfileReference(bare(text));
}

/**
 * The inference profile's ARN or ID that a text holds, for offering it; nothing where there is none. An ARN may stand anywhere in the
 * text. An ID must be all of it, and have dots as those of system-defined profiles do: a plain word could be anything.
 */
export function findReference(text: string): string | undefined {
  if (text.length > longestSearched) {
    return undefined;
  }
  const whole = bare(text);
  if (readInferenceProfileReference(whole).kind === "id") {
    return /^[a-z-]+\.[a-z0-9]+\.[^.]/.test(whole) ? whole : undefined;
  }
  const arns = text.match(/arn:aws[a-z-]*:bedrock:[^\s/]+:(?:application-)?inference-profile\/[a-zA-Z0-9-:.]+/g) ?? [];
  // A sentence may end after it.
  return arns.map((arn) => arn.replace(/[.:]+$/, "")).find((arn) => readInferenceProfileReference(arn).kind === "arn");
}

function bare(text: string): string {
  return text.trim().replace(/^["'`]+|["'`,;]+$/g, "");
}
