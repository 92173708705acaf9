import * as l10n from "@vscode/l10n";
import { formatDate } from "../../messages/dates";
import { joinList } from "../../messages/list";
import type { SourceChoice } from "./sources";

/** The texts for the row of a source. They may contain untrusted text. */
export interface SourceTexts {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly codicon: string;
}

/**
 * Returns the texts for the row of a source, including everything that users may search for: its name, ID, provider, models, and
 * Regions. The icons are the same as in the explorer. `locale` is the display language of VS Code.
 */
export function sourceTexts(choice: SourceChoice, locale: string): SourceTexts {
  const { source, provider, legacy, foreign } = choice;
  const kind =
    source.kind === "systemDefined" ? l10n.t("System-defined profile") : l10n.t("Foundation model (single Region)");
  const otherNames = choice.models.filter((name) => !source.name.includes(name) && !source.id.includes(name));
  return {
    label: source.name,
    description: source.id,
    // VS Code truncates long rows, so the most important information comes first.
    detail: [
      ...(legacy ? [legacyText(legacy.endOfLife, locale)] : []),
      ...(foreign === undefined ? [] : [foreign]),
      routingText(choice),
      kind,
      ...otherNames,
      ...(provider === undefined ? [] : [provider]),
    ].join(" · "),
    codicon: codiconOf(choice),
  };
}

/** Formats the Regions where requests may run. */
export function routingText({ regions, global }: Pick<SourceChoice, "regions" | "global">): string {
  return joinList([...(global ? [l10n.t("Any commercial Region")] : []), ...regions]);
}

function legacyText(endOfLife: Date | undefined, locale: string): string {
  const day = formatDate(endOfLife, locale);
  return day ? l10n.t("Legacy, end of life {0}", day.text) : l10n.t("Legacy");
}

function codiconOf({ source, global, legacy }: SourceChoice): string {
  if (legacy) {
    return "history";
  }
  if (source.kind === "foundationModel") {
    return "symbol-misc";
  }
  return global ? "globe" : "server-environment";
}
