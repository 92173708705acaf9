import * as vscode from "vscode";
import type { SearchableItem } from "../../pickers/search/matchingItems";
import { escapeForLabel } from "../../ui/untrustedText";
import type { CopyFacts } from "./copyFacts";
import type { LimitedFormat } from "./formatWarnings";
import { explainWarnings } from "./formatWarnings";
import { preview } from "./preview";
import type { UnavailableFormat } from "./targetTexts";
import { explainUnavailable, groupIcon, groupTitle } from "./targetTexts";
import { targets } from "./targets";
import type { CopyTarget } from "./targets/target";
import type { CopyTemplate } from "./templates";
import { fillInTemplate, unknownPlaceholders } from "./templates";

/** A format that the user can choose: one of the targets, or one of the user's templates. */
export interface CopyFormat extends LimitedFormat {
  /** Identifies the format among the recently used formats. */
  readonly id: string;
  readonly label: string;
  /** Returns the reason that the format is not available for the profiles, or undefined if it is. */
  readonly unavailable: (profiles: readonly CopyFacts[]) => UnavailableFormat | undefined;
  /** Returns the text to copy for the profiles. The format must be available for them. */
  readonly text: (profiles: readonly CopyFacts[]) => string;
}

/** A row of the list. `format` is undefined for separators, and for formats that are not available for the profiles. */
export interface CopyAsItem extends SearchableItem {
  readonly format?: CopyFormat;
  /** Whether accepting the row clears the typed text. */
  readonly clearsText?: boolean;
  /** Whether accepting the row opens the setting that contains the user's templates. */
  readonly opensSetting?: boolean;
}

/** The buttons of a row. */
export interface CopyAsButtons {
  readonly copy: vscode.QuickInputButton;
  readonly open: vscode.QuickInputButton;
}

/** The contents of the list. */
export interface CopyAsList {
  readonly profiles: readonly CopyFacts[];
  readonly templates: readonly CopyTemplate[];
  /** Whether the setting that contains the templates has malformed entries. */
  readonly hasMalformedTemplates: boolean;
  readonly recent: readonly string[];
  readonly buttons: CopyAsButtons;
}

/**
 * Returns the rows: first the recently used formats, then the formats of each group. A format that is not available keeps its
 * position and shows the reason, so that no rows move while the profiles are loading.
 */
export function createFormatItems(list: CopyAsList): CopyAsItem[] {
  const { profiles, templates, recent, buttons } = list;
  const rows: readonly Row[] = [
    ...templates.map((template) => templateRow(template, profiles, buttons)),
    ...targets.map((target) => targetRow(target, profiles, buttons)),
  ];
  const used = recent.flatMap((id) => rows.filter((row) => row.id === id));
  const rest = rows.filter((row) => !used.includes(row));
  const groups = [...new Set(rest.map(({ group }) => group))];
  return [
    ...section(vscode.l10n.t("Recently used"), used),
    ...groups.flatMap((title) =>
      section(
        title,
        rest.filter(({ group }) => group === title),
      ),
    ),
    ...(list.hasMalformedTemplates ? [malformedTemplatesItem()] : []),
  ];
}

/** Returns the row to show if no format matches the typed text. */
export function noMatchItem(): CopyAsItem {
  return {
    label: vscode.l10n.t("No match"),
    detail: vscode.l10n.t("Press Enter to clear the text and show all."),
    iconPath: new vscode.ThemeIcon("info"),
    alwaysShow: true,
    clearsText: true,
  };
}

function malformedTemplatesItem(): CopyAsItem {
  return {
    label: vscode.l10n.t("Some of your templates are not valid"),
    detail: vscode.l10n.t(
      "Each entry in the setting {0} needs a name, a language, and a text. Press Enter to open the setting.",
      "bedrockProfiles.copyTemplates",
    ),
    iconPath: new vscode.ThemeIcon("warning"),
    opensSetting: true,
  };
}

interface Row {
  readonly id: string;
  readonly group: string;
  readonly item: CopyAsItem;
}

function section(title: string, rows: readonly Row[]): CopyAsItem[] {
  return rows.length > 0
    ? [{ label: title, kind: vscode.QuickPickItemKind.Separator }, ...rows.map(({ item }) => item)]
    : [];
}

function templateRow(template: CopyTemplate, profiles: readonly CopyFacts[], buttons: CopyAsButtons): Row {
  const { name, language } = template;
  const format: CopyFormat = {
    id: `template:${name}`,
    label: name,
    language,
    unavailable: (chosen) => {
      const { unsafe } = fillInTemplate(template, chosen);
      return unsafe === undefined ? undefined : { unsafePlaceholder: unsafe };
    },
    text: (chosen) => fillInTemplate(template, chosen).text ?? "",
    unknownPlaceholders: (profile) => unknownPlaceholders(template, profile),
  };
  const texts = { description: vscode.l10n.t("template"), iconPath: new vscode.ThemeIcon("note") };
  return { id: format.id, group: vscode.l10n.t("Your Templates"), item: formatItem(format, profiles, buttons, texts) };
}

function targetRow(target: CopyTarget, profiles: readonly CopyFacts[], buttons: CopyAsButtons): Row {
  const texts = { description: describeTarget(target), iconPath: groupIcon(target.group) };
  const item = formatItem({ ...target, label: target.client }, profiles, buttons, texts);
  return { id: target.id, group: groupTitle(target.group), item };
}

function formatItem(
  format: CopyFormat,
  profiles: readonly CopyFacts[],
  { copy, open }: CopyAsButtons,
  texts: Pick<vscode.QuickPickItem, "description" | "iconPath">,
): CopyAsItem {
  const reason = format.unavailable(profiles);
  const item = { ...texts, label: escapeForLabel(format.label), keywords: format.language };
  return reason === undefined
    ? { ...item, format, detail: escapeForLabel(detailOf(format, profiles)), buttons: [copy, open] }
    : { ...item, detail: escapeForLabel(explainUnavailable(reason)), iconPath: new vscode.ThemeIcon("circle-slash") };
}

/** Returns the beginning of the text, after the warnings that the text cannot contain. */
function detailOf(format: CopyFormat, profiles: readonly CopyFacts[]): string {
  const text = format.text(profiles);
  const warning = explainWarnings(format, text, profiles, vscode.env.language);
  return [...(warning === "" ? [] : [warning]), preview(text)].join(" ");
}

/** Names of clients and of their files are not translated. */
function describeTarget({ variant, checkedAgainst }: CopyTarget): string {
  return [...(variant === undefined ? [] : [variant()]), checkedAgainst].join(" · ");
}
