import type { CopyFacts, ModelFacts } from "../copyFacts";
import { describeProfile } from "../describeProfile";
import { commentText } from "../languages/comments";
import { yamlDocument } from "../languages/yaml";
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
  checkedAgainst: "Continue, config.yaml schema v1",
  language: "yaml",
  unavailable: checkProfiles(modelKnown, chatOnly),
  text: (profiles) => {
    const entries = profiles.map((profile) => [entry(profile), profile] as const);
    const comments = new Map(entries.map(([each, profile]) => [each, describeProfile(profile).map(commentText)]));
    const config = { name: "Bedrock", version: "1.0.0", schema: "v1", models: entries.map(([each]) => each) };
    // Continue replaces `${{ ... }}` anywhere in the file before it parses it.
    return yamlDocument(config, comments).replaceAll("${{", String.raw`\x24{{`);
  },
};

function entry({ name, modelId, model, region, awsProfile }: CopyFacts): object {
  const capabilities = model ? capabilitiesOf(model) : [];
  return {
    name,
    provider: "bedrock",
    model: modelId,
    env: { region, ...(awsProfile === undefined ? {} : { profile: awsProfile }) },
    roles: ["chat", "edit", "apply"],
    ...(capabilities.length > 0 ? { capabilities } : {}),
  };
}

/** Matches models that support tools with Converse and ConverseStream, according to the documentation of Converse. */
const takesTools =
  /^(anthropic\.claude-(3|4|opus|sonnet|haiku|fable)|amazon\.nova-|mistral\.(mistral-large|pixtral)|cohere\.command-r|meta\.llama(3-[1-9]|4)|openai\.gpt-oss|qwen\.qwen3)/;

function capabilitiesOf({ id, input }: ModelFacts): string[] {
  return [...(takesTools.test(id) ? ["tool_use"] : []), ...(input?.includes("IMAGE") ? ["image_input"] : [])];
}
