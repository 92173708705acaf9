import { hasMatchingSource } from "../../changes/createDraft";
import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import { findNameError } from "./profileName";
import type { ChosenAwsProfile, Step, WizardState } from "./wizardState";
import { stepOrder } from "./wizardState";

/**
 * Returns the steps of this wizard. The AWS profile and the Region are steps only if there is more than one to choose from. Until
 * an AWS profile is chosen, the Region is a step if any AWS profile has several Regions.
 */
export function steps(state: WizardState): readonly Step[] {
  const awsProfiles = awsProfilesOf(state.connections);
  const chosen = chosenAwsProfile(state);
  const regionCounts = (chosen ? [chosen] : awsProfiles).map((each) => connectionsOf(state.connections, each).length);
  return stepOrder.filter((step) => {
    switch (step) {
      case "awsProfile":
        return awsProfiles.length > 1;
      case "region":
        return Math.max(0, ...regionCounts) > 1;
      default:
        return true;
    }
  });
}

/** Returns the number of the current step, counted from 1. */
export function stepNumber(state: WizardState): number {
  return steps(state).indexOf(state.step) + 1;
}

/**
 * Returns the number of steps, or undefined while the user chooses an AWS profile and the number depends on it, because only some
 * AWS profiles have several Regions.
 */
export function totalSteps(state: WizardState): number | undefined {
  const hasRegionStep = new Set(
    awsProfilesOf(state.connections).map((each) => connectionsOf(state.connections, each).length > 1),
  );
  return state.step === "awsProfile" && hasRegionStep.size > 1 ? undefined : steps(state).length;
}

/** Returns the first step without a valid answer, or undefined if only Review is left. */
export function firstOpenStep(state: WizardState): Step | undefined {
  return steps(state).find((step) => isOpen(state, step));
}

/** Returns whether a step needs an answer, because it has none or because another answer has made it invalid. */
function isOpen(state: WizardState, step: Step): boolean {
  const { draft } = state;
  switch (step) {
    case "awsProfile":
      return chosenAwsProfile(state) === undefined;
    case "region":
      return draft.connection === undefined;
    case "source":
      return !hasMatchingSource(draft);
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

/** Returns the AWS profiles to choose from. */
export function awsProfilesOf(connections: readonly Connection[]): ChosenAwsProfile[] {
  return [...new Set(connections.map(({ awsProfile }) => awsProfile))].map((name) => ({ name }));
}

/** Returns the AWS profile that creates the inference profile, or undefined if it is not known yet. */
export function chosenAwsProfile({ connections, draft, awsProfile }: WizardState): ChosenAwsProfile | undefined {
  if (draft.connection) {
    return { name: draft.connection.awsProfile };
  }
  return awsProfile ?? onlyItem(awsProfilesOf(connections));
}

/**
 * Returns the connection that creates the profile or, if it is not chosen yet, the connections of the chosen AWS profile. Returns
 * an empty array before the AWS profile is chosen.
 */
export function chosenConnections(state: WizardState): readonly Connection[] {
  const chosen = chosenAwsProfile(state);
  const { connection } = state.draft;
  return connection ? [connection] : chosen ? connectionsOf(state.connections, chosen).slice(0, 1) : [];
}

/** Returns the connections of one AWS profile. */
export function connectionsOf(connections: readonly Connection[], { name }: ChosenAwsProfile): readonly Connection[] {
  return connections.filter(({ awsProfile }) => awsProfile === name);
}

/** Returns the names that are known to be taken in the draft's Region. */
export function takenNames({ draft, listedNames, refusedNames }: WizardState): ReadonlySet<string> {
  const key = draft.connection ? connectionKey(draft.connection) : undefined;
  return new Set([
    ...(listedNames.key === key ? listedNames.names : []),
    ...refusedNames.filter((refused) => refused.key === key).map(({ name }) => name),
  ]);
}

/** Returns the only item of an array, or undefined if the array does not have exactly one item. */
export function onlyItem<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
