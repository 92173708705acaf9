import { parseInferenceProfileReference } from "../arn";
import { modelKindOfResource } from "../modelReference";
import type { ProfileReference, ReferenceFinding, ReferenceKind } from "./profileReference";
import { isProfileReference } from "./profileReference";
import { textAfterId } from "./textAfterId";
import { textWithoutBreaks } from "./wrappedText";

/** The maximum number of characters to parse for each `arn:` in a text. Every ARN of an inference profile is shorter. */
const maxLength = 512;

/**
 * Matches `arn:PARTITION:SERVICE:REGION:ACCOUNT:`. The components match all characters that cannot end an ARN, so that errors
 * can be reported.
 */
const header =
  /^arn:([\w-]{1,32}):([\w-]{1,64}):([!#$%&*+./0-9=?@A-Z^_a-z~-]{0,64}):([!#$%&*+./0-9=?@A-Z^_a-z~-]{0,64}):/i;

/** An ARN in a text, with its offsets in that text. */
export interface ArnInText extends ProfileReference {
  /** The end offset of the ARN, including a suffix and unknown text. */
  readonly consumedEnd: number;
}

/** Parses the ARN that starts with `arn:` at an offset. Returns undefined if it has no service or resource. */
export function parseArnAt(text: string, start: number): ArnInText | undefined {
  const window = text.slice(start, start + maxLength);
  const before = text.slice(Math.max(0, start - 16), start);
  const single = parse(window, before);
  for (const { joined, offset } of textWithoutBreaks(window)) {
    const wrapped = parse(joined, before);
    if (wrapped && isContinued(single, wrapped, window)) {
      return place({ ...wrapped, findings: [...wrapped.findings, { kind: "lineBreak" }] }, start, offset);
    }
  }
  return single && place(single, start, (index) => index);
}

function place(found: ArnInText, start: number, offset: (index: number) => number): ArnInText {
  // Map the last character instead of the end, because a removed line break may follow that character.
  const endAt = (index: number) => start + offset(index - 1) + 1;
  return { ...found, start, end: endAt(found.end), consumedEnd: endAt(found.consumedEnd) };
}

/**
 * Returns whether an ARN continues on the next line. The joined text must be a complete profile ARN. The part on the first line
 * must be incomplete: not an ARN, or with an ID that is too short or lacks the version of the joined ID.
 */
function isContinued(single: ArnInText | undefined, wrapped: ArnInText, window: string): boolean {
  if (wrapped.findings.length > 0 || !isProfileReference(wrapped)) {
    return false;
  }
  if (!single || single.findings.some((finding) => finding.kind === "invalid" && finding.value === "")) {
    return isWholeId(wrapped);
  }
  const isAtLineEnd = /^\r?\n[ \t]{0,16}\S/.test(window.slice(single.end));
  const isLonger = wrapped.id.length > single.id.length && wrapped.id.startsWith(single.id);
  return isAtLineEnd && isLonger && !isWholeId(single) && isWholeId(wrapped);
}

/** Returns whether an ID has a complete AWS format: either 12 characters or a version at the end. */
function isWholeId({ kind, id }: ArnInText): boolean {
  return kind === "applicationInferenceProfile" ? /^[a-z0-9]{12}$/.test(id) : /-v?[0-9]{1,2}(?::[0-9]{1,2})?$/.test(id);
}

function parse(window: string, before: string): ArnInText | undefined {
  const [prefix, partition = "", service = "", region = "", accountId = ""] = header.exec(window) ?? [];
  const isAnotherArn = [partition, service, region, accountId].some((part) => part.toLowerCase() === "arn");
  if (prefix === undefined || isAnotherArn || !(/^aws/i.test(partition) || /^bedrock$/i.test(service))) {
    return undefined;
  }
  const isUpperCase = /[A-Z]/.test(`${prefix.slice(0, 3)}${partition}${service}`);
  const fold = (part: string) => (isUpperCase ? part.toLowerCase() : part);
  const rest = window.slice(prefix.length);
  const [resourceType = ""] = /^[\w-]*/.exec(rest) ?? [];
  const arn = { partition: fold(partition), service: fold(service), resourceType: fold(resourceType), accountId };
  const kind = kindOfResource(arn.service, arn.resourceType);
  const facts = { form: "arn", kind, start: 0, region: fold(region), arn } as const;
  const caseFinding: ReferenceFinding[] = isUpperCase ? [{ kind: "upperCase" }] : [];
  if (kind !== "inferenceProfile" && kind !== "applicationInferenceProfile") {
    const resource = otherResource(rest);
    const end = prefix.length + resource.length;
    const id = resource.slice(resourceType.length + 1);
    const identifier = `arn:${arn.partition}:${arn.service}:${facts.region}:${accountId}:${resource}`;
    return resource === "" ? undefined : { ...facts, id, identifier, end, consumedEnd: end, findings: caseFinding };
  }
  const [separator = ""] = /^[/:]/.exec(rest.slice(resourceType.length)) ?? [];
  const idStart = prefix.length + resourceType.length + separator.length;
  const after =
    separator === "" ? { idEnd: idStart, end: idStart, findings: [] } : textAfterId(window, idStart, before);
  const id = fold(window.slice(idStart, after.idEnd));
  const resource = `${arn.resourceType}${separator}${id}`;
  const identifier = `arn:${arn.partition}:${arn.service}:${facts.region}:${accountId}:${resource}`;
  return {
    ...facts,
    id,
    identifier,
    end: after.idEnd,
    consumedEnd: after.end,
    findings: [...caseFinding, ...errors(identifier), ...after.findings],
  };
}

function kindOfResource(service: string, resourceType: string): ReferenceKind {
  const isApplicationProfile = service === "bedrock" && resourceType === "application-inference-profile";
  return isApplicationProfile
    ? "applicationInferenceProfile"
    : (modelKindOfResource(service, resourceType) ?? "otherResource");
}

/** Returns the findings that make a profile ARN unusable. */
function errors(arn: string): ReferenceFinding[] {
  const reference = parseInferenceProfileReference(arn);
  if (reference.kind !== "malformed") {
    return [];
  }
  const { fault, value } = reference;
  return fault === "account" && value === "" ? [{ kind: "noAccount" }] : [{ kind: "invalid", fault, value }];
}

/**
 * Returns the resource in an ARN of another type. Punctuation at the end of a sentence and an ARN after a colon are not part of
 * the resource.
 */
function otherResource(rest: string): string {
  const [resource = ""] = /^[\w:/.*+=@-]*/.exec(rest) ?? [];
  const next = resource.search(/:arn:/i);
  return (next < 0 ? resource : resource.slice(0, next)).replace(/[.:/]+$/, "");
}
