import * as l10n from "@vscode/l10n";
import { findViolation } from "../../domain/constraints";
import type { Tag } from "../../domain/inferenceProfile";
import { formatTagViolation, formatViolation } from "../../messages/validationMessages";
import type { TwoLines } from "../../messages/list";
import { joinSentences } from "../../messages/list";
import type { NameError } from "./profileName";
import type { TagEntry } from "./tagEntry";

/** Says what is wrong with a name. */
export function formatNameError(fault: NameError, region: string): string {
  return fault.kind === "violation"
    ? inOneLine(formatViolation("name", fault.violation))
    : l10n.t("{0} is taken in {1}. Press Enter to use {2} instead.", fault.name, region, fault.free);
}

/** Says what is wrong with a description; nothing where it can be used. */
export function formatDescriptionError(description: string): string | undefined {
  const violation = findViolation("description", description);
  return violation && inOneLine(formatViolation("description", violation));
}

function inOneLine({ headline, explanation }: TwoLines): string {
  return joinSentences(headline, explanation);
}

/** The words for what can be done with a tag that is being typed. The label starts with what was typed, or could be. */
export interface TagEntryTexts {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly codicon: string;
}

/** Tells an entry in words. They may hold foreign text. */
export function tagEntryTexts(entry: TagEntry): TagEntryTexts {
  switch (entry.kind) {
    case "completeKey":
      return { label: `${entry.key}=`, description: l10n.t("Go on to the value"), detail: "", codicon: "arrow-right" };
    case "invalid": {
      const { headline, explanation } = formatTagViolation(entry.violation);
      return { label: headline, description: "", detail: explanation, codicon: "error" };
    }
    case "set":
      return {
        label: `${entry.tag.key}=${entry.tag.value}`,
        description: setText(entry.tag, entry.before && `${entry.before.key}=${entry.before.value}`),
        detail: "",
        codicon: entry.before ? "edit" : "add",
      };
  }
}

function setText(tag: Tag, before: string | undefined): string {
  if (before !== undefined) {
    return l10n.t("Change it from {0}", before);
  }
  return tag.value === "" ? l10n.t("Add this tag with an empty value") : l10n.t("Add this tag");
}
