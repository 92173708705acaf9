import type { CopyFacts } from "../copyFacts";
import { describeProfile } from "../describeProfile";
import { invocationNotes, invocationOf, prompt } from "../invocation";
import { shellComments, shellWord } from "../languages/posixShell";
import type { CopyTarget } from "./target";
import { callable, checkProfiles } from "./target";

/** The AWS CLI in a POSIX shell. */
export const awsCli: CopyTarget = {
  id: "awsCli",
  client: "AWS CLI",
  variant: () => "bash, zsh, sh",
  group: "sdk",
  checkedAgainst: "AWS CLI 1.45",
  language: "shellscript",
  unavailable: checkProfiles(callable),
  text: (profiles) =>
    profiles.map((profile) => `${shellComments(describeCall(profile, profiles))}${command(profile)}`).join("\n"),
};

/** Returns the comment lines for a call. `profiles` are the profiles in the same text. */
export function describeCall(profile: CopyFacts, profiles: readonly CopyFacts[]): string[] {
  return [...describeProfile(profile, profiles), ...invocationNotes(profile.model)];
}

function command(facts: CopyFacts): string {
  const invocation = invocationOf(facts.model);
  if (invocation.api === "invokeModel") {
    // Use a file, because versions 1 and 2 parse a body on the command line differently.
    return `body=$(mktemp)
printf '%s' ${shellWord(JSON.stringify(invocation.body))} > "$body"
aws bedrock-runtime invoke-model ${options(facts)} \\
  --content-type application/json --body "fileb://$body" /dev/stdout
rm -f "$body"
`;
  }
  return `aws bedrock-runtime converse ${options(facts)} \\
  --messages ${shellWord(JSON.stringify(converseMessages))}
`;
}

/** The messages of the example in the format of Converse. */
export const converseMessages = [{ role: "user", content: [{ text: prompt }] }];

function options({ region, awsProfile, modelId }: CopyFacts): string {
  const profile = awsProfile === undefined ? "" : ` --profile=${shellWord(awsProfile)}`;
  return `--region ${shellWord(region)}${profile} --model-id ${shellWord(modelId)}`;
}
