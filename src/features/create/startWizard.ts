import type { ProfileSource } from "../../changes/createDraft";
import type { Connection } from "../../domain/connection";
import { isSameConnection } from "../../domain/connection";
import { emptyTagList } from "../../pickers/tags/tagsView";
import type { WizardState } from "./wizardState";
import { awsProfilesOf, connectionsOf, firstOpenStep, onlyItem, steps } from "./wizardSteps";

/** The answers that a wizard starts with. */
export interface Prefill {
  readonly awsProfile?: string;
  readonly connection?: Connection;
  readonly source?: ProfileSource;
  readonly sourceSearch?: string;
}

/** Returns the state of a new wizard, at the first step that `prefill` does not answer. */
export function startWizard(connections: readonly Connection[], draftId: string, prefill: Prefill = {}): WizardState {
  const awsProfile = awsProfilesOf(connections).find(({ name }) => name !== undefined && name === prefill.awsProfile);
  const connection =
    prefill.source?.connection ??
    prefill.connection ??
    onlyItem(awsProfile ? connectionsOf(connections, awsProfile) : connections);
  const state: WizardState = {
    connections: withConnection(connections, connection),
    draft: {
      id: draftId,
      ...(connection ? { connection } : {}),
      ...(prefill.source ? { source: prefill.source } : {}),
    },
    ...(awsProfile ? { awsProfile } : {}),
    step: "review",
    fromReview: false,
    tagsView: emptyTagList,
    typed: {},
    ...(prefill.sourceSearch === undefined ? {} : { sourceSearch: prefill.sourceSearch }),
    listedNames: { key: "", names: [] },
    refusedNames: [],
    edited: false,
  };
  return { ...state, step: firstOpenStep(state) ?? "review" };
}

/** Returns the state of an unfinished wizard, updated with the connections that are currently shown. */
export function resumeWizard(state: WizardState, connections: readonly Connection[]): WizardState {
  const { awsProfile, ...rest } = state;
  const connection = rest.draft.connection ?? onlyItem(connections);
  const isShown = awsProfile && connectionsOf(connections, awsProfile).length > 0;
  const resumed: WizardState = {
    ...rest,
    ...(isShown ? { awsProfile } : {}),
    connections: withConnection(connections, connection),
    draft: connection ? { ...rest.draft, connection } : rest.draft,
  };
  return steps(resumed).includes(resumed.step) ? resumed : { ...resumed, step: firstOpenStep(resumed) ?? "review" };
}

function withConnection(connections: readonly Connection[], wanted: Connection | undefined): readonly Connection[] {
  const isMissing = wanted && !connections.some((each) => isSameConnection(each, wanted));
  return isMissing ? [...connections, wanted] : connections;
}
