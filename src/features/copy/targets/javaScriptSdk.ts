import type { CopyFacts } from "../copyFacts";
import { describeProfile } from "../describeProfile";
import { camelCase, uniqueNames } from "../identifiers";
import { invocationNotes, invocationOf, prompt } from "../invocation";
import { lineComments } from "../languages/comments";
import { typeScriptObject, typeScriptString } from "../languages/typeScript";
import type { CopyTarget } from "./target";
import { callable, checkProfiles } from "./target";

/** JavaScript and TypeScript with the AWS SDK: Converse, or InvokeModel for models that Converse does not support. */
export const javaScriptSdk: CopyTarget = {
  id: "javaScriptSdk",
  client: "AWS SDK for JavaScript v3",
  group: "sdk",
  checkedAgainst: "@aws-sdk/client-bedrock-runtime 3.1162",
  language: "typescript",
  unavailable: checkProfiles(callable),
  text: (profiles) => {
    const commands = new Set(profiles.map(({ model }) => commandName(model)));
    const names = uniqueNames(profiles, ({ name }) => camelCase(name, "Response"));
    const imports = ["BedrockRuntimeClient", ...[...commands].sort()].join(", ");
    const blocks = profiles.map((profile, index) => code(profile, profiles, names[index] ?? "response"));
    return `import { ${imports} } from "@aws-sdk/client-bedrock-runtime";\n\n${blocks.join("\n")}`;
  },
};

function commandName(model: CopyFacts["model"]): "ConverseCommand" | "InvokeModelCommand" {
  return invocationOf(model).api === "invokeModel" ? "InvokeModelCommand" : "ConverseCommand";
}

function code(facts: CopyFacts, profiles: readonly CopyFacts[], response: string): string {
  const { region, awsProfile, model } = facts;
  const profile = awsProfile === undefined ? "" : `, profile: ${typeScriptString(awsProfile)}`;
  const comments = lineComments("//", [...describeProfile(facts, profiles), ...invocationNotes(model)]);
  return `${comments}const ${response} = await new BedrockRuntimeClient({ region: ${typeScriptString(region)}${profile} }).send(
  new ${commandName(model)}({
${input(facts)}  }),
);
console.log(${result(model, response)});
`;
}

function input({ modelId, model }: CopyFacts): string {
  const invocation = invocationOf(model);
  const id = `    modelId: ${typeScriptString(modelId)},\n`;
  return invocation.api === "invokeModel"
    ? `${id}    contentType: "application/json",
    body: JSON.stringify(${typeScriptObject(invocation.body, "    ")}),\n`
    : `${id}    messages: [{ role: "user", content: [{ text: ${typeScriptString(prompt)} }] }],\n`;
}

function result(model: CopyFacts["model"], response: string): string {
  return invocationOf(model).api === "invokeModel"
    ? `JSON.parse(${response}.body.transformToString())`
    : `${response}.output?.message?.content`;
}
