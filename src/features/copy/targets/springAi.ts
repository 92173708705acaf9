import type { CopyFacts } from "../copyFacts";
import { awsProfileLines, describeProfile } from "../describeProfile";
import { invocationNotes } from "../invocation";
import { commentText } from "../languages/comments";
import { yamlDocument } from "../languages/yaml";
import type { CopyTarget } from "./target";
import { chatOnly, checkProfiles } from "./target";

/** The configuration of Spring AI. Each profile becomes a separate document in the file. */
export const springAi: CopyTarget = {
  id: "springAi",
  client: "Spring AI",
  variant: () => "application.yaml",
  group: "framework",
  checkedAgainst: "Spring AI 2.0",
  language: "yaml",
  unavailable: checkProfiles(chatOnly),
  text: (profiles) => profiles.map((profile) => document(profile, profiles)).join("---\n"),
};

function document(facts: CopyFacts, profiles: readonly CopyFacts[]): string {
  const bedrock = { aws: { region: facts.region }, converse: { chat: { model: facts.modelId } } };
  const lines = [
    ...describeProfile(facts, profiles),
    ...awsProfileLines(facts),
    ...invocationNotes(facts.model),
    "In Spring AI 1, the last property is spring.ai.bedrock.converse.chat.options.model.",
  ];
  return yamlDocument({ spring: { ai: { bedrock } } }, new Map([[bedrock, lines.map(commentText)]]));
}
