import { anthropicModel } from "../anthropicModel";
import type { CopyFacts } from "../copyFacts";
import { jsonDocument } from "../languages/json";
import type { Check, CopyTarget, Unavailable } from "./target";
import { anthropicOnly, checkProfiles, connectionConflict, hasDuplicates } from "./target";

/** Accepts only models of the families that Claude Code supports. */
export const claudeCodeModel: Check = ({ model }) => (anthropicModel(model) ? undefined : "anthropicOnly");

/** Claude Code's `settings.json`: one profile for each model version, keyed by the model's name in Anthropic's API. */
export const claudeCode: CopyTarget = {
  id: "claudeCode",
  client: "Claude Code",
  variant: () => "settings.json, modelOverrides",
  group: "client",
  checkedAgainst: "Claude Code 2.1.332",
  language: "json",
  unavailable: (profiles) =>
    checkProfiles(anthropicOnly, claudeCodeModel)(profiles) ?? settingsConflict(profiles, profiles.map(overrideKey)),
  text: (profiles) => {
    const [first] = profiles;
    const settings = {
      env: {
        CLAUDE_CODE_USE_BEDROCK: "1",
        // Claude Code does not always use the Region in the AWS config.
        AWS_REGION: first?.region,
        ...(first?.awsProfile === undefined ? {} : { AWS_PROFILE: first.awsProfile }),
      },
      modelOverrides: Object.fromEntries(profiles.map((profile) => [overrideKey(profile), profile.modelId])),
    };
    return `${jsonDocument(settings)}\n`;
  },
};

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
