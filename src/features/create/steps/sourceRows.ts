import * as vscode from "vscode";
import type { Connection } from "../../../domain/connection";
import type { Problem } from "../../../domain/problem";
import type { Row } from "../../../pickers/wizard/rows";
import { messageRow, separator, unfiltered } from "../../../pickers/wizard/rows";
import { answerWith } from "../../../pickers/wizard/step";
import type { RegionState } from "../../../profiles/regionStore";
import { escapeForLabel } from "../../../ui/untrustedText";
import type { SourceChoice } from "../sources";
import { sourceGroups } from "../sources";
import { sourceTexts } from "../sourceTexts";
import type { CreateEvent } from "../wizardReducer";

type SourceRow = Row<CreateEvent>;

/**
 * Returns the rows for a Region in any state: its sources, that it is loading, or why there are none. `isComplete` is true
 * once profiles and models have loaded.
 */
export function regionRows(
  connection: Connection,
  state: RegionState | undefined,
  isComplete: boolean,
  accountId: string | undefined,
  problemRows: (problem: Problem) => readonly SourceRow[],
): SourceRow[] {
  const { region } = connection;
  if (state?.status === "failed") {
    return unfiltered(...problemRows(state.problem));
  }
  if (!state?.contents) {
    return unfiltered(messageRow("loading~spin", vscode.l10n.t("Loading the sources in {0}...", region)));
  }
  const rows = sourceGroups(connection, state.contents, accountId).flatMap(({ provider, choices }) => [
    separator<CreateEvent>(provider ?? vscode.l10n.t("Unknown provider")),
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
    iconPath: new vscode.ThemeIcon(codicon),
    choose: () => answerWith({ type: "sourceAnswered", source: choice.source }),
  };
}
