import type { CopyFacts } from "../copyFacts";
import { describeProfile } from "../describeProfile";
import { lineComments } from "../languages/comments";
import { jsonString } from "../languages/json";
import { settingsConflict } from "./claudeCode";
import type { CopyTarget } from "./target";
import { chatOnly, checkProfiles, modelKnown } from "./target";

/** Settings for the extension that provides Bedrock's models to VS Code's chat (arifum.bedrock-vscode-chat). */
export const vsCodeChat: CopyTarget = {
  id: "vsCodeChat",
  client: "VS Code Chat",
  variant: () => "AWS Bedrock Provider for GitHub Copilot Chat, settings.json",
  group: "client",
  checkedAgainst: "arifum.bedrock-vscode-chat 0.0.5",
  language: "jsonc",
  unavailable: (profiles) =>
    checkProfiles(modelKnown, chatOnly)(profiles) ??
    settingsConflict(
      profiles,
      profiles.map(({ model }) => model?.id ?? ""),
    ),
  text: (profiles) => {
    const setting = (name: string) => jsonString(`languageModelChatProvider.bedrock.${name}`);
    const overrides = profiles.map(override).join(",\n");
    const [first] = profiles;
    const credentials =
      first?.awsProfile === undefined
        ? ""
        : `  ${setting("authMethod")}: "profile",\n  ${setting("profile")}: ${jsonString(first.awsProfile)},\n`;
    return `{
  ${setting("region")}: ${jsonString(first?.region ?? "")},
${credentials}\
  ${setting("inferenceProfileOverrides")}: {
${overrides}
  }
}
`;
  },
};

function override(facts: CopyFacts): string {
  const comments = lineComments("//", describeProfile(facts)).replaceAll(/^/gm, "    ").trimEnd();
  return `${comments}\n    ${jsonString(facts.model?.id ?? "")}: ${jsonString(facts.modelId)}`;
}
