import type { CopyFacts } from "../copyFacts";
import { prompt } from "../invocation";
import { pythonString } from "../languages/python";
import { pythonCall, pythonCode } from "./pythonText";
import type { CopyTarget } from "./target";
import { chatOnly, checkProfiles, modelKnown } from "./target";

/** LlamaIndex. `model` must be the model that the profile invokes. */
export const llamaIndex: CopyTarget = {
  id: "llamaIndex",
  client: "LlamaIndex",
  group: "framework",
  checkedAgainst: "llama-index-llms-bedrock-converse, with application_inference_profile_arn",
  language: "python",
  unavailable: checkProfiles(modelKnown, chatOnly),
  text: (profiles) => pythonCode(profiles, ["from llama_index.llms.bedrock_converse import BedrockConverse"], code),
};

function code({ type, modelId, model, region, awsProfile }: CopyFacts): string {
  const isApplication = type === "APPLICATION";
  const call = pythonCall("BedrockConverse", [
    `model=${pythonString(isApplication ? (model?.id ?? "") : modelId)}`,
    isApplication ? `application_inference_profile_arn=${pythonString(modelId)}` : undefined,
    `region_name=${pythonString(region)}`,
    awsProfile === undefined ? undefined : `profile_name=${pythonString(awsProfile)}`,
  ]);
  return `llm = ${call}\nprint(llm.complete(${pythonString(prompt)}))\n`;
}
