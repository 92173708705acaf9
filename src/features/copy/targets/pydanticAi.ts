import type { CopyFacts } from "../copyFacts";
import { prompt } from "../invocation";
import { pythonLiteral, pythonString } from "../languages/python";
import { pythonCall, pythonCode } from "./pythonText";
import type { CopyTarget } from "./target";
import { chatOnly, checkProfiles, modelKnown } from "./target";

/** Pydantic AI. It derives the capabilities from the model name, and sends the value of the setting to AWS. */
export const pydanticAi: CopyTarget = {
  id: "pydanticAi",
  client: "Pydantic AI",
  group: "framework",
  checkedAgainst: "pydantic-ai, pull request 4697",
  language: "python",
  unavailable: checkProfiles(modelKnown, chatOnly),
  text: (profiles) =>
    pythonCode(
      profiles,
      [
        "from pydantic_ai import Agent",
        "from pydantic_ai.models.bedrock import BedrockConverseModel",
        "from pydantic_ai.providers.bedrock import BedrockProvider",
      ],
      code,
    ),
};

function code({ type, modelId, model, region, awsProfile }: CopyFacts): string {
  const isApplication = type === "APPLICATION";
  const profile = awsProfile === undefined ? "" : `, profile_name=${pythonString(awsProfile)}`;
  const call = pythonCall("BedrockConverseModel", [
    pythonString(isApplication ? (model?.id ?? "") : modelId),
    `provider=BedrockProvider(region_name=${pythonString(region)}${profile})`,
    isApplication ? `settings=${pythonLiteral({ bedrock_inference_profile: modelId }, "    ")}` : undefined,
  ]);
  return `model = ${call}\nprint(Agent(model).run_sync(${pythonString(prompt)}).output)\n`;
}
