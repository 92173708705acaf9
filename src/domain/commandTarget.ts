import type { Finding } from "./configFinding";
import type { Connection } from "./connection";
import type { FoundationModel } from "./foundationModel";
import type { InferenceProfile } from "./inferenceProfile";
import type { Problem } from "./problem";
import type { ModelRoute } from "./routing";

/** What a command is run on. Tree rows have these fields; other callers pass the ones they know. */
export interface CommandTarget {
  readonly connection?: Connection;
  /** Set if the target is an AWS profile. */
  readonly awsProfile?: string;
  readonly profile?: InferenceProfile;
  /** Set if the target is a model that `profile` routes to, and not the profile itself. */
  readonly route?: ModelRoute;
  /** The model as ListFoundationModels returned it, if it did. */
  readonly model?: FoundationModel | undefined;
  readonly problem?: Problem;
  readonly finding?: Finding;
}

/** An inference profile, and the connection it was read through. */
export interface ProfileTarget {
  readonly connection: Connection;
  readonly profile: InferenceProfile;
}

/** Returns an argument of a command as a target. The target is empty if the argument is not one. */
export function toCommandTarget(value: unknown): CommandTarget {
  return isCommandTarget(value) ? value : {};
}

/**
 * Returns the profiles a command is meant for: those of the selected rows, else that of the clicked row, which VS Code passes
 * to commands in a menu, else those of the current selection. Returns none if the user has to be asked.
 */
export function profileTargets(
  clicked: CommandTarget | undefined,
  selected: readonly CommandTarget[] | undefined,
  currentSelection: readonly CommandTarget[],
): ProfileTarget[] {
  const targets = selected && selected.length > 0 ? selected : clicked === undefined ? currentSelection : [clicked];
  return targets.flatMap(({ connection, profile, route }) =>
    connection && profile && !route ? [{ connection, profile }] : [],
  );
}

function isCommandTarget(value: unknown): value is CommandTarget {
  if (typeof value !== "object" || value === null) {
    return false;
  }
  const { connection, awsProfile, problem, finding } = value as Record<keyof CommandTarget, unknown>;
  const isObject = (each: unknown) => typeof each === "object" && each !== null;
  return isConnection(connection) || typeof awsProfile === "string" || isObject(problem) || isObject(finding);
}

function isConnection(value: unknown): value is Connection {
  return typeof value === "object" && value !== null && "region" in value && typeof value.region === "string";
}
