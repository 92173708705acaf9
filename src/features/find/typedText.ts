import * as l10n from "@vscode/l10n";
import type { InferenceProfileReference } from "../../domain/arn";
import { parseInferenceProfileReference } from "../../domain/arn";
import type { Connection } from "../../domain/connection";
import { findProfileReferences } from "../../domain/profileReferences/findProfileReferences";
import type { ProfileReference } from "../../domain/profileReferences/profileReference";
import { certainty, identifierToLookUp } from "../../domain/profileReferences/profileReference";
import { accountOfProfile } from "../../domain/inferenceProfile";
import type { OwnResources, ReferenceMessage } from "../../messages/reference";
import { formatNumber } from "../../messages/language";
import { formatReference, formatTypedText } from "../../messages/reference";
import { partitionOfRegion } from "../../domain/regions";
import type { ProfileRef } from "../../profiles/profileStore";
import type { LookUpTarget } from "./lookUp";

/** The maximum number of characters to search. The search of a longer text, such as an entire log, would delay the input. */
export const maxSearchedLength = 2_000_000;

/** The maximum length of an ARN with line breaks and escapes. */
const maxReferenceLength = 1000;

/** The result of parsing a typed or pasted text. */
export type TypedText =
  | { readonly kind: "reference"; readonly reference: ProfileReference }
  /** The text contains several references. */
  | { readonly kind: "references"; readonly references: readonly ProfileReference[] }
  /** The text is the name of one or more shown profiles. */
  | { readonly kind: "name"; readonly profiles: readonly ProfileRef[] }
  /** Anything else, which may be an ID that the finder does not recognize. */
  | { readonly kind: "other"; readonly parsed: InferenceProfileReference };

/**
 * Returns the distinct references to inference profiles in a text, such as the selection or the clipboard. Only the first
 * `maxSearchedLength` characters are searched.
 */
export function suggestions(text: string): readonly ProfileReference[] {
  return distinctUsable(findReferences(text));
}

/** Returns a message if a text is too long to search all of it, or an empty string. */
export function formatUnsearched(text: string, origin: "selection" | "clipboard" | "input", language: string): string {
  if (text.length <= maxSearchedLength) {
    return "";
  }
  const length = formatNumber(maxSearchedLength, language);
  switch (origin) {
    case "selection":
      return l10n.t("The selection is too long. Only its first {0} characters were searched.", length);
    case "clipboard":
      return l10n.t("The text in the clipboard is too long. Only its first {0} characters were searched.", length);
    case "input":
      return l10n.t("The text is too long. Only its first {0} characters were searched.", length);
  }
}

function findReferences(text: string): readonly ProfileReference[] {
  if (text.length <= maxSearchedLength) {
    return findProfileReferences(text);
  }
  // A reference at the end of the searched part may have been cut.
  const end = maxSearchedLength - maxReferenceLength;
  return findProfileReferences(text.slice(0, maxSearchedLength)).filter((reference) => reference.end < end);
}

function distinctUsable(references: readonly ProfileReference[]): readonly ProfileReference[] {
  const found = new Map<string, ProfileReference>();
  for (const reference of references) {
    const key = `${reference.identifier} ${reference.region}`;
    const known = found.get(key);
    if (certainty(reference) !== "unusable" && (!known || certainty(known) === "uncertain")) {
      found.set(key, reference);
    }
  }
  return [...found.values()];
}

/** The profiles and connections that are shown in the window. */
export interface Shown {
  readonly profiles: readonly ProfileRef[];
  readonly connections: readonly Connection[];
}

/** Parses a typed text. Also recognizes the names of shown profiles. */
export function parseTypedText(text: string, shown: readonly ProfileRef[]): TypedText {
  const found = findReferences(text);
  const [reference, ...others] = distinctUsable(found);
  if (reference) {
    return others.length === 0
      ? { kind: "reference", reference }
      : { kind: "references", references: [reference, ...others] };
  }
  const name = text.trim().toLowerCase();
  const profiles = name === "" ? [] : shown.filter(({ profile }) => profile.name.toLowerCase() === name);
  if (profiles.length > 0) {
    return { kind: "name", profiles };
  }
  const [unusable] = found;
  return unusable
    ? { kind: "reference", reference: unusable }
    : { kind: "other", parsed: parseInferenceProfileReference(text.trim().replace(/^["'`]+|["'`,;]+$/g, "")) };
}

/** Describes the reference in a typed text, or the error in the text. Returns undefined for an empty text. */
export function formatTyped(typed: TypedText, shown: Shown): ReferenceMessage | undefined {
  switch (typed.kind) {
    case "reference":
      return formatReference(typed.reference, ownResources(shown));
    case "references":
      return {
        sentence: l10n.t("The text contains several inference profiles. Press Enter to choose one."),
        severity: "info",
      };
    case "name":
      return { sentence: l10n.t("The name of an inference profile."), severity: "info" };
    case "other":
      return formatTypedText(typed.parsed);
  }
}

/** Returns the target to look up for a usable reference. An ARN without an account is looked up by its ID. */
export function lookUpTarget(reference: ProfileReference): LookUpTarget {
  const { region, arn } = reference;
  return { identifier: identifierToLookUp(reference), region, accountId: arn?.accountId || undefined };
}

/**
 * Returns the text to show in the input for a reference. It is the unchanged original text if an input can show it, so that
 * nothing is lost.
 */
export function textForInput(text: string, reference: ProfileReference): string {
  const { start, end, identifier, findings } = reference;
  const isChanged = findings.some(({ kind }) => kind === "lineBreak" || kind === "unusualCharacters");
  const following = findings.flatMap((finding) => ("text" in finding ? [finding.text] : [])).join("");
  return `${isChanged ? identifier : text.slice(start, end)}${following}`;
}

/** Returns the accounts and partitions that are shown in the window. */
export function ownResources({ profiles, connections }: Shown): OwnResources {
  return {
    accounts: new Set(profiles.map(({ profile }) => accountOfProfile(profile))),
    partitions: new Set(connections.map(({ region }) => partitionOfRegion(region))),
  };
}
