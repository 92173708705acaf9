/** A text for a row of two lines, each of which is cut off where it is too long. */
export interface TwoLines {
  readonly headline: string;
  /** Empty where there is one sentence only. */
  readonly explanation: string;
}

/** Puts the first sentence of a text apart from the others. */
export function splitFirstSentence(text: string): TwoLines {
  const [, headline = text, explanation = ""] = /^(.*?[.。])\s+(.*)$/su.exec(text) ?? [];
  return { headline, explanation };
}
