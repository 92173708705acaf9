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
 * Returns the input for a template that CloudFormation or the AWS CDK processes. They would replace dynamic references
 * (`{{resolve:...}}`) and tokens (`${Token[...]}`), and have no escape sequence for them, so a space is added to such text.
 */
export function templateResource(facts: CopyFacts): NewResource {
  const resource = newResource(facts);
  const { name, description, tags, notes } = resource;
  const changed = {
    ...resource,
    name: withoutReferences(name),
    ...(description === undefined ? {} : { description: withoutReferences(description) }),
    tags: Object.fromEntries(Object.entries(tags).map((tag) => [withoutReferences(tag[0]), withoutReferences(tag[1])])),
  };
  const isChanged = JSON.stringify(changed) !== JSON.stringify(resource);
  return isChanged
    ? { ...changed, notes: [...notes, "A space was added to text that CloudFormation would replace."] }
    : resource;
}

function withoutReferences(text: string): string {
  return text.replaceAll(/\{\{(?=\s*resolve\s*:)/gi, "{ {").replaceAll(/[$#]\{(?=Token\[)/g, "$& ");
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
