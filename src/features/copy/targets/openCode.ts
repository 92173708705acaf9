import type { CopyFacts } from "../copyFacts";
import { describeProfile } from "../describeProfile";
import { uniqueNames } from "../identifiers";
import { lineComments } from "../languages/comments";
import { jsonDocument, jsonString } from "../languages/json";
import type { CopyTarget } from "./target";
import { chatOnly, checkProfiles, connectionConflict, modelKnown } from "./target";

/**
 * The configuration of opencode. The key of a model contains its provider and name, because opencode does not cache prompts
 * without them.
 */
export const openCode: CopyTarget = {
  id: "openCode",
  client: "opencode",
  variant: () => "opencode.jsonc",
  group: "client",
  checkedAgainst: "opencode 1.18",
  language: "jsonc",
  unavailable: (profiles) => checkProfiles(modelKnown, chatOnly)(profiles) ?? connectionConflict(profiles),
  text: (profiles) => {
    const [first] = profiles;
    const options = {
      region: first?.region,
      ...(first?.awsProfile === undefined ? {} : { profile: first.awsProfile }),
    };
    const keys = uniqueNames(profiles, modelKey, "-");
    const models = profiles.map((profile, index) => model(profile, keys[index] ?? "")).join(",\n");
    return withoutSubstitutions(`{
  "$schema": "https://opencode.ai/config.json",
  "provider": {
    "amazon-bedrock": {
      "options": ${jsonDocument(options, "      ")},
      "models": {
${models}
      }
    }
  }
}
`);
  },
};

/** Escapes substitutions, because opencode replaces `{env:NAME}` and `{file:path}` anywhere in the file before parsing it. */
function withoutSubstitutions(text: string): string {
  return text.replaceAll(/\{(?=(?:env|file):)/g, String.raw`\u007b`);
}

function modelKey({ type, modelId, model }: CopyFacts): string {
  return type === "APPLICATION" ? `${model?.providerKey ?? ""}-${model?.shortId ?? ""}` : modelId;
}

function model(facts: CopyFacts, key: string): string {
  const indent = "        ";
  const comments = lineComments("//", describeProfile(facts)).replaceAll(/^/gm, indent).trimEnd();
  return `${comments}\n${indent}${jsonString(key)}: ${jsonDocument({ id: facts.modelId, name: facts.name }, indent)}`;
}
