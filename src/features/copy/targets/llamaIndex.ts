import type { CopyFacts } from "../copyFacts";
import { prompt } from "../invocation";
import { pythonString } from "../languages/python";
import { pythonCall, pythonCode } from "./pythonText";
import type { Check, CopyTarget } from "./target";
import { chatOnly, checkProfiles, modelKnown } from "./target";

/** The models that LlamaIndex has a context size for. It raises a ValueError for other models, for example in agents. */
const knownModels: ReadonlySet<string> = new Set([
  "amazon.nova-premier-v1:0",
  "amazon.nova-pro-v1:0",
  "amazon.nova-lite-v1:0",
  "amazon.nova-micro-v1:0",
  "amazon.nova-2-lite-v1:0",
  "amazon.titan-text-express-v1",
  "amazon.titan-text-lite-v1",
  "amazon.titan-text-premier-v1:0",
  "anthropic.claude-instant-v1",
  "anthropic.claude-v2",
  "anthropic.claude-v2:1",
  "anthropic.claude-3-sonnet-20240229-v1:0",
  "anthropic.claude-3-haiku-20240307-v1:0",
  "anthropic.claude-3-opus-20240229-v1:0",
  "anthropic.claude-3-5-sonnet-20240620-v1:0",
  "anthropic.claude-3-5-sonnet-20241022-v2:0",
  "anthropic.claude-3-5-haiku-20241022-v1:0",
  "anthropic.claude-3-7-sonnet-20250219-v1:0",
  "anthropic.claude-opus-4-20250514-v1:0",
  "anthropic.claude-opus-4-1-20250805-v1:0",
  "anthropic.claude-opus-4-5-20251101-v1:0",
  "anthropic.claude-opus-4-6-v1",
  "anthropic.claude-opus-4-7",
  "anthropic.claude-opus-4-8",
  "anthropic.claude-opus-5",
  "anthropic.claude-opus-5-5",
  "anthropic.claude-fable-5",
  "anthropic.claude-sonnet-4-20250514-v1:0",
  "anthropic.claude-sonnet-4-5-20250929-v1:0",
  "anthropic.claude-sonnet-4-6",
  "anthropic.claude-sonnet-5",
  "anthropic.claude-haiku-4-5-20251001-v1:0",
  "cohere.command-r-v1:0",
  "cohere.command-r-plus-v1:0",
  "meta.llama3-8b-instruct-v1:0",
  "meta.llama3-70b-instruct-v1:0",
  "meta.llama3-1-8b-instruct-v1:0",
  "meta.llama3-1-70b-instruct-v1:0",
  "meta.llama3-2-1b-instruct-v1:0",
  "meta.llama3-2-3b-instruct-v1:0",
  "meta.llama3-2-11b-instruct-v1:0",
  "meta.llama3-2-90b-instruct-v1:0",
  "meta.llama3-3-70b-instruct-v1:0",
  "meta.llama4-maverick-17b-instruct-v1:0",
  "meta.llama4-scout-17b-instruct-v1:0",
  "mistral.mistral-7b-instruct-v0:2",
  "mistral.mixtral-8x7b-instruct-v0:1",
  "mistral.mistral-large-2402-v1:0",
  "mistral.mistral-small-2402-v1:0",
  "mistral.mistral-large-2407-v1:0",
  "openai.gpt-oss-120b-1:0",
  "openai.gpt-oss-20b-1:0",
  "ai21.jamba-1-5-mini-v1:0",
  "ai21.jamba-1-5-large-v1:0",
  "deepseek.r1-v1:0",
  "deepseek.v3-v1:0",
  "deepseek.v3.2",
]);

/** The prefixes of system-defined profiles that LlamaIndex recognizes. */
const knownPrefix = /^(us|us-gov|eu|apac|jp|global|ca|au)\./;

const isKnown: Check = ({ type, id, model }) =>
  knownModels.has(model?.id ?? "") && (type === "APPLICATION" || knownPrefix.test(id)) ? undefined : "modelNotInClient";

/** LlamaIndex. `model` must be the model that the profile invokes. */
export const llamaIndex: CopyTarget = {
  id: "llamaIndex",
  client: "LlamaIndex",
  group: "framework",
  checkedAgainst: "llama-index-llms-bedrock-converse 0.15.2",
  language: "python",
  unavailable: checkProfiles(modelKnown, chatOnly, isKnown),
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
