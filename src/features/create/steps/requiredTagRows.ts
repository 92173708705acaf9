import * as vscode from "vscode";
import type { Tag } from "../../../domain/inferenceProfile";
import type { RequiredTag } from "../../../domain/requiredTags";
import { findTagDeviations, suggestedValues } from "../../../domain/requiredTags";
import { joinList } from "../../../messages/list";
import type { TagsEvent } from "../../../pickers/tags/tagsView";
import type { Row } from "../../../pickers/wizard/rows";
import { answerWith } from "../../../pickers/wizard/step";
import { escapeForLabel } from "../../../ui/untrustedText";

/**
 * Returns a row for each required tag that is missing or has a value that is not allowed. Selecting the row opens the input for
 * the tag.
 */
export function requiredTagRows(tags: readonly Tag[], required: readonly RequiredTag[]): Row<TagsEvent>[] {
  return findTagDeviations(tags, required).map((deviation) => {
    const { key, values } = deviation.required;
    const [suggested] = suggestedValues(deviation.required);
    const index = tags.findIndex((tag) => tag.key === key);
    return {
      key: `required ${key}`,
      label: escapeForLabel(
        deviation.kind === "missing"
          ? vscode.l10n.t("{0} is required", key)
          : vscode.l10n.t("{0} does not have an allowed value", key),
      ),
      description: escapeForLabel(values.length > 0 ? vscode.l10n.t("allowed: {0}", joinList(values)) : ""),
      iconPath: new vscode.ThemeIcon("warning"),
      choose: () =>
        deviation.required.defaultValue !== undefined && suggested !== undefined && index < 0
          ? answerWith<TagsEvent>({ type: "tagSet", tag: { key, value: suggested } })
          : answerWith<TagsEvent>({ type: "tagEntryOpened", ...(index < 0 ? { key } : { index }) }),
    };
  });
}
