import type { CopyFacts } from "../copyFacts";
import { awsProfileLines, describeProfile } from "../describeProfile";
import { camelCase, uniqueNames } from "../identifiers";
import { prompt } from "../invocation";
import { lineComments } from "../languages/comments";
import { typeScriptObject, typeScriptString } from "../languages/typeScript";
import type { CopyTarget } from "./target";
import { chatOnly, checkProfiles, modelKnown } from "./target";

/** LangChain for JavaScript. `model` must be the model ID, because LangChain derives the capabilities from it. */
export const langChainJs: CopyTarget = {
  id: "langChainJs",
  client: "LangChain",
  variant: () => "JavaScript",
  group: "framework",
  checkedAgainst: "@langchain/aws 1.4.5",
  language: "typescript",
  unavailable: checkProfiles(modelKnown, chatOnly),
  text: (profiles) => {
    const names = uniqueNames(profiles, ({ name }) => camelCase(name, "Model"));
    const blocks = profiles.map((profile, index) => code(profile, profiles, names[index] ?? "model"));
    return `import { ChatBedrockConverse } from "@langchain/aws";\n\n${blocks.join("\n")}`;
  },
};

function code(facts: CopyFacts, profiles: readonly CopyFacts[], name: string): string {
  const { type, modelId, model, region } = facts;
  const options =
    type === "APPLICATION"
      ? { model: model?.id, applicationInferenceProfile: modelId, region }
      : { model: modelId, region };
  return `${lineComments("//", [...describeProfile(facts, profiles), ...awsProfileLines(facts)])}const ${name} = new ChatBedrockConverse(${typeScriptObject(options)});
console.log((await ${name}.invoke(${typeScriptString(prompt)})).text);
`;
}
