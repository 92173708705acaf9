import type { CopyFacts } from "../copyFacts";
import { describeProfile } from "../describeProfile";
import { camelCase, uniqueNames } from "../identifiers";
import { prompt } from "../invocation";
import { lineComments } from "../languages/comments";
import { typeScriptString } from "../languages/typeScript";
import { runtimeEndpoint } from "../runtimeEndpoint";
import type { CopyTarget } from "./target";
import { chatOnly, checkProfiles, modelKnown } from "./target";

/**
 * Vercel's AI SDK. It needs `modelFamily` to recognize that the model behind an ARN is Claude. Without a credential provider, it uses
 * only keys in environment variables.
 */
export const aiSdk: CopyTarget = {
  id: "aiSdk",
  client: "AI SDK",
  group: "framework",
  checkedAgainst: "@ai-sdk/amazon-bedrock 5.0.101",
  language: "typescript",
  unavailable: checkProfiles(modelKnown, chatOnly),
  text: (profiles) => {
    const names = uniqueNames(profiles, ({ name }) => camelCase(name, "Result"));
    const blocks = profiles.map((profile, index) => code(profile, profiles, names[index] ?? "result"));
    return `import { createAmazonBedrock } from "@ai-sdk/amazon-bedrock";
import { fromNodeProviderChain } from "@aws-sdk/credential-providers";
import { generateText } from "ai";

${blocks.join("\n")}`;
  },
};

function code(facts: CopyFacts, profiles: readonly CopyFacts[], result: string): string {
  const { type, modelId, model, region, awsProfile } = facts;
  const endpoint = runtimeEndpoint(facts);
  const baseUrl = endpoint === undefined ? "" : `    baseURL: ${typeScriptString(endpoint)},\n`;
  const needsFamily = type === "APPLICATION" && model?.providerKey === "anthropic";
  const family = needsFamily ? `, { modelFamily: "anthropic" }` : "";
  const profile = awsProfile === undefined ? "" : `{ profile: ${typeScriptString(awsProfile)} }`;
  return `${lineComments("//", describeProfile(facts, profiles))}const ${result} = await generateText({
  model: createAmazonBedrock({
    region: ${typeScriptString(region)},
${baseUrl}    credentialProvider: fromNodeProviderChain(${profile}),
  })(${typeScriptString(modelId)}${family}),
  prompt: ${typeScriptString(prompt)},
});
console.log(${result}.text);
`;
}
