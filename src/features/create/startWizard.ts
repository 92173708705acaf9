import type { ProfileSource } from "../../changes/createDraft";
import type { Connection } from "../../domain/connection";
import { isSameConnection } from "../../domain/connection";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import { emptyTagList } from "../../pickers/tags/tagsView";
import type { SimilarProfile, WizardState } from "./wizardState";
import { awsProfilesOf, connectionsOf, firstOpenStep, onlyItem, steps } from "./wizardSteps";

/**
 * The starting point of the wizard: an AWS profile, a Region, a model, or a profile. For an application profile, the wizard starts
 * with its source, description, and tags.
 */
export type CreateWizardStart =
  | { readonly awsProfile: string }
  | {
      readonly connection: Connection;
      readonly sourceProfile?: InferenceProfile;
      readonly sourceModelId?: string;
    };

/**
 * Returns a connection of the AWS profile that will create the profile, or undefined if the user can choose between several AWS
 * profiles.
 */
export function certainConnection(
  connections: readonly Connection[],
  start: CreateWizardStart | undefined,
): Connection | undefined {
  if (start && "connection" in start) {
    return start.connection;
  }
  const awsProfiles = start ? [{ name: start.awsProfile }] : awsProfilesOf(connections);
  const only = onlyItem(awsProfiles);
  return only && connectionsOf(connections, only)[0];
}

/** The answers that a wizard starts with. */
export interface Prefill {
  readonly awsProfile?: string;
  readonly connection?: Connection;
  readonly source?: ProfileSource;
  readonly sourceSearch?: string;
  readonly similar?: SimilarProfile;
}

/** Returns the state of a new wizard, at the first step that is not answered by `prefill`. */
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
      ...(prefill.similar ? { description: prefill.similar.profile.description ?? "" } : {}),
    },
    ...(prefill.similar ? { similar: prefill.similar } : {}),
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
