import * as vscode from "vscode";
import type { Connection } from "../../../domain/connection";
import type { Problem } from "../../../domain/problem";
import type { Row } from "../../../pickers/wizard/rows";
import { messageRow, separator, unfiltered } from "../../../pickers/wizard/rows";
import { answerWith } from "../../../pickers/wizard/step";
import type { RegionState } from "../../../profiles/regionStore";
import { escapeForLabel } from "../../../ui/untrustedText";
import { orderSources } from "../sourceOrder";
import type { SourceChoice } from "../sources";
import { sourceChoices } from "../sources";
import { sourceTexts } from "../sourceTexts";
import type { CreateEvent } from "../wizardReducer";

type SourceRow = Row<CreateEvent>;

/** The values that the rows depend on, in addition to the Region. */
interface RegionRowsOptions {
  /** The IDs of the recently used sources. */
  readonly recent: readonly string[];
  /** Whether profiles and models have loaded. */
  readonly isComplete: boolean;
  /** The account of the credentials, if it is known. */
  readonly accountId: string | undefined;
}

/**
 * Returns the rows for a Region in any state: its sources, a message that it is loading, or the reason that there are no sources.
 */
export function regionRows(
  connection: Connection,
  state: RegionState | undefined,
  { recent, isComplete, accountId }: RegionRowsOptions,
  problemRows: (problem: Problem) => readonly SourceRow[],
): SourceRow[] {
  const { region } = connection;
  if (state?.status === "failed") {
    return unfiltered(...problemRows(state.problem));
  }
  if (!state?.contents) {
    return unfiltered(messageRow("loading~spin", vscode.l10n.t("Loading the sources in {0}...", region)));
  }
  const { application } = state.contents;
  const groups = orderSources(sourceChoices(connection, state.contents, accountId), { application, recent });
  const rows = groups.flatMap(({ isRecent, provider, choices }) => [
    separator<CreateEvent>(isRecent ? vscode.l10n.t("Recently used") : (provider ?? vscode.l10n.t("Unknown provider"))),
    ...choices.map(sourceRow),
  ]);
  if (!isComplete) {
    return rows;
  }
  if (rows.length === 0) {
    const message = vscode.l10n.t("There is nothing to copy from in {0}. Select another Region.", region);
    return unfiltered(messageRow("info", message));
  }
  const message = vscode.l10n.t("Could not list the foundation models in {0}. See the log for details.", region);
  return state.contents.models.size === 0 ? [messageRow("info", message), ...rows] : rows;
}

function sourceRow(choice: SourceChoice): SourceRow {
  const { label, description, detail, codicon } = sourceTexts(choice, vscode.env.language);
  return {
    key: choice.source.arn,
    label: escapeForLabel(label),
    description: escapeForLabel(description),
    detail: escapeForLabel(detail),
    keywords: choice.source.arn,
    iconPath: new vscode.ThemeIcon(codicon),
    choose: () => answerWith({ type: "sourceAnswered", source: choice.source }),
  };
}
