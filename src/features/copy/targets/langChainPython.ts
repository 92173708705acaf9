import type { CopyFacts } from "../copyFacts";
import { prompt } from "../invocation";
import { pythonString } from "../languages/python";
import { pythonCall, pythonCode } from "./pythonText";
import type { CopyTarget } from "./target";
import { chatOnly, checkProfiles, modelKnown } from "./target";

/**
 * LangChain for Python. It requires the provider of an ARN. From the ID of a system-defined profile, it would derive a wrong provider
 * if the name of the model contains a dot, and disable streaming. Without `base_model`, it requests an application profile from AWS,
 * which the application may not have permission to do.
 */
export const langChainPython: CopyTarget = {
  id: "langChainPython",
  client: "LangChain",
  variant: () => "Python",
  group: "framework",
  checkedAgainst: "langchain-aws 1.7.3",
  language: "python",
  unavailable: checkProfiles(modelKnown, chatOnly),
  text: (profiles) => pythonCode(profiles, ["from langchain_aws import ChatBedrockConverse"], code),
};

function code({ modelId, model, region, awsProfile }: CopyFacts): string {
  const call = pythonCall("ChatBedrockConverse", [
    `model=${pythonString(modelId)}`,
    `provider=${pythonString(model?.providerKey ?? "")}`,
    `base_model=${pythonString(model?.id ?? "")}`,
    `region_name=${pythonString(region)}`,
    awsProfile === undefined ? undefined : `credentials_profile_name=${pythonString(awsProfile)}`,
  ]);
  return `model = ${call}\nprint(model.invoke(${pythonString(prompt)}).content)\n`;
}
