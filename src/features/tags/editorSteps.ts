import * as vscode from "vscode";
import { accountOfProfile } from "../../domain/inferenceProfile";
import type { RequiredTag } from "../../domain/requiredTags";
import type { QuickInputs } from "../../pickers/quickInputs";
import type { StepResult } from "../../pickers/wizard/step";
import type { TagStore } from "../../profiles/tagStore";
import type { EditorEvent, EditorState } from "./editorState";
import { askKeys } from "./steps/askKeys";
import { askPlan } from "./steps/askPlan";
import { askValue } from "./steps/askValue";
import type { EditorStepContext } from "./steps/context";
import { formatProfileCount } from "../../messages/counts";

/** The services that a step needs in addition to the state. */
interface StepServices extends Pick<EditorStepContext, "signal" | "report"> {
  readonly quickInputs: QuickInputs;
  readonly tagStore: Pick<TagStore, "suggestions" | "onDidChange">;
  readonly required: readonly RequiredTag[];
  readonly managedByTags: readonly string[];
}

/** Shows the current step. */
export function showEditorStep(state: EditorState, services: StepServices): Promise<StepResult<EditorEvent>> {
  const { tagStore, ...rest } = services;
  const { view, profiles } = state;
  const context: EditorStepContext = {
    ...rest,
    title: () => title(state),
    onDidChangeTitle: () => ({ dispose: () => undefined }),
    step: view.kind === "plan" ? 2 : 1,
    totalSteps: 2,
    canGoBack: view.kind !== "keys",
    state,
    suggestions: () => tagStore.suggestions(profiles.map(({ connection }) => connection)),
    onDidChangeSuggestions: (listener) => tagStore.onDidChange(listener),
  };
  switch (view.kind) {
    case "keys":
      return askKeys(context);
    case "value":
      return askValue(context, view.key);
    case "plan":
      return askPlan(context);
  }
}

/**
 * Returns the title with the profile or the number of profiles, and the account, AWS profile, and Region if they are the same for
 * all profiles.
 */
function title({ profiles, view }: EditorState): string {
  const [first] = profiles;
  const subject =
    first && profiles.length === 1 ? first.profile.name : formatProfileCount(profiles.length, vscode.env.language);
  const places = [
    onlyValue(profiles.map(({ profile }) => accountOfProfile(profile))),
    onlyValue(profiles.map(({ connection }) => connection.awsProfile)),
    onlyValue(profiles.map(({ connection }) => connection.region)),
  ];
  return [
    vscode.l10n.t("Edit Tags"),
    ...(view.kind === "value" ? [view.key] : []),
    subject,
    ...places.filter((place) => place !== undefined && place !== ""),
  ].join(" · ");
}

function onlyValue(values: readonly (string | undefined)[]): string | undefined {
  const [value, ...others] = new Set(values);
  return others.length === 0 ? value : undefined;
}
