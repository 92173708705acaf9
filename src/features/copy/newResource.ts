import type { CopyFacts } from "./copyFacts";
import type { Check } from "./targets/target";

/** The input for creating a new application profile. */
export interface NewResource {
  /** A name that CreateInferenceProfile accepts. */
  readonly name: string;
  readonly description?: string;
  readonly copyFrom: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Notes for the user to read before creating the profile, in English. */
  readonly notes: readonly string[];
}

/** Accepts only profiles with a known source. A system-defined profile is its own source. */
export const hasSource: Check = ({ type, source }) =>
  type === "SYSTEM_DEFINED" || source ? undefined : "sourceUnknown";

/**
 * Returns the input for a profile like this one. For a system-defined profile, returns the input for an application profile that
 * uses it as the source. Throws an error if the source is unknown (see `hasSource`).
 */
export function newResource(facts: CopyFacts): NewResource {
  const { name, description, type, source, tags } = facts;
  const isApplication = type === "APPLICATION";
  const copyFrom = isApplication ? source?.arn : facts.arn;
  if (copyFrom === undefined) {
    throw new Error("The source of the inference profile is unknown.");
  }
  return {
    name: isApplication ? name : validName(name),
    copyFrom,
    // CreateInferenceProfile rejects tags that AWS sets itself.
    tags: Object.fromEntries(
      (tags ?? []).filter(({ key }) => !/^aws:/i.test(key)).map(({ key, value }) => [key, value]),
    ),
    notes: tags ? [] : ["The tags of the profile could not be read, so they are missing here."],
    ...(isApplication && description ? { description } : {}),
  };
}

/**
 * Returns a valid name for the new profile. The names of system-defined profiles contain dots, which CreateInferenceProfile
 * rejects (`inferenceProfileName`).
 */
function validName(name: string): string {
  const valid = name
    .replaceAll(/[^0-9a-zA-Z]+/g, " ")
    .trim()
    .slice(0, 64)
    .trim();
  return valid === "" ? "profile" : valid;
}
