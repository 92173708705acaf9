import { findPrices, pricesAsOf } from "../../../domain/usage/prices";
import type { CopyFacts } from "../copyFacts";
import { describeProfile } from "../describeProfile";
import { uniqueNames } from "../identifiers";
import { lineComments } from "../languages/comments";
import { jsonDocument, jsonString } from "../languages/json";
import { modelAbilities } from "../modelAbilities";
import { runtimeEndpoint } from "../runtimeEndpoint";
import type { CopyTarget } from "./target";
import { chatOnly, checkProfiles, connectionConflict, modelKnown } from "./target";

/**
 * The configuration of opencode. The key of a model contains its provider and name, because opencode does not cache prompts
 * without them. opencode does not find an ARN in its list of models, so everything it has to know about the model is included.
 */
export const openCode: CopyTarget = {
  id: "openCode",
  client: "opencode",
  variant: () => "opencode.jsonc",
  group: "client",
  checkedAgainst: "opencode 1.18.33",
  language: "jsonc",
  unavailable: (profiles) => checkProfiles(modelKnown, chatOnly)(profiles) ?? connectionConflict(profiles),
  text: (profiles) => {
    const [first] = profiles;
    const endpoint = first && runtimeEndpoint(first);
    const options = {
      region: first?.region,
      ...(endpoint === undefined ? {} : { endpoint }),
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
  const abilities = modelAbilities(facts.model?.id ?? "");
  const input = inputModalities(facts);
  const cost = costOf(facts);
  const entry = {
    id: facts.modelId,
    name: facts.name,
    ...(abilities ? { reasoning: abilities.reasoning, tool_call: abilities.tools !== "none" } : {}),
    ...(input ? { attachment: input.length > 1, modalities: { input, output: ["text"] } } : {}),
    ...(abilities?.limit ? { limit: abilities.limit } : {}),
    ...(cost ? { cost } : {}),
    ...(abilities?.reasoning && facts.type === "APPLICATION" ? variants(facts) : {}),
  };
  const comments = [
    ...describeProfile(facts),
    ...(abilities?.tools === "notStreamed" ? ["The model may reject tools while it streams a response."] : []),
    ...(abilities ? [] : ["It is unknown whether the model supports reasoning, so it is off."]),
    ...(input ? [] : ["The input modalities are unknown, so only text can be attached."]),
    ...(abilities?.limit ? [] : ["The context size is unknown, so opencode does not compact long sessions."]),
    cost ? `Cost: list prices of ${pricesAsOf}` : "The prices are unknown, so opencode shows no cost.",
  ];
  const indent = "        ";
  const lines = lineComments("//", comments).replaceAll(/^/gm, indent).trimEnd();
  return `${lines}\n${indent}${jsonString(key)}: ${jsonDocument(entry, indent)}`;
}

/** The names of opencode for the input modalities of ListFoundationModels. */
const modalityNames: ReadonlyMap<string, string> = new Map([
  ["TEXT", "text"],
  ["IMAGE", "image"],
  ["VIDEO", "video"],
  ["SPEECH", "audio"],
  ["AUDIO", "audio"],
]);

/** Returns the input modalities in opencode's terms. Claude and Nova read PDF files as well as images. */
function inputModalities({ model }: CopyFacts): string[] | undefined {
  if (!model?.input) {
    return undefined;
  }
  const known = model.input.flatMap((name) => modalityNames.get(name) ?? []);
  const readsPdf = known.includes("image") && /^(anthropic\.claude-|amazon\.nova-)/.test(model.id);
  return [...new Set(["text", ...known, ...(readsPdf ? ["pdf"] : [])])];
}

function costOf({ model, global }: CopyFacts): object | undefined {
  const found = findPrices(
    { modelId: model?.id ?? "", route: global ? "global" : "regional" },
    { models: {}, discountPercentByProvider: {} },
  );
  if (found?.prices.output === undefined) {
    return undefined;
  }
  const { input, output, cacheRead, cacheWrite } = found.prices;
  return {
    input,
    output,
    ...(cacheRead === undefined ? {} : { cache_read: cacheRead }),
    ...(cacheWrite === undefined ? {} : { cache_write: cacheWrite }),
  };
}

/**
 * Returns the reasoning variants of a model behind an ARN. By default, opencode offers variants with the request fields of Nova,
 * which other models reject.
 */
function variants({ model }: CopyFacts): object {
  if (model?.providerKey === "amazon") {
    return {};
  }
  const disabled = Object.fromEntries(["low", "medium", "high"].map((name) => [name, { disabled: true }]));
  return { variants: { ...disabled, ...(model?.providerKey === "anthropic" ? { thinking: thinking(model.id) } : {}) } };
}

/** Returns the variant that enables thinking. Models from version 4.6 on decide how much they think. */
function thinking(modelId: string): object {
  const isOlder = /^anthropic\.claude-(?:3-7-sonnet|(?:opus|sonnet|haiku)-4(?:-[0-5])?)-20/.test(modelId);
  const request = isOlder ? { type: "enabled", budget_tokens: 16_000 } : { type: "adaptive" };
  return { additionalModelRequestFields: { thinking: request } };
}
