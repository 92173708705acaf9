import { hcl, java, json, typeScript } from "./regions/cLike";
import { markup, plain, toml } from "./regions/data";
import { languagesWithEscapes, otherWithEscapes, otherWithoutEscapes } from "./regions/other";
import { powerShell } from "./regions/powerShell";
import { python } from "./regions/python";
import type { Region } from "./regions/region";
import { dotenv, shell } from "./regions/shell";
import { dockerCompose, gitHubWorkflow, plainYaml } from "./regions/yaml";

const languages: ReadonlyMap<string, Region | ((text: string) => Region)> = new Map<
  string,
  Region | ((text: string) => Region)
>([
  ["json", json],
  ["jsonc", json],
  ["javascript", typeScript],
  ["javascriptreact", typeScript],
  ["typescript", typeScript],
  ["typescriptreact", typeScript],
  ["python", python],
  ["shellscript", shell],
  ["dotenv", dotenv],
  ["powershell", powerShell],
  ["yaml", plainYaml],
  ["dockercompose", dockerCompose],
  ["github-actions-workflow", gitHubWorkflow],
  ["toml", toml],
  ["terraform", hcl],
  ["hcl", hcl],
  ["java", java],
  ["html", markup],
  ["xml", markup],
  ["plaintext", plain],
  ["markdown", plain],
  ...languagesWithEscapes.map((id) => [id, otherWithEscapes] as const),
]);

/** The VS Code language IDs that values are escaped for. */
export const templateLanguageIds: readonly string[] = [...languages.keys()];

/** Returns the rules for a template in a language, which are strict if the language is not supported. */
export function templateLanguage(id: string, text: string): Region {
  const region = languages.get(id) ?? otherWithoutEscapes;
  return typeof region === "function" ? region(text) : region;
}
