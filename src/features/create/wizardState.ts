import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import type { CreateDraft, ProfileSource } from "../../changes/createDraft";
import { sourceFits } from "../../changes/createDraft";
import type { Problem } from "../../domain/problem";
import type { PendingAttempt } from "../../changes/createInferenceProfile";
import { findNameError } from "./profileName";
import type { TagsView } from "./tagSteps";
import { tagList } from "./tagSteps";

/** The steps of a creation, in their order. */
export const stepOrder = ["awsProfile", "region", "source", "name", "description", "tags", "review"] as const;

/** One step of a creation. */
export type Step = (typeof stepOrder)[number];

/** Everything that the guided creation knows at one moment. It is also what is kept of an unfinished one. */
export interface WizardState {
  /** The connections to choose from. */
  readonly connections: readonly Connection[];
  readonly draft: CreateDraft;
  /** The AWS profile that was chosen, as long as the draft has no connection to tell it. */
  readonly awsProfile?: ChosenAwsProfile;
  readonly step: Step;
  /** Whether the step was opened from Review, where it leads back to. */
  readonly visiting: boolean;
  readonly tags: TagsView;
  /** Texts that were typed but not entered. */
  readonly typed: { readonly name?: string; readonly description?: string; readonly tags?: string };
  /** What the source step starts to search for. */
  readonly sourceSearch?: string;
  /** Names of the application profiles in the draft's Region, by its connection's key. */
  readonly listedNames: { readonly key: string; readonly names: readonly string[] };
  /** Names that AWS refused because there is one already, each after its connection's key. */
  readonly refusedNames: readonly { readonly key: string; readonly name: string }[];
  /** Why the last attempt at creating failed, until its step is answered. */
  readonly problem?: Problem;
  readonly unclear?: PendingAttempt;
  /** The line that Review came back from without an answer. */
  readonly lastVisited?: Step;
  /** Whether a person has answered or typed anything, so that it is worth keeping. */
  readonly touched: boolean;
}

/** An AWS profile, or the ambient credentials where there is no name. */
export interface ChosenAwsProfile {
  readonly name: string | undefined;
}

/** What a creation starts with. */
export interface Prefill {
  readonly awsProfile?: string;
  readonly connection?: Connection;
  readonly source?: ProfileSource;
  readonly sourceSearch?: string;
}

/** A new creation. What is pre-filled counts as answered, and the first open step comes first. */
export function startWizard(connections: readonly Connection[], draftId: string, prefill: Prefill = {}): WizardState {
  const given = prefill.source?.connection ?? prefill.connection;
  const chosen = awsProfilesOf(connections).find(({ name }) => name !== undefined && name === prefill.awsProfile);
  const connection = given ?? onlyOne(chosen ? connectionsOf(connections, chosen) : connections);
  const state: WizardState = {
    connections: withConnection(connections, connection),
    draft: {
      id: draftId,
      ...(connection ? { connection } : {}),
      ...(prefill.source ? { source: prefill.source } : {}),
    },
    ...(chosen ? { awsProfile: chosen } : {}),
    step: "review",
    visiting: false,
    tags: tagList,
    typed: {},
    ...(prefill.sourceSearch === undefined ? {} : { sourceSearch: prefill.sourceSearch }),
    listedNames: { key: "", names: [] },
    refusedNames: [],
    touched: false,
  };
  return { ...state, step: firstOpenStep(state) ?? "review" };
}

/** An unfinished creation taken up again, with the connections there are now. */
export function resumeWizard(state: WizardState, connections: readonly Connection[]): WizardState {
  const { awsProfile, ...rest } = state;
  const { draft } = rest;
  const connection = draft.connection ?? onlyOne(connections);
  const isShown = awsProfile && connectionsOf(connections, awsProfile).length > 0;
  const resumed: WizardState = {
    ...rest,
    ...(isShown ? { awsProfile } : {}),
    connections: withConnection(connections, connection),
    draft: connection ? { ...draft, connection } : draft,
  };
  return steps(resumed).includes(resumed.step) ? resumed : { ...resumed, step: firstOpenStep(resumed) ?? "review" };
}

function withConnection(connections: readonly Connection[], wanted: Connection | undefined): readonly Connection[] {
  const keys = new Set(connections.map(connectionKey));
  return wanted && !keys.has(connectionKey(wanted)) ? [...connections, wanted] : connections;
}

/**
 * The steps there are: AWS profile and Region are asked for only where there is a choice. Before the AWS profile is chosen,
 * the Region counts as a step where any of them has several.
 */
export function steps(state: WizardState): readonly Step[] {
  const awsProfiles = awsProfilesOf(state.connections);
  const chosen = chosenAwsProfile(state);
  const regions = (chosen ? [chosen] : awsProfiles).map((each) => connectionsOf(state.connections, each).length);
  return stepOrder.filter((step) => {
    switch (step) {
      case "awsProfile":
        return awsProfiles.length > 1;
      case "region":
        return Math.max(0, ...regions) > 1;
      default:
        return true;
    }
  });
}

/** The AWS profiles to choose from, each once. */
export function awsProfilesOf(connections: readonly Connection[]): ChosenAwsProfile[] {
  return [...new Set(connections.map(({ awsProfile }) => awsProfile))].map((name) => ({ name }));
}

/** The AWS profile that the profile is made with, once that is known. */
export function chosenAwsProfile({ connections, draft, awsProfile }: WizardState): ChosenAwsProfile | undefined {
  if (draft.connection) {
    return { name: draft.connection.awsProfile };
  }
  return awsProfile ?? onlyOne(awsProfilesOf(connections));
}

/** The connections of one AWS profile. */
export function connectionsOf(connections: readonly Connection[], { name }: ChosenAwsProfile): readonly Connection[] {
  return connections.filter(({ awsProfile }) => awsProfile === name);
}

function onlyOne<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}

/** The place of the current step, counted from 1. */
export function stepNumber(state: WizardState): number {
  return steps(state).indexOf(state.step) + 1;
}

/** The first step that still needs an answer; nothing where only Review is left. */
export function firstOpenStep(state: WizardState): Step | undefined {
  return steps(state).find((step) => isOpen(state, step));
}

/** Whether a step needs an answer: none was given, or another answer has made it void. */
function isOpen(state: WizardState, step: Step): boolean {
  const { draft } = state;
  switch (step) {
    case "awsProfile":
      return chosenAwsProfile(state) === undefined;
    case "region":
      return draft.connection === undefined;
    case "source":
      return !sourceFits(draft);
    case "name":
      return draft.name === undefined || findNameError(draft.name, takenNames(state)) !== undefined;
    case "description":
      return draft.description === undefined;
    case "tags":
      return draft.tags === undefined;
    case "review":
      return false;
  }
}

/** The names that a new profile cannot have in the draft's Region, as far as is known. */
export function takenNames({ draft, listedNames, refusedNames }: WizardState): ReadonlySet<string> {
  const key = draft.connection ? connectionKey(draft.connection) : undefined;
  return new Set([
    ...(listedNames.key === key ? listedNames.names : []),
    ...refusedNames.filter((refused) => refused.key === key).map((refused) => refused.name),
  ]);
}
