import * as l10n from "@vscode/l10n";

/** A text for two lines, each of which is cut off where it is too long. */
export interface TwoLines {
  readonly headline: string;
  /** Empty where there is one sentence only. */
  readonly explanation: string;
}

/** Whole sentences, one after the other: not every language puts a space in between. */
export function joinSentences(...sentences: readonly string[]): string {
  return sentences
    .filter((sentence) => sentence !== "")
    .reduce(
      (before, sentence) =>
        before === ""
          ? sentence
          : l10n.t({ message: "{0} {1}", args: [before, sentence], comment: ["Two whole sentences"] }),
      "",
    );
}

/** The items of a list, one after the other. */
export function joinList(items: readonly string[]): string {
  const [only = "", ...others] = items;
  // Most rows of a large tree have one item here.
  return others.length === 0 ? only : items.join(l10n.t({ message: ", ", comment: ["Between the items of a list"] }));
}

/** A value and what it is. */
export function formatLabeled(label: string, value: string): string {
  return l10n.t({ message: "{0}: {1}", args: [label, value], comment: ["What a value is, and the value"] });
}
