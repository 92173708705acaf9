import * as l10n from "@vscode/l10n";
import type { Tag } from "../../domain/inferenceProfile";
import type { TagChoice } from "../../domain/tags";
import { formatTagViolation } from "../../messages/validationMessages";

/** The texts for the row of a tag choice. They may contain untrusted text. */
export interface TagChoiceTexts {
  /** Starts with the text that was or could be typed, unless it is invalid. */
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly codicon: string;
}

/** Returns the texts and icon for the row of a choice. */
export function tagChoiceTexts(choice: TagChoice): TagChoiceTexts {
  switch (choice.kind) {
    case "completeKey":
      return {
        label: `${choice.key}=`,
        description: l10n.t("Continue to the value"),
        detail: "",
        codicon: "arrow-right",
      };
    case "invalid": {
      const { headline, explanation } = formatTagViolation(choice.violation);
      return { label: headline, description: "", detail: explanation, codicon: "error" };
    }
    case "set":
      return {
        label: tagText(choice.tag),
        description: descriptionOf(choice.tag, choice.replaced),
        detail: "",
        codicon: choice.replaced ? "edit" : "add",
      };
  }
}

/** Returns a tag in the form that users type. */
export function tagText({ key, value }: Tag): string {
  return `${key}=${value}`;
}

function descriptionOf(tag: Tag, replaced: Tag | undefined): string {
  if (replaced) {
    return l10n.t("Replaces {0}", tagText(replaced));
  }
  return tag.value === "" ? l10n.t("Add this tag with an empty value") : l10n.t("Add this tag");
}
