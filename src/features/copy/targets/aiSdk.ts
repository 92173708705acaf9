import type { AnthropicModel } from "../anthropicModel";
import { anthropicModel, hasAdaptiveThinking } from "../anthropicModel";
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
 * Vercel's AI SDK. It needs `modelFamily` to recognize that the model behind an ARN is Claude, but it does not recognize the version
 * of the model. Without a credential provider, it uses only keys in environment variables.
 */
export const aiSdk: CopyTarget = {
  id: "aiSdk",
  client: "AI SDK",
  group: "framework",
  checkedAgainst: "@ai-sdk/amazon-bedrock 5.0.101 with ai 7",
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

/**
 * The models that reject requests in which the use of a tool is required (`rejectsForcedToolUse` of `getModelCapabilities` in
 * @ai-sdk/anthropic). `jsonTool` requires the use of a tool.
 */
const rejectsForcedTools: ReadonlySet<string> = new Set(["claude-fable-5-1", "claude-opus-5-5", "claude-sonnet-5-5"]);

/** Returns notes about requests that depend on the version of the model, which the AI SDK does not find in the ARN. */
function versionNotes(claude: AnthropicModel): string[] {
  return [
    rejectsForcedTools.has(claude.id)
      ? "With this ARN, the model rejects the AI SDK's requests for structured output. Describe the JSON in the prompt instead."
      : "structuredOutputMode affects only structured output. It is set because the ARN does not contain the version of the model.",
    ...(hasAdaptiveThinking(claude)
      ? [
          'For reasoning, add reasoningConfig: { type: "adaptive" } to amazonBedrock in providerOptions. The option reasoning requests a token budget, which newer models reject.',
        ]
      : []),
  ];
}

function code(facts: CopyFacts, profiles: readonly CopyFacts[], result: string): string {
  const { type, modelId, model, region, awsProfile } = facts;
  const endpoint = runtimeEndpoint(facts);
  const baseUrl = endpoint === undefined ? "" : `    baseURL: ${typeScriptString(endpoint)},\n`;
  const claude = type === "APPLICATION" ? anthropicModel(model) : undefined;
  const family = claude ? `, { modelFamily: "anthropic" }` : "";
  const options =
    claude && !rejectsForcedTools.has(claude.id)
      ? `  providerOptions: { amazonBedrock: { structuredOutputMode: "jsonTool" } },
`
      : "";
  const profile = awsProfile === undefined ? "" : `{ profile: ${typeScriptString(awsProfile)} }`;
  const comments = [...describeProfile(facts, profiles), ...(claude ? versionNotes(claude) : [])];
  return `${lineComments("//", comments)}const ${result} = await generateText({
  model: createAmazonBedrock({
    region: ${typeScriptString(region)},
${baseUrl}    credentialProvider: fromNodeProviderChain(${profile}),
  })(${typeScriptString(modelId)}${family}),
  prompt: ${typeScriptString(prompt)},
${options}});
console.log(${result}.text);
`;
}
