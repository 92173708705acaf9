import { anthropicModel, isKnownToClaudeCode } from "../anthropicModel";
import type { CopyFacts } from "../copyFacts";
import { jsonDocument } from "../languages/json";
import { runtimeEndpoint } from "../runtimeEndpoint";
import type { Check, CopyTarget, Unavailable } from "./target";
import { anthropicOnly, checkProfiles, connectionConflict, hasDuplicates } from "./target";

/** Accepts only models that have a key in `modelOverrides`. */
const overridable: Check = ({ model }) => {
  const anthropic = anthropicModel(model);
  return anthropic && isKnownToClaudeCode(anthropic) ? undefined : "modelNotInClient";
};

/** Claude Code's `settings.json`: one profile for each model version, keyed by the model's name in Anthropic's API. */
export const claudeCode: CopyTarget = {
  id: "claudeCode",
  client: "Claude Code",
  variant: () => "settings.json, modelOverrides",
  group: "client",
  checkedAgainst: "Claude Code 2.1.332",
  language: "json",
  unavailable: (profiles) =>
    checkProfiles(anthropicOnly, overridable)(profiles) ?? settingsConflict(profiles, profiles.map(overrideKey)),
  text: (profiles) => {
    const [first] = profiles;
    const settings = {
      env: Object.fromEntries(first ? connectionVariables(first) : []),
      modelOverrides: Object.fromEntries(profiles.map((profile) => [overrideKey(profile), profile.modelId])),
    };
    return `${jsonDocument(settings)}\n`;
  },
};

/** Returns the names and values of the environment variables with which Claude Code connects to Bedrock. */
export function connectionVariables(facts: CopyFacts): (readonly [name: string, value: string])[] {
  const { region, awsProfile } = facts;
  const endpoint = runtimeEndpoint(facts);
  return [
    ["CLAUDE_CODE_USE_BEDROCK", "1"],
    // Claude Code does not always use the Region in the AWS config.
    ["AWS_REGION", region],
    ...(endpoint === undefined ? [] : [["ANTHROPIC_BEDROCK_BASE_URL", endpoint] as const]),
    ...(awsProfile === undefined ? [] : [["AWS_PROFILE", awsProfile] as const]),
  ];
}

function overrideKey({ model }: CopyFacts): string {
  return anthropicModel(model)?.id ?? "";
}

/**
 * Returns the reason that settings with one Region, one AWS profile, and one inference profile per key cannot contain the
 * profiles, or undefined if they can.
 */
export function settingsConflict(profiles: readonly CopyFacts[], keys: readonly string[]): Unavailable | undefined {
  return connectionConflict(profiles) ?? (hasDuplicates(keys) ? "sameModel" : undefined);
}
