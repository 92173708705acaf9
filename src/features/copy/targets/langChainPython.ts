import type { CopyFacts } from "../copyFacts";
import { prompt } from "../invocation";
import { pythonString } from "../languages/python";
import { pythonCall, pythonCode } from "./pythonText";
import type { CopyTarget } from "./target";
import { chatOnly, checkProfiles, modelKnown } from "./target";

/**
 * LangChain for Python. If an ARN is used, it requires the provider. Without `base_model`, it requests the profile from AWS,
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

function code({ type, modelId, model, region, awsProfile }: CopyFacts): string {
  const isApplication = type === "APPLICATION";
  const call = pythonCall("ChatBedrockConverse", [
    `model=${pythonString(modelId)}`,
    isApplication ? `provider=${pythonString(model?.providerKey ?? "")}` : undefined,
    isApplication ? `base_model=${pythonString(model?.id ?? "")}` : undefined,
    `region_name=${pythonString(region)}`,
    awsProfile === undefined ? undefined : `credentials_profile_name=${pythonString(awsProfile)}`,
  ]);
  return `model = ${call}\nprint(model.invoke(${pythonString(prompt)}).content)\n`;
}
