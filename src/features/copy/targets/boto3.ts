import type { CopyFacts } from "../copyFacts";
import { invocationNotes, invocationOf, prompt } from "../invocation";
import { pythonLiteral, pythonString } from "../languages/python";
import { pythonCall, pythonCode } from "./pythonText";
import type { CopyTarget } from "./target";
import { callable, checkProfiles } from "./target";

/** Python with boto3: Converse, or InvokeModel for models that Converse does not support. */
export const boto3: CopyTarget = {
  id: "boto3",
  client: "boto3",
  group: "sdk",
  checkedAgainst: "boto3 1.43",
  language: "python",
  unavailable: checkProfiles(callable),
  text: (profiles) => {
    const needsJson = profiles.some(({ model }) => invocationOf(model).api === "invokeModel");
    const imports = [...(needsJson ? ["import json"] : []), "import boto3"];
    return pythonCode(profiles, imports, code, ({ model }) => invocationNotes(model));
  },
};

function code(profile: CopyFacts): string {
  const { region, awsProfile, modelId, model } = profile;
  const session = awsProfile === undefined ? "boto3" : `boto3.Session(profile_name=${pythonString(awsProfile)})`;
  const client = `client = ${session}.client("bedrock-runtime", region_name=${pythonString(region)})\n`;
  const invocation = invocationOf(model);
  if (invocation.api === "invokeModel") {
    const call = pythonCall("client.invoke_model", [
      `modelId=${pythonString(modelId)}`,
      `body=json.dumps(${pythonLiteral(invocation.body, "    ")})`,
    ]);
    return `${client}response = ${call}\nprint(json.loads(response["body"].read()))\n`;
  }
  const call = pythonCall("client.converse", [
    `modelId=${pythonString(modelId)}`,
    `messages=[{"role": "user", "content": [{"text": ${pythonString(prompt)}}]}]`,
  ]);
  const print = `for block in response["output"]["message"]["content"]:\n    print(block.get("text", ""))\n`;
  return `${client}response = ${call}\n${print}`;
}
