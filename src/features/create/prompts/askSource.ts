import * as vscode from "vscode";
import type { Connection } from "../../../domain/connection";
import { connectionKey } from "../../../domain/connection";
import type { RegionState } from "../../../profiles/regionStore";
import { escapeForLabel } from "../../../ui/untrustedText";
import { problemHere } from "../stepForProblem";
import type { SourceChoice } from "../sources";
import { sourceGroups } from "../sources";
import { sourceTexts } from "../sourceTexts";
import type { PromptAnswer, PromptContext } from "./prompt";
import { answerWith, backButtons } from "./prompt";
import type { Row } from "./rows";
import { lasting, problemRows, remark, separator } from "./rows";
import { StepPicker } from "./stepPicker";

/** Asks what to copy from. The rows come as the Region answers; until then, and where it fails, Esc and Back work as well. */
export async function askSource(context: PromptContext): Promise<PromptAnswer> {
  const { draft, sourceSearch } = context.state;
  const { connection } = draft;
  if (!connection) {
    // The machine asks for the Region first.
    throw new Error("The source was asked for before the Region");
  }
  const picker = new StepPicker(context);
  const refresh = { iconPath: new vscode.ThemeIcon("refresh"), tooltip: vscode.l10n.t("Read the sources again") };
  picker.quickPick.placeholder = vscode.l10n.t("Profile or model to copy from, by name, ID, provider or Region");
  picker.quickPick.buttons = [...backButtons(context.state), refresh];
  picker.quickPick.value = draft.source ? "" : (sourceSearch ?? "");
  const rows = new SourceRows(picker, context, connection);
  // What is known here is out of date where the source turned out to be gone.
  if (problemHere(context.state)?.kind === "notFound") {
    rows.reload();
  } else {
    rows.load();
  }
  return picker.show([
    context.profileStore.onDidChange((changed) => {
      if (connectionKey(changed) === connectionKey(connection)) {
        rows.draw();
      }
    }),
    picker.quickPick.onDidTriggerButton((button) => {
      if (button === refresh) {
        rows.reload();
      }
    }),
    rows,
  ]);
}

/** The rows of the source step, drawn anew whenever more is known. */
class SourceRows {
  readonly #picker: StepPicker;
  readonly #context: PromptContext;
  readonly #connection: Connection;
  /** Which of the loads counts. */
  #generation = 0;
  #complete = false;
  /** Set once the rows hold the source chosen before, which is then active. */
  #activeShown = false;

  constructor(picker: StepPicker, context: PromptContext, connection: Connection) {
    this.#picker = picker;
    this.#context = context;
    this.#connection = connection;
  }

  /** Waits for the Region's profiles and models, drawing what there is already. */
  load(): void {
    this.#wait().catch((error: unknown) => this.#context.report(error));
  }

  /** Reads the Region anew. */
  reload(): void {
    this.#context.profileStore.refresh(this.#connection).catch((error: unknown) => this.#context.report(error));
    this.load();
  }

  draw(): void {
    const { state } = this.#context;
    // What went wrong is told at the top of the list, which is to stay in view.
    const source = problemHere(state) ? undefined : state.draft.source;
    const rows = this.#rows();
    const showsSource = !this.#activeShown && source && rows.some((row) => row.key === source.arn);
    this.#activeShown ||= showsSource === true;
    this.#picker.setRows(rows, showsSource ? source.arn : undefined);
  }

  dispose(): void {
    this.#generation += 1;
  }

  async #wait(): Promise<void> {
    this.#generation += 1;
    const generation = this.#generation;
    this.#complete = false;
    this.#picker.quickPick.busy = true;
    this.draw();
    await this.#context.profileStore.load(this.#connection);
    await this.#context.profileStore.models(this.#connection);
    if (generation === this.#generation) {
      this.#complete = true;
      this.#picker.quickPick.busy = false;
      this.draw();
    }
  }

  #rows(): Row[] {
    const { profileStore, state } = this.#context;
    const problem = problemHere(state);
    const told = problem ? problemRows(problem, this.#context) : [];
    return [...told, ...this.#regionRows(profileStore.state(this.#connection))];
  }

  #regionRows(region: RegionState | undefined): Row[] {
    const { region: code } = this.#connection;
    if (region?.status === "failed") {
      return lasting(...problemRows(region.problem, this.#context, () => this.reload()));
    }
    if (!region?.contents) {
      return lasting(remark("loading~spin", vscode.l10n.t("Reading what there is in {0}...", code)));
    }
    const groups = sourceGroups(this.#connection, region.contents);
    const rows = groups.flatMap(({ provider, choices }) => [separator(provider), ...choices.map(sourceRow)]);
    if (this.#complete && rows.length === 0) {
      return lasting(
        remark("info", vscode.l10n.t("There is nothing to copy from in {0}. Choose another Region.", code)),
      );
    }
    return this.#complete && region.contents.models.size === 0
      ? [
          remark("info", vscode.l10n.t("The foundation models of {0} could not be listed. The log says why.", code)),
          ...rows,
        ]
      : rows;
  }
}

function sourceRow(choice: SourceChoice): Row {
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
