import type { CopyFacts } from "../copyFacts";
import { describeProfile } from "../describeProfile";
import { distinctNames } from "../distinctNames";
import { invocationOf } from "../invocation";
import { commentText } from "../languages/comments";
import { yamlDocument } from "../languages/yaml";
import { runtimeEndpoint } from "../runtimeEndpoint";
import type { Check, CopyTarget } from "./target";
import { checkProfiles, modelKnown } from "./target";

const modes = { embedding: "embedding", image: "image_generation" } as const;

const served: Check = ({ model }) => {
  const invocation = invocationOf(model);
  return invocation.api === "other" || (invocation.api === "invokeModel" && invocation.task === "rerank")
    ? "otherOperation"
    : undefined;
};

/** The configuration of a LiteLLM proxy. LiteLLM uses `model` to identify the model, and sends `model_id` to AWS. */
export const liteLlm: CopyTarget = {
  id: "liteLlm",
  client: "LiteLLM",
  variant: () => "proxy config.yaml",
  group: "client",
  checkedAgainst: "LiteLLM 1.80.8",
  language: "yaml",
  unavailable: checkProfiles(modelKnown, served),
  text: (profiles) => {
    const names = distinctNames(profiles);
    const entries = profiles.map((profile, index) => entry(profile, names[index] ?? profile.name));
    const comments = new Map(
      profiles.map(
        (profile, index) => [entries[index], comment(profile, profiles, names[index]).map(commentText)] as const,
      ),
    );
    const text = yamlDocument({ model_list: entries }, comments);
    // LiteLLM replaces values that start with this prefix with environment variables, and has no escape sequence for it.
    return text.replaceAll("os.environ/", "os.environ /");
  },
};

function comment(profile: CopyFacts, profiles: readonly CopyFacts[], name: string | undefined): string[] {
  return [
    ...describeProfile(profile, profiles),
    ...(name === profile.name
      ? []
      : ["model_name has additions, because LiteLLM distributes requests among models with the same name."]),
  ];
}

function entry(facts: CopyFacts, name: string): object {
  const { type, modelId, model, region, awsProfile } = facts;
  const isApplication = type === "APPLICATION";
  const endpoint = runtimeEndpoint(facts);
  const invocation = invocationOf(model);
  const mode = invocation.api === "invokeModel" && invocation.task !== "rerank" ? modes[invocation.task] : undefined;
  return {
    model_name: name,
    litellm_params: {
      model: `bedrock/${isApplication ? (model?.id ?? "") : modelId}`,
      ...(isApplication ? { model_id: modelId } : {}),
      aws_region_name: region,
      ...(endpoint === undefined ? {} : { aws_bedrock_runtime_endpoint: endpoint }),
      ...(awsProfile === undefined ? {} : { aws_profile_name: awsProfile }),
    },
    ...(mode === undefined ? {} : { model_info: { mode } }),
  };
}
