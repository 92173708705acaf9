import type { Connection } from "../../domain/connection";
import type { Problem } from "../../domain/problem";
import type { RegionState } from "../../profiles/regionStore";

/** Why the explorer shows a welcome view in place of rows; the manifest's `when` clauses look for these words. */
export type Welcome = "noRegion" | "noCredentials" | "empty";

/** The welcome view that fits; nothing where there are rows to show or where it cannot be said yet. */
export function welcomeFor(
  connections: readonly Connection[],
  stateOf: (connection: Connection) => RegionState | undefined,
): Welcome | undefined {
  if (connections.length === 0) {
    return "noRegion";
  }
  const states = connections.map(stateOf);
  if (states.every(isWithoutCredentials)) {
    return "noCredentials";
  }
  return states.every(isEmpty) ? "empty" : undefined;
}

/** Where something is remembered, the rows stay in view, below one that says the same as the welcome view. */
function isWithoutCredentials(state: RegionState | undefined): boolean {
  return state?.status === "failed" && isNowhere(state.problem) && !state.cached;
}

/** Whether nothing says where credentials should be. What is wrong with those of an AWS profile, its rows tell. */
function isNowhere({ kind, awsProfile, credentialsOf }: Problem): boolean {
  return kind === "credentialsMissing" && awsProfile === undefined && credentialsOf === undefined;
}

function isEmpty(state: RegionState | undefined): boolean {
  return (
    state?.status === "ready" && state.contents.application.length === 0 && state.contents.systemDefined.length === 0
  );
}
