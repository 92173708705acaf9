import { parseInferenceProfileReference } from "../arn";
import { modelKindOfResource } from "../modelReference";
import type { FoundReference } from "./lineEnds";
import { findWithinLines } from "./lineEnds";
import type { ReferenceFinding, ReferenceKind } from "./profileReference";
import type { TextAfterId } from "./textAfterId";
import { textAfterId } from "./textAfterId";

/** The maximum number of characters to parse for each `arn:` in a text. Every ARN of an inference profile is shorter. */
const maxLength = 512;

/** Matches what people write instead of an account ID, for example `<account>`, `${AWS::AccountId}`, or `XXXXXXXXXXXX`. */
const maskedAccount = [
  String.raw`<[^<>\n]{1,64}>|\[[^\][\n]{1,64}\]|\([^()\n]{1,64}\)|[$#]?\{{1,2}[^{}\n]{1,64}\}{1,2}|%[^%\s:]{1,64}%`,
  String.raw`[$][A-Za-z_]\w{0,63}|[*xX#]{3,64}|[.\u2026\u2022\u25CF\u2588]{1,64}`,
].join("|");

/**
 * Matches `arn:PARTITION:SERVICE:REGION:ACCOUNT:`. The components match all characters that cannot end an ARN, so that errors
 * can be reported.
 */
const header = new RegExp(
  String.raw`^arn:([\w-]{1,32}):([\w-]{1,64}):([!#$%&*+./0-9=?@A-Z^_a-z~-]{0,64}):(?:(?:${maskedAccount})|([!#$%&*+./0-9=?@A-Z^_a-z~-]{0,64})):`,
  "i",
);

/** Parses the ARN that starts with `arn:` at an offset. Returns undefined if it has no service or resource. */
export function parseArnAt(text: string, start: number): FoundReference | undefined {
  const before = text.slice(Math.max(0, start - 16), start);
  return findWithinLines(text.slice(start, start + maxLength), start, (window) => parse(window, before));
}

function parse(window: string, before: string): FoundReference | undefined {
  // A masked account is as unknown as a missing one.
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
    separator === ""
      ? { idEnd: idStart, end: idStart, findings: [] }
      : textAfterArn(window, idStart, before, facts.region);
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

/** Finds the end of the ID in an ARN. Another Region after the ID is unknown text. */
function textAfterArn(window: string, idStart: number, before: string, region: string): TextAfterId {
  const after = textAfterId(window, idStart, before);
  const isOtherRegion = after.region !== undefined && after.region !== region;
  return isOtherRegion ? { ...after, findings: [{ kind: "unknownText", text: `@${after.region}` }] } : after;
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
