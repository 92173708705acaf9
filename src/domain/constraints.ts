import type { Tag } from "./inferenceProfile";

/** A member that people type, by its meaning. */
export type Field = "name" | "description" | "tagKey" | "tagValue";

/** How a text breaks its field's rule. Indexes count UTF-16 units from 0. */
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
  /** Characters that may stand anywhere. */
  readonly character: RegExp;
  /** Characters that may only follow one of those above, one at a time. */
  readonly separator?: RegExp;
  readonly reservedPrefix?: string;
}

/** The patterns in words of single characters, so that a message can say which character is wrong. */
const rules: Readonly<Record<Field, FieldRule>> = {
  // CreateInferenceProfile, inferenceProfileName: ([0-9a-zA-Z][ _-]?)+
  name: { minimum: 1, maximum: 64, character: /^[0-9a-zA-Z]$/, separator: /^[ _-]$/ },
  // CreateInferenceProfile, description: ([0-9a-zA-Z:.][ _-]?)+ and 1 to 200 long. The member is left out when empty.
  description: { minimum: 0, maximum: 200, character: /^[0-9a-zA-Z:.]$/, separator: /^[ _-]$/ },
  // Tag.key and Tag.value: [a-zA-Z0-9\s._:/=+@-]*
  tagKey: { minimum: 1, maximum: 128, character: /^[a-zA-Z0-9 \t\n\v\f\r._:/=+@-]$/, reservedPrefix: "aws:" },
  tagValue: { minimum: 0, maximum: 256, character: /^[a-zA-Z0-9 \t\n\v\f\r._:/=+@-]$/ },
};

/** Tags a resource can have: more answers TooManyTagsException, although the list shape allows 200. */
export const maximumTags = 50;

/** The longest name, for making free ones. */
export const maximumNameLength = rules.name.maximum;

/** The first way in which a text breaks its field's rule; nothing when the service would take it. */
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
  // AWS reserves the prefix in any mix of upper and lower case.
  if (prefix && text.toLowerCase().startsWith(prefix)) {
    return { kind: "reservedPrefix", prefix: text.slice(0, prefix.length) };
  }
  return undefined;
}

/** What is wrong with a tag that is about to be set among others, `index` being its own place there (-1 for a new one). */
export type TagViolation =
  | { readonly kind: "key"; readonly violation: Violation }
  | { readonly kind: "value"; readonly violation: Violation }
  | { readonly kind: "repeatedKey"; readonly key: string }
  | { readonly kind: "tooMany"; readonly maximum: number };

/** Checks one tag against its rules and against the other tags of the resource. */
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
  return others.length >= maximumTags ? { kind: "tooMany", maximum: maximumTags } : undefined;
}

/**
 * Reads `key=value` as people type it: the first `=` ends the key, spaces around both are dropped, and a text without `=`
 * is a key with an empty value.
 */
export function readTag(text: string): Tag {
  const at = text.indexOf("=");
  return at < 0 ? { key: text.trim(), value: "" } : { key: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}

/**
 * A name like the wanted one that none of the taken names equals, within the rule: `chat` gives `chat-2`, then `chat-3`. A
 * number that the name ends with counts on only where it was counted before, the name without it being taken as well: what
 * comes after `claude-4-5` is `claude-4-5-2` and not another model's version.
 */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) {
    return wanted;
  }
  const [, counted = "", number = ""] = /^(.+)-([0-9]{1,6})$/.exec(wanted) ?? [];
  const stem = taken.has(counted) ? counted : wanted;
  for (let next = taken.has(counted) ? Number(number) + 1 : 2; ; next += 1) {
    const ending = `-${next}`;
    const start = stem.slice(0, maximumNameLength - ending.length).replace(/[ _-]+$/, "");
    if (!taken.has(start + ending)) {
      return start + ending;
    }
  }
}
