import type { CopyFacts } from "../copyFacts";
import { invocationOf } from "../invocation";
import { lineComments } from "../languages/comments";
import { powerShellString } from "../languages/powerShell";
import { converseMessages, describeCall } from "./awsCli";
import type { CopyTarget } from "./target";
import { callable, checkProfiles } from "./target";

/** The AWS CLI in PowerShell. JSON comes from a file, because Windows PowerShell removes quotes from program arguments. */
export const awsCliPowerShell: CopyTarget = {
  id: "awsCliPowerShell",
  client: "AWS CLI",
  variant: () => "PowerShell",
  group: "sdk",
  checkedAgainst: "AWS CLI 1.45",
  language: "powershell",
  unavailable: checkProfiles(callable),
  text: (profiles) =>
    profiles.map((profile) => `${lineComments("#", describeCall(profile, profiles))}${command(profile)}`).join("\n"),
};

function command(facts: CopyFacts): string {
  const invocation = invocationOf(facts.model);
  const { region, awsProfile, modelId } = facts;
  const profile = awsProfile === undefined ? "" : ` ${powerShellString(`--profile=${awsProfile}`)}`;
  const options = `--region ${powerShellString(region)}${profile} --model-id ${powerShellString(modelId)}`;
  const isInvoke = invocation.api === "invokeModel";
  const json = JSON.stringify(isInvoke ? invocation.body : converseMessages);
  const call = isInvoke
    ? `invoke-model ${options} --content-type application/json --body "fileb://$file" "$file.response"
Get-Content -Raw "$file.response"
Remove-Item $file, "$file.response"`
    : `converse ${options} --messages "file://$file"
Remove-Item $file`;
  return `$file = [System.IO.Path]::GetTempFileName()
[System.IO.File]::WriteAllText($file, ${powerShellString(json)})
aws bedrock-runtime ${call}
`;
}
