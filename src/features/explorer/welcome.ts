import type { Connection } from "../../domain/connection";
import type { Problem } from "../../domain/problem";
import type { RegionState } from "../../profiles/regionStore";

/** The reason that the explorer shows a welcome view instead of rows. The `when` clauses in package.json use these values. */
export type Welcome = "nothingSetUp" | "noRegion" | "noCredentials" | "empty";

/**
 * Returns the welcome view to show, or undefined if there are rows or this is not known yet. Findings about the AWS configuration
 * have rows, because they may be the reason that there are no Regions or credentials.
 */
export function welcomeFor(
  connections: readonly Connection[],
  stateOf: (connection: Connection) => RegionState | undefined,
  hasFindings: boolean,
  mayHaveCredentials: boolean,
): Welcome | undefined {
  if (hasFindings) {
    return undefined;
  }
  if (connections.length === 0) {
    return mayHaveCredentials ? "noRegion" : "nothingSetUp";
  }
  const states = connections.map(stateOf);
  if (states.every(isWithoutCredentials)) {
    return "noCredentials";
  }
  return states.every(isEmpty) ? "empty" : undefined;
}

/**
 * Returns whether a Region has no rows because no credentials are configured. Cached rows stay visible, below a problem row with
 * the same message as the welcome view.
 */
function isWithoutCredentials(state: RegionState | undefined): boolean {
  return state?.status === "failed" && hasNoCredentialsConfigured(state.problem) && !state.cached;
}

/** Returns whether no credentials are configured at all. Problems of a specific AWS profile are shown in its rows. */
function hasNoCredentialsConfigured({ kind, awsProfile, credentialsOf }: Problem): boolean {
  return kind === "credentialsMissing" && awsProfile === undefined && credentialsOf === undefined;
}

/**
 * Returns whether a Region has loaded without any profiles. Returns false for a Region where Bedrock has no inference profiles at
 * all, because it has a row that states this.
 */
function isEmpty(state: RegionState | undefined): boolean {
  return (
    state?.status === "ready" &&
    !state.contents.withoutProfiles &&
    state.contents.application.length === 0 &&
    state.contents.systemDefined.length === 0
  );
}
