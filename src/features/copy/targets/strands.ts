import type { CopyFacts } from "../copyFacts";
import { awsProfileLines } from "../describeProfile";
import { prompt } from "../invocation";
import { pythonString } from "../languages/python";
import { pythonCall, pythonCode } from "./pythonText";
import type { CopyTarget } from "./target";
import { chatOnly, checkProfiles, modelKnown } from "./target";

/** Strands Agents. If an ARN is used, it caches prompts only if the strategy is specified. */
export const strands: CopyTarget = {
  id: "strands",
  client: "Strands Agents",
  variant: () => "Python",
  group: "framework",
  checkedAgainst: "strands-agents 1.54.0",
  language: "python",
  unavailable: checkProfiles(modelKnown, chatOnly),
  text: (profiles) => {
    const models = profiles.some(needsStrategy) ? "BedrockModel, CacheConfig" : "BedrockModel";
    return pythonCode(
      profiles,
      ["from strands import Agent", `from strands.models import ${models}`],
      code,
      awsProfileLines,
    );
  },
};

function code(facts: CopyFacts): string {
  const call = pythonCall("BedrockModel", [
    `model_id=${pythonString(facts.modelId)}`,
    `region_name=${pythonString(facts.region)}`,
    needsStrategy(facts) ? 'cache_config=CacheConfig(strategy="anthropic")' : undefined,
  ]);
  return `model = ${call}\nagent = Agent(model=model)\nagent(${pythonString(prompt)})\n`;
}

function needsStrategy({ type, model }: CopyFacts): boolean {
  return type === "APPLICATION" && model?.providerKey === "anthropic";
}
