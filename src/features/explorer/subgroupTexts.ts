import * as l10n from "@vscode/l10n";
import type { SubgroupNode } from "./nodes";

/** Returns the label and the screen reader text for a subgroup's row. `count` is the formatted number of its profiles. */
export function subgroupTexts(node: SubgroupNode, count: string): { label: string; accessibleLabel: string } {
  const { criterion, type } = node;
  if (criterion.by === "tag") {
    return tagTexts(node, criterion.key, count);
  }
  const unnamed = criterion.by === "provider" ? l10n.t("Other providers") : l10n.t("No models");
  const label = node.name ?? unnamed;
  return {
    label,
    accessibleLabel:
      type === "APPLICATION"
        ? l10n.t("Application inference profiles of {0}, {1}", label, count)
        : l10n.t("System-defined inference profiles of {0}, {1}", label, count),
  };
}

function tagTexts(
  { key, name }: SubgroupNode,
  tagKey: string,
  count: string,
): { label: string; accessibleLabel: string } {
  if (name !== undefined) {
    const label = name === "" ? l10n.t("Empty value") : name;
    return {
      label,
      accessibleLabel: l10n.t("Application inference profiles with the tag {0}, {1}", `${tagKey}=${label}`, count),
    };
  }
  const label =
    key === "loading"
      ? l10n.t("Loading tags...")
      : key === "failed"
        ? l10n.t("Tags not available")
        : l10n.t("Without the tag {0}", tagKey);
  return { label, accessibleLabel: l10n.t("Application inference profiles: {0}, {1}", label, count) };
}
