import * as l10n from "@vscode/l10n";
import type { Field, TagViolation, Violation } from "../domain/constraints";
import type { TwoLines } from "./list";

/** Describes how a text violates the rule for its field, and explains the rule. */
export function formatViolation(field: Field, violation: Violation): TwoLines {
  switch (violation.kind) {
    case "required":
      return line(field === "tagKey" ? l10n.t("Enter a tag key.") : l10n.t("Enter a name."));
    case "tooLong":
      return line(
        l10n.t("The text is {0} characters long.", violation.length),
        l10n.t("The maximum is {0} characters.", violation.maximum),
      );
    case "badCharacter":
      return line(
        l10n.t("Position {0}: {1} is not allowed.", violation.index + 1, characterName(violation.character)),
        allowedCharacters(field),
      );
    case "badStart":
      return line(
        l10n.t("The text cannot start with {0}.", characterName(violation.character)),
        l10n.t("Start with a letter or a digit."),
      );
    case "doubledSeparator":
      return line(
        l10n.t(
          "Position {0}: {1} follows {2}.",
          violation.index + 2,
          characterName(violation.characters.slice(1)),
          characterName(violation.characters.slice(0, 1)),
        ),
        l10n.t("Spaces, hyphens, and underscores cannot be next to each other."),
      );
    case "reservedPrefix":
      return line(l10n.t("Keys that start with {0} are reserved for AWS use.", violation.prefix));
  }
}

/** Describes why a tag is invalid, and explains the rule. */
export function formatTagViolation(violation: TagViolation): TwoLines {
  switch (violation.kind) {
    case "key": {
      const { headline, explanation } = formatViolation("tagKey", violation.violation);
      return line(l10n.t("Key: {0}", headline), explanation);
    }
    case "value": {
      const { headline, explanation } = formatViolation("tagValue", violation.violation);
      return line(l10n.t("Value: {0}", headline), explanation);
    }
    case "repeatedKey":
      return line(l10n.t("The key {0} is already used.", violation.key));
    case "tooMany":
      return line(l10n.t("A profile can have up to {0} tags.", violation.maximum));
  }
}

function line(headline: string, explanation = ""): TwoLines {
  return { headline, explanation };
}

function allowedCharacters(field: Field): string {
  switch (field) {
    case "name":
      return l10n.t("Use letters A-Z, digits, and single spaces, hyphens, or underscores.");
    case "description":
      return l10n.t("Use letters A-Z, digits, colons, periods, and single spaces, hyphens, or underscores.");
    default:
      return l10n.t("Use letters A-Z, digits, spaces, and . _ : / = + @ -");
  }
}

/** Matches invisible characters: control characters, spaces, marks, and letters and symbols without a glyph. */
const invisible = /[\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Matches characters that may look like an allowed character: letters of related scripts, and all kinds of dashes. */
const lookalike =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}\p{Pd}\u2212]/u;

/**
 * Returns the name of a character. For invisible characters and characters that look like an allowed character, includes the code
 * point.
 */
function characterName(character: string): string {
  switch (character) {
    case " ":
      return l10n.t("a space");
    case ",":
      return l10n.t("a comma");
    case ".":
      return l10n.t("a period");
    case "-":
      return l10n.t("a hyphen");
    case "_":
      return l10n.t("an underscore");
    case "\t":
      return l10n.t("a tab");
    case "\n":
    case "\r":
      return l10n.t("a line break");
  }
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  if (invisible.test(character)) {
    return code;
  }
  // Compatibility variants, such as a full-width A, look like the character that they are normalized to.
  const looksAllowed = lookalike.test(character) || /^[!-~]+$/.test(character.normalize("NFKC"));
  return looksAllowed && character > "~" ? `"${character}" ${code}` : `"${character}"`;
}
