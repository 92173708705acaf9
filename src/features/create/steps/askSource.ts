import * as vscode from "vscode";
import { isSameConnection } from "../../../domain/connection";
import type { StepResult } from "../../../pickers/wizard/step";
import { backButtons } from "../../../pickers/wizard/step";
import { StepQuickPick } from "../../../pickers/wizard/stepQuickPick";
import { problemOfStep } from "../stepForProblem";
import type { CreateEvent } from "../wizardReducer";
import type { CreateStepContext } from "./context";
import { problemRows } from "./context";
import { regionRows } from "./sourceRows";

/** Asks for the source. The rows appear when the Region has loaded. */
export async function askSource(context: CreateStepContext): Promise<StepResult<CreateEvent>> {
  const { profileStore, accounts, report, state } = context;
  const { connection, source } = state.draft;
  if (!connection) {
    throw new Error("The source step was shown before the Region was known");
  }
  const problem = problemOfStep(state);
  // Do not update this list while the step is open, so that the rows keep their positions.
  const recent = context.recentSources.get();
  const picker = new StepQuickPick<CreateEvent>(context);
  const { quickPick } = picker;
  let isComplete = false;
  let hasShownSource = false;
  const draw = () => {
    const rows = [
      ...(problem ? problemRows<CreateEvent>(problem, context) : []),
      ...regionRows(
        connection,
        profileStore.state(connection),
        { recent, isComplete, accountId: accounts.current },
        (regionProblem) => problemRows(regionProblem, context, reload),
      ),
    ];
    // Activate the previously chosen source once, unless that would scroll the problem out of view.
    const showsSource =
      !problem && !hasShownSource && source !== undefined && rows.some((row) => row.key === source.arn);
    hasShownSource ||= showsSource;
    picker.setRows(rows, showsSource ? source.arn : undefined);
  };
  const load = async () => {
    isComplete = false;
    const loading = picker.load(loadRegion());
    draw();
    if (await loading) {
      isComplete = true;
      draw();
    }
  };
  const loadRegion = async () => {
    await profileStore.load(connection);
    await profileStore.models(connection);
  };
  const reload = () => {
    profileStore.refresh(connection).catch(report);
    load().catch(report);
  };
  const refresh = { iconPath: new vscode.ThemeIcon("refresh"), tooltip: vscode.l10n.t("Refresh Sources") };
  quickPick.placeholder = vscode.l10n.t("Search for the profile or model to copy by name, ID, provider, or Region");
  quickPick.buttons = [...backButtons(context), refresh];
  quickPick.value = source ? "" : (state.sourceSearch ?? "");
  // If AWS no longer has the source, the loaded Region is outdated.
  if (problem?.kind === "notFound") {
    reload();
  } else {
    load().catch(report);
  }
  return picker.show([
    profileStore.onDidChange((changed) => {
      if (isSameConnection(changed, connection)) {
        draw();
      }
    }),
    accounts.onDidChange(draw),
    quickPick.onDidTriggerButton((button) => {
      if (button === refresh) {
        reload();
      }
    }),
  ]);
}
