import * as l10n from "@vscode/l10n";

/** A text for two lines. Each line is truncated if it is too long. */
export interface TwoLines {
  readonly headline: string;
  /** The second line, or an empty string if there is only a headline. */
  readonly explanation: string;
}

/** Joins sentences in a localizable way, because not every language puts a space between sentences. */
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

/** Joins the items of a list. */
export function joinList(items: readonly string[]): string {
  const [only = "", ...others] = items;
  // Most tree rows have only one item, so skip the localization lookup for it.
  return others.length === 0 ? only : items.join(l10n.t({ message: ", ", comment: ["Between the items of a list"] }));
}

/** Formats a label and its value. */
export function formatLabeled(label: string, value: string): string {
  return l10n.t({ message: "{0}: {1}", args: [label, value], comment: ["What a value is, and the value"] });
}
