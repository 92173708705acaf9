import type { CopyFacts } from "./copyFacts";
import type { Check } from "./targets/target";

/** What a new application profile is created from and with. */
export interface NewResource {
  /** A name that CreateInferenceProfile accepts. */
  readonly name: string;
  readonly description?: string;
  readonly copyFrom: string;
  readonly tags: Readonly<Record<string, string>>;
  /** What to know before creating it, in English. */
  readonly notes: readonly string[];
}

/** Only profiles whose source is known: a system-defined profile is the source itself. */
export const hasSource: Check = ({ type, source }) =>
  type === "SYSTEM_DEFINED" || source ? undefined : "sourceUnknown";

/**
 * Returns what creates a profile like this one, or, from a system-defined profile, an application profile with it as the
 * source. Throws if the source is unknown; see `hasSource`.
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
