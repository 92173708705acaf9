import type { Tag } from "./inferenceProfile";
import { isReservedKey } from "./tagKeys";

/** A text field that users fill in. */
export type Field = "name" | "description" | "tagKey" | "tagValue";

/** How a text violates the rule of its field. Indexes count UTF-16 code units from 0. */
export type Violation =
  | { readonly kind: "required" }
  | { readonly kind: "tooLong"; readonly length: number; readonly maximum: number }
  | { readonly kind: "badCharacter"; readonly character: string; readonly index: number }
  | { readonly kind: "badStart"; readonly character: string }
  | { readonly kind: "doubledSeparator"; readonly characters: string; readonly index: number }
  | { readonly kind: "reservedPrefix"; readonly prefix: string };

interface FieldRule {
  readonly minimum: number;
  readonly maximum: number;
  /** Matches a character that is allowed anywhere. */
  readonly character: RegExp;
  /** Matches a character that is allowed only after a character that matches `character`. */
  readonly separator?: RegExp;
  readonly reservedPrefix?: string;
}

/** The service's patterns as patterns for single characters, so that a message can name the invalid character. */
const rules: Readonly<Record<Field, FieldRule>> = {
  // CreateInferenceProfile, inferenceProfileName: ([0-9a-zA-Z][ _-]?)+
  name: { minimum: 1, maximum: 64, character: /^[0-9a-zA-Z]$/, separator: /^[ _-]$/ },
  // CreateInferenceProfile, description: ([0-9a-zA-Z:.][ _-]?)+, 1 to 200 characters. An empty description is omitted.
  description: { minimum: 0, maximum: 200, character: /^[0-9a-zA-Z:.]$/, separator: /^[ _-]$/ },
  // Tag.key and Tag.value: [a-zA-Z0-9\s._:/=+@-]*
  tagKey: { minimum: 1, maximum: 128, character: /^[a-zA-Z0-9 \t\n\v\f\r._:/=+@-]$/, reservedPrefix: "aws:" },
  tagValue: { minimum: 0, maximum: 256, character: /^[a-zA-Z0-9 \t\n\v\f\r._:/=+@-]$/ },
};

/**
 * The maximum number of tags per resource, without those that AWS has set. If there are more, AWS returns TooManyTagsException,
 * although the list shape allows 200.
 */
export const maximumTags = 50;

/** The maximum length of a name, in characters. */
export const maximumNameLength = rules.name.maximum;

/** Returns the first violation in a text, or undefined if the service accepts the text. */
export function findViolation(field: Field, text: string): Violation | undefined {
  const rule = rules[field];
  if (text.length < rule.minimum) {
    return { kind: "required" };
  }
  return findCharacterViolation(rule, text) ?? findLengthOrPrefixViolation(rule, text);
}

function findCharacterViolation(rule: FieldRule, text: string): Violation | undefined {
  let previous: string | undefined;
  let index = 0;
  for (const character of text) {
    if (rule.separator?.test(character)) {
      if (previous === undefined) {
        return { kind: "badStart", character };
      }
      if (rule.separator.test(previous)) {
        return { kind: "doubledSeparator", characters: previous + character, index: index - 1 };
      }
    } else if (!rule.character.test(character)) {
      return { kind: "badCharacter", character, index };
    }
    previous = character;
    index += character.length;
  }
  return undefined;
}

function findLengthOrPrefixViolation(rule: FieldRule, text: string): Violation | undefined {
  if (text.length > rule.maximum) {
    return { kind: "tooLong", length: text.length, maximum: rule.maximum };
  }
  const prefix = rule.reservedPrefix;
  // AWS reserves the prefix in any combination of uppercase and lowercase letters.
  if (prefix && text.toLowerCase().startsWith(prefix)) {
    return { kind: "reservedPrefix", prefix: text.slice(0, prefix.length) };
  }
  return undefined;
}

/** How a tag violates a rule, by itself or together with the other tags of the resource. */
export type TagViolation =
  | { readonly kind: "key"; readonly violation: Violation }
  | { readonly kind: "value"; readonly violation: Violation }
  | { readonly kind: "repeatedKey"; readonly key: string }
  | { readonly kind: "tooMany"; readonly maximum: number };

/** Returns the first violation of a tag by itself or together with the other tags, or undefined if it is valid. */
export function findTagViolation(tag: Tag, others: readonly Tag[]): TagViolation | undefined {
  const key = findViolation("tagKey", tag.key);
  if (key) {
    return { kind: "key", violation: key };
  }
  const value = findViolation("tagValue", tag.value);
  if (value) {
    return { kind: "value", violation: value };
  }
  if (others.some((other) => other.key === tag.key)) {
    return { kind: "repeatedKey", key: tag.key };
  }
  return hasTooManyTags([...others, tag]) ? { kind: "tooMany", maximum: maximumTags } : undefined;
}

/** Returns whether there are more than 50 different keys, without those of tags that AWS has set. */
export function hasTooManyTags(tags: readonly Tag[]): boolean {
  return new Set(tags.map(({ key }) => key).filter((key) => !isReservedKey(key))).size > maximumTags;
}

/** Parses `key=value`. The first `=` ends the key, both parts are trimmed, and a text without `=` is a key with an empty value. */
export function parseTag(text: string): Tag {
  const at = text.indexOf("=");
  return at < 0 ? { key: text.trim(), value: "" } : { key: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}

/**
 * Returns a valid name, derived from the preferred one, that is not taken: `chat`, `chat-2`, `chat-3`. An existing number suffix
 * is incremented only if the name without it is taken as well, so that `claude-4-5` becomes `claude-4-5-2` and not `claude-4-6`.
 */
export function suggestUnusedName(preferred: string, taken: ReadonlySet<string>): string {
  if (!taken.has(preferred)) {
    return preferred;
  }
  const [, unnumbered = "", number = ""] = /^(.+)-([0-9]{1,6})$/.exec(preferred) ?? [];
  const isNumbered = taken.has(unnumbered);
  const base = isNumbered ? unnumbered : preferred;
  for (let next = isNumbered ? Number(number) + 1 : 2; ; next += 1) {
    const suffix = `-${next}`;
    const start = base.slice(0, maximumNameLength - suffix.length).replace(/[ _-]+$/, "");
    if (!taken.has(start + suffix)) {
      return start + suffix;
    }
  }
}
