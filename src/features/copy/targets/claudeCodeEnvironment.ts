import * as l10n from "@vscode/l10n";
import { anthropicModel, claudeCodeCapabilities } from "../anthropicModel";
import type { CopyFacts } from "../copyFacts";
import { describeProfile } from "../describeProfile";
import { shellComments, shellWord } from "../languages/posixShell";
import { connectionVariables, settingsConflict } from "./claudeCode";
import type { Check, CopyTarget } from "./target";
import { anthropicOnly, checkProfiles } from "./target";

/** Accepts only models of the families that have environment variables. */
const hasVariables: Check = ({ model }) => (anthropicModel(model)?.family ? undefined : "noFamilySetting");

/** Environment variables for Claude Code, with one profile for each model family. */
export const claudeCodeEnvironment: CopyTarget = {
  id: "claudeCodeEnvironment",
  client: "Claude Code",
  variant: () => l10n.t("environment variables"),
  group: "client",
  checkedAgainst: "Claude Code 2.1.332",
  language: "shellscript",
  unavailable: (profiles) =>
    checkProfiles(anthropicOnly, hasVariables)(profiles) ?? settingsConflict(profiles, profiles.map(variable)),
  text: (profiles) => {
    const [first] = profiles;
    return [exports(first ? connectionVariables(first) : []), ...profiles.map(modelVariables)].join("\n");
  },
};

function variable({ model }: CopyFacts): string {
  return `ANTHROPIC_DEFAULT_${(anthropicModel(model)?.family ?? "").toUpperCase()}_MODEL`;
}

function modelVariables(facts: CopyFacts): string {
  const { name, modelId, type, model } = facts;
  const pinned = variable(facts);
  const anthropic = anthropicModel(model);
  // Claude Code recognizes the model from the ID of a system-defined profile, but not from the ID of an application profile.
  const isOpaque = type === "APPLICATION";
  const capabilities = anthropic && isOpaque ? claudeCodeCapabilities(anthropic) : undefined;
  const unknown = isOpaque && capabilities === undefined;
  return [
    shellComments(describeProfile(facts)),
    exports([
      [pinned, modelId],
      [`${pinned}_NAME`, name],
      [`${pinned}_DESCRIPTION`, model?.name ?? model?.id ?? ""],
      ...(capabilities === undefined ? [] : [[`${pinned}_SUPPORTED_CAPABILITIES`, capabilities]]),
    ]),
    unknown ? shellComments(unknownCapabilities(pinned)) : "",
  ].join("");
}

function unknownCapabilities(pinned: string): string[] {
  return [
    `Set ${pinned}_SUPPORTED_CAPABILITIES to what the model has, because Claude Code cannot see it in the ARN:`,
    "effort, xhigh_effort, max_effort, thinking, adaptive_thinking, interleaved_thinking",
  ];
}

function exports(variables: readonly (readonly string[])[]): string {
  return variables.map(([name = "", value = ""]) => `export ${name}=${shellWord(value)}\n`).join("");
}
