import * as z from "../../util/zod";
import type { CopyFacts } from "./copyFacts";
import type { FilledTemplate } from "./fillTemplate";
import { fillTemplate } from "./fillTemplate";
import { findPlaceholders } from "./findPlaceholders";
import { templateLanguage } from "./languages/templateLanguage";

/** A user-defined template in the setting `bedrockProfiles.copyTemplates`. */
export interface CopyTemplate {
  readonly name: string;
  /** A VS Code language ID, which also determines how values are escaped. */
  readonly language: string;
  readonly text: string;
}

const template = z.object({
  name: z.string().check(z.minLength(1)),
  language: z.string(),
  text: z.string().check(z.minLength(1)),
});

/** Returns the valid templates in the setting, and whether it also contains malformed ones. */
export function parseTemplates(value: unknown): {
  readonly templates: readonly CopyTemplate[];
  readonly malformed: boolean;
} {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  const templates = entries.flatMap((entry) => {
    const parsed = template.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });
  const isSet = value !== undefined && value !== null;
  return { templates, malformed: (isSet && !Array.isArray(value)) || templates.length < entries.length };
}

/** Returns the text of a template for each profile, one after another, or the placeholder that cannot be replaced safely. */
export function fillInTemplate({ text, language }: CopyTemplate, profiles: readonly CopyFacts[]): FilledTemplate {
  const texts: string[] = [];
  for (const profile of profiles) {
    const filled = fillTemplate(text, language, templateValues(profile));
    if (filled.text === undefined) {
      return filled;
    }
    texts.push(withLineBreak(filled.text));
  }
  return { text: texts.join("\n") };
}

/** Returns the values for the placeholders. Unknown values are empty strings. */
export function templateValues(facts: CopyFacts): ReadonlyMap<string, string> {
  const { model, source, tags = [] } = facts;
  return new Map<string, string>([
    ["arn", facts.arn],
    ["id", facts.id],
    ["modelId", facts.modelId],
    ["name", facts.name],
    ["description", facts.description ?? ""],
    ["type", facts.type],
    ["status", facts.status],
    ["region", facts.region],
    ["partition", facts.partition],
    ["accountId", facts.accountId],
    ["awsProfile", facts.awsProfile ?? ""],
    ["baseModelId", model?.id ?? ""],
    ["baseModelName", model?.name ?? model?.id ?? ""],
    ["provider", model?.providerKey ?? ""],
    ["providerName", model?.provider ?? ""],
    ["sourceArn", source?.arn ?? ""],
    ["sourceId", source?.id ?? ""],
    ["destinationRegions", facts.destinationRegions.join(",")],
    ...tags.map(({ key, value }) => [`tag:${key}`, value] as const),
  ]);
}

/** Returns the placeholders of a template whose values are unknown for a profile, so that they are empty in the text. */
export function unknownPlaceholders({ text, language }: CopyTemplate, facts: CopyFacts): readonly string[] {
  const { model, source, tags, type } = facts;
  const unknown = new Set([
    ...(model ? [] : ["baseModelId", "baseModelName", "provider"]),
    ...(model?.provider ? [] : ["providerName"]),
    ...(source || type !== "APPLICATION" ? [] : ["sourceArn", "sourceId"]),
  ]);
  const names = findPlaceholders(text, templateLanguage(language, text)).map(({ name }) => name);
  return [...new Set(names)].filter((name) => unknown.has(name) || (!tags && name.startsWith("tag:")));
}

function withLineBreak(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}
