import type { CopyFacts, ModelFacts } from "../copyFacts";
import { describeProfile } from "../describeProfile";
import { distinctNames } from "../distinctNames";
import { commentText } from "../languages/comments";
import { yamlDocument } from "../languages/yaml";
import { modelAbilities } from "../modelAbilities";
import { runtimeEndpoint } from "../runtimeEndpoint";
import type { CopyTarget } from "./target";
import { chatOnly, checkProfiles, modelKnown } from "./target";

/**
 * The configuration of Continue. Without `capabilities`, Continue searches for the model name in the ARN, does not find it, and
 * disables tools.
 */
export const continueDev: CopyTarget = {
  id: "continue",
  client: "Continue",
  variant: () => "config.yaml",
  group: "client",
  checkedAgainst: "@continuedev/config-yaml 1.42.0",
  language: "yaml",
  unavailable: checkProfiles(modelKnown, chatOnly),
  text: (profiles) => {
    const names = distinctNames(profiles);
    const models = profiles.map((profile, index) => entry(profile, names[index] ?? profile.name));
    const comments = new Map(
      profiles.map(
        (profile, index) => [models[index], comment(profile, profiles, names[index]).map(commentText)] as const,
      ),
    );
    const config = { name: "Bedrock", version: "1.0.0", schema: "v1", models };
    // Continue replaces `${{ ... }}` anywhere in the file before it parses it.
    return yamlDocument(config, comments).replaceAll("${{", String.raw`\x24{{`);
  },
};

function entry(facts: CopyFacts, name: string): object {
  const { modelId, model, region, awsProfile } = facts;
  const endpoint = runtimeEndpoint(facts);
  const capabilities = capabilitiesOf(model);
  const limit = modelAbilities(model?.id ?? "")?.limit;
  return {
    name,
    provider: "bedrock",
    model: modelId,
    ...(endpoint === undefined ? {} : { apiBase: endpoint }),
    env: { region, ...(awsProfile === undefined ? {} : { profile: awsProfile }) },
    roles: ["chat", "edit", "apply"],
    ...(capabilities.length > 0 ? { capabilities } : {}),
    ...(limit ? { defaultCompletionOptions: { contextLength: limit.context } } : {}),
  };
}

/** Returns the capabilities that are known. Continue streams responses, so it can use tools only if the model streams them. */
function capabilitiesOf(model: ModelFacts | undefined): string[] {
  const usesTools = modelAbilities(model?.id ?? "")?.tools === "streamed";
  return [...(usesTools ? ["tool_use"] : []), ...(model?.input?.includes("IMAGE") ? ["image_input"] : [])];
}

function comment(facts: CopyFacts, profiles: readonly CopyFacts[], name: string | undefined): string[] {
  const abilities = modelAbilities(facts.model?.id ?? "");
  const reasons = {
    streamed: [],
    notStreamed: ["Tools are off, because the model does not support them while it streams a response."],
    none: ["Tools are off, because the model does not support them."],
  };
  return [
    ...describeProfile(facts, profiles),
    ...(name === facts.name ? [] : ["The name has additions, because Continue selects models by name."]),
    ...(abilities
      ? reasons[abilities.tools]
      : [
          "Tools are off, because it is unknown whether the model supports them. If it does, add the capability tool_use.",
        ]),
    ...(facts.model?.input ? [] : ["Images are off, because the input modalities of the model are unknown."]),
    ...(abilities?.limit ? [] : ["The context size of the model is unknown. Set it with contextLength."]),
  ];
}
