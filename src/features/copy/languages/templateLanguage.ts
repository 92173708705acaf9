import { commentText } from "./comments";
import { hclContent, hclString } from "./hcl";
import type { HereDocument } from "./hereDocuments";
import { powerShellHereStrings, shellHereDocuments } from "./hereDocuments";
import { escapeJava, javaString } from "./java";
import { jsonString } from "./json";
import { powerShellContent, powerShellString } from "./powerShell";
import { pythonContent, pythonString } from "./python";
import { shellContent, shellWord } from "./posixShell";
import { tomlContent, tomlString } from "./toml";
import { typeScriptContent, typeScriptString } from "./typeScript";
import { yamlContent, yamlString } from "./yaml";

/** The rules for writing values in the language of a template. */
export interface TemplateLanguage {
  /** The token that starts a comment. The comment ends at the end of the line. */
  readonly comment?: string;
  /** The token that starts a comment in which values are quoted like elsewhere. */
  readonly commentStart?: string;
  /** The quotes of literals. */
  readonly quotes: string;
  /** The quotes of literals that can span several lines. */
  readonly multilineQuotes?: string;
  /** Returns the documents that start after a line, unless their operators are in quotes. */
  readonly hereDocuments?: (line: string) => readonly HereDocument[];
  /** Returns the character that escapes the next character in a literal with these quotes, or outside of quotes (""). */
  readonly escape: (quote: string) => string | undefined;
  readonly literal: (value: string) => string;
  /** Returns the value as text between quotes that are already open. */
  readonly inQuotes: (value: string, quote: string) => string;
  /** Returns the value as text in a comment, if removing line breaks and invisible characters is not enough. */
  readonly inComment?: (value: string) => string;
}

const escapeExpressions = (value: string) => value.replaceAll("${{", "${{ '${{' }}");
const backslash = () => "\\";
const backslashInDoubleQuotes = (quote: string) => (quote === '"' ? "\\" : undefined);

const json: TemplateLanguage = {
  comment: "//",
  quotes: '"',
  escape: backslash,
  literal: jsonString,
  inQuotes: (value) => jsonString(value).slice(1, -1),
};
const typeScript: TemplateLanguage = {
  comment: "//",
  quotes: "\"'`",
  multilineQuotes: "`",
  escape: backslash,
  literal: typeScriptString,
  inQuotes: (value, quote) =>
    quote === "`" ? typeScriptContent(value, quote).replaceAll("${", String.raw`\${`) : typeScriptContent(value, quote),
};
const python: TemplateLanguage = {
  comment: "#",
  quotes: "\"'",
  escape: backslash,
  literal: pythonString,
  inQuotes: pythonContent,
  inComment: (value) => commentText(value).replaceAll(/coding(?=[:=])/g, "coding "),
};
/** A value in a comment is quoted like any other value, because an interactive zsh does not treat `#` as a comment by default. */
const shell: TemplateLanguage = {
  commentStart: "#",
  quotes: "\"'",
  multilineQuotes: "\"'",
  hereDocuments: shellHereDocuments,
  escape: (quote) => (quote === "'" ? undefined : "\\"),
  literal: shellWord,
  inQuotes: shellContent,
};
/** Programs that read `.env` files support quotes, but no command substitutions. */
const dotenv: TemplateLanguage = { ...shell, literal: (value) => `'${shellContent(value, "'")}'` };
const powerShell: TemplateLanguage = {
  comment: "#",
  quotes: "\"'",
  multilineQuotes: "\"'",
  hereDocuments: powerShellHereStrings,
  escape: (quote) => (quote === "'" ? undefined : "`"),
  literal: powerShellString,
  inQuotes: powerShellContent,
};
const yaml: TemplateLanguage = {
  comment: "#",
  quotes: "\"'",
  escape: backslashInDoubleQuotes,
  literal: yamlString,
  inQuotes: yamlContent,
};
/**
 * A workflow of GitHub Actions, which evaluates `${{ ... }}` after it has parsed the YAML. An expression with a string is the escape
 * sequence for these characters.
 */
const gitHubWorkflow: TemplateLanguage = {
  ...yaml,
  literal: (value) => yamlString(escapeExpressions(value)),
  inQuotes: (value, quote) => yamlContent(escapeExpressions(value), quote),
};
const toml: TemplateLanguage = {
  comment: "#",
  quotes: "\"'",
  escape: backslashInDoubleQuotes,
  literal: tomlString,
  // A literal string has no escape sequences, so it cannot contain a quote.
  inQuotes: (value, quote) => (quote === "'" ? commentText(value).replaceAll("'", "\u2019") : tomlContent(value)),
};
const hcl: TemplateLanguage = {
  comment: "#",
  quotes: '"',
  escape: backslash,
  literal: hclString,
  inQuotes: hclContent,
};
const java: TemplateLanguage = {
  comment: "//",
  quotes: '"',
  escape: backslash,
  literal: javaString,
  inQuotes: escapeJava,
  // Java also replaces Unicode escapes in comments, and one of them could be a line break.
  inComment: (value) => commentText(value).replaceAll("\\", "/"),
};
/** Plain text. Values are written unchanged, on one line. */
const plain: TemplateLanguage = {
  quotes: "",
  escape: () => undefined,
  literal: commentText,
  inQuotes: commentText,
};

const languages: ReadonlyMap<string, TemplateLanguage> = new Map([
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
  ["yaml", yaml],
  ["dockercompose", yaml],
  ["github-actions-workflow", gitHubWorkflow],
  ["toml", toml],
  ["terraform", hcl],
  ["hcl", hcl],
  ["java", java],
  ["plaintext", plain],
  ["markdown", plain],
]);

/** The VS Code language IDs that values are escaped for. */
export const templateLanguageIds: readonly string[] = [...languages.keys()];

/** Returns the rules for a language, or the rules for plain text if the language is not supported. */
export function templateLanguage(id: string): TemplateLanguage {
  return languages.get(id) ?? plain;
}
