import type { Finding } from "./configFinding";
import type { Connection } from "./connection";
import type { FoundationModel } from "./foundationModel";
import type { InferenceProfile } from "./inferenceProfile";
import type { Problem } from "./problem";
import type { ModelRoute } from "./routing";

/** The target of a command. Tree rows have all of these fields; other callers pass the fields they know. */
export interface CommandTarget {
  readonly connection?: Connection;
  /** Set if the target is an AWS profile. */
  readonly awsProfile?: string;
  readonly profile?: InferenceProfile;
  /** Set if the target is a model that `profile` routes to instead of the profile itself. */
  readonly route?: ModelRoute;
  /** The model as returned by ListFoundationModels, or undefined if it was not returned. */
  readonly model?: FoundationModel | undefined;
  readonly problem?: Problem;
  readonly finding?: Finding;
}

/** An inference profile and the connection through which it was loaded. */
export interface ProfileTarget {
  readonly connection: Connection;
  readonly profile: InferenceProfile;
}

/** Converts a command argument to a target. Returns an empty target if the argument is not a target. */
export function toCommandTarget(value: unknown): CommandTarget {
  return isCommandTarget(value) ? value : {};
}

/**
 * Returns the profiles that a command applies to: the profiles of the selected rows that VS Code passes, or of the clicked row,
 * or of the current selection, in this order. Returns an empty array if the user must choose.
 */
export function profileTargets(
  clicked: CommandTarget | undefined,
  selected: readonly CommandTarget[] | undefined,
  currentSelection: readonly CommandTarget[],
): ProfileTarget[] {
  return chosenTargets(clicked, selected, currentSelection).flatMap(({ connection, profile, route }) =>
    connection && profile && !route ? [{ connection, profile }] : [],
  );
}

/**
 * Returns the profiles whose tags a command edits. From the palette, these are only the application profiles of the current
 * selection: the user has not chosen the system-defined profile of the active page, which has no tags.
 */
export function taggableTargets(
  clicked: CommandTarget | undefined,
  selected: readonly CommandTarget[] | undefined,
  currentSelection: readonly CommandTarget[],
): ProfileTarget[] {
  const targets = profileTargets(clicked, selected, currentSelection);
  return clicked ? targets : targets.filter(({ profile }) => profile.type === "APPLICATION");
}

/**
 * Returns the profiles that rows stand for: the profiles below a group, the profile of a model, and the profile itself.
 * `profilesIn` returns the profiles below a group, or undefined for any other row.
 */
export function profilesOfRows(
  rows: readonly CommandTarget[],
  profilesIn: (row: CommandTarget) => readonly ProfileTarget[] | undefined,
): readonly ProfileTarget[] {
  return rows.flatMap((row) => {
    const { connection, profile } = row;
    return profilesIn(row) ?? (connection && profile ? [{ connection, profile }] : []);
  });
}

/**
 * Returns the distinct IDs of the models among the selected rows, or the ID of the clicked row's model if no rows are selected.
 */
export function modelIdsToCopy(
  clicked: CommandTarget | undefined,
  selected: readonly CommandTarget[] | undefined,
): string[] {
  const targets = chosenTargets(clicked, selected, []);
  return [...new Set(targets.flatMap(({ route }) => route?.reference.modelId ?? []))];
}

function chosenTargets(
  clicked: CommandTarget | undefined,
  selected: readonly CommandTarget[] | undefined,
  currentSelection: readonly CommandTarget[],
): readonly CommandTarget[] {
  return selected && selected.length > 0 ? selected : clicked === undefined ? currentSelection : [clicked];
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
