import * as l10n from "@vscode/l10n";
import { joinList } from "../../messages/list";
import { formatDate } from "../../messages/dates";
import type { SourceChoice } from "./sources";

/** A source in words. All of them may be foreign text. */
export interface SourceTexts {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** The codicon that tells what kind of source it is. */
  readonly codicon: string;
}

/**
 * The words for a source, holding everything that people search for: its name, ID, provider, models and Regions. The icons
 * are those of the explorer. `locale` is the editor's language.
 */
export function sourceTexts(choice: SourceChoice, locale: string): SourceTexts {
  const { source, provider, legacy } = choice;
  const kind = source.kind === "systemDefined" ? l10n.t("System-defined profile") : l10n.t("On-demand model");
  const otherNames = choice.models.filter((name) => !source.name.includes(name) && !source.id.includes(name));
  return {
    label: source.name,
    description: source.id,
    // A row cuts off what is too long for it, so what a choice turns on comes first.
    detail: [
      ...(legacy ? [legacyText(legacy.endOfLife, locale)] : []),
      routingText(choice),
      kind,
      ...otherNames,
      provider,
    ].join(" · "),
    codicon: codiconOf(choice),
  };
}

/** Where requests may run, in words. */
export function routingText({ regions, global }: Pick<SourceChoice, "regions" | "global">): string {
  return joinList([...(global ? [l10n.t("Any commercial Region")] : []), ...regions]);
}

function legacyText(endOfLife: Date | undefined, locale: string): string {
  const day = formatDate(endOfLife, locale);
  return day ? l10n.t("Legacy, ends {0}", day.text) : l10n.t("Legacy");
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
