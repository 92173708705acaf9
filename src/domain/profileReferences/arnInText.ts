import { parseInferenceProfileReference } from "../arn";
import { modelKindOfResource } from "../modelReference";
import { partitionOfRegion } from "../regions";
import { isPartialId } from "./cutIds";
import { isApplicationProfileId, isSystemProfileId } from "./idShape";
import type { FoundReference } from "./lineEnds";
import { findWithinLines } from "./lineEnds";
import { isPlaceholderAccount, isPlaceholderRegion, maskedAccount, maskedPart } from "./maskedParts";
import type { ReferenceFinding, ReferenceKind } from "./profileReference";
import type { TextAfterId } from "./textAfterId";
import { textAfterId } from "./textAfterId";

/** The maximum number of characters to parse for each `arn:` in a text. Every ARN of an inference profile is shorter. */
const maxLength = 512;

/** Matches all characters that cannot end an ARN, so that errors can be reported. */
const anyPart = "[!#$%&*+./0-9=?@A-Z^_a-z~-]{0,64}";

/** Matches `arn:PARTITION:SERVICE:REGION:ACCOUNT:`. A masked part has no group. */
const header = new RegExp(
  String.raw`^arn:(?:(?<partition>[\w-]{1,32})|${maskedPart}):(?<service>[\w-]{1,64}):(?:${maskedPart}|(?<region>${anyPart})):(?:${maskedAccount}|(?<account>${anyPart})):`,
  "i",
);

/** The beginning of an ARN. `region` is undefined if it is masked, and `account` is empty if it is masked or missing. */
interface Header {
  readonly length: number;
  readonly partition: string;
  readonly service: string;
  readonly region: string | undefined;
  readonly account: string;
  readonly isUpperCase: boolean;
}

/** Parses the ARN that starts with `arn:` at an offset. Returns undefined if it has no service or resource. */
export function parseArnAt(text: string, start: number): FoundReference | undefined {
  const before = text.slice(Math.max(0, start - 16), start);
  return findWithinLines(text.slice(start, start + maxLength), start, (window) => parse(window, before));
}

function parse(window: string, before: string): FoundReference | undefined {
  const found = parseHeader(window);
  if (!found) {
    return undefined;
  }
  const fold = (part: string) => (found.isUpperCase ? part.toLowerCase() : part);
  const rest = window.slice(found.length);
  const [resourceType = ""] = /^[\w-]*/.exec(rest) ?? [];
  const { partition, service, region = "" } = found;
  const kind = kindOfResource(service, fold(resourceType));
  const isProfile = kind === "inferenceProfile" || kind === "applicationInferenceProfile";
  // A masked account is as unknown as a missing one.
  const accountId = isProfile && isPlaceholderAccount(found.account) ? "" : found.account;
  const arn = { partition, service, resourceType: fold(resourceType), accountId };
  const facts = { form: "arn", kind, start: 0, region: found.region, arn } as const;
  const beginning = `arn:${partition}:${service}:${region}:${accountId}`;
  const caseFinding: ReferenceFinding[] = found.isUpperCase ? [{ kind: "upperCase" }] : [];
  if (!isProfile) {
    const resource = otherResource(rest);
    const end = found.length + resource.length;
    const id = resource.slice(resourceType.length + 1);
    return resource === ""
      ? undefined
      : { ...facts, id, identifier: `${beginning}:${resource}`, end, consumedEnd: end, findings: caseFinding };
  }
  const [separator = ""] = /^[/:]/.exec(rest.slice(resourceType.length)) ?? [];
  const idStart = found.length + resourceType.length + separator.length;
  const after =
    separator === "" ? { idEnd: idStart, end: idStart, findings: [] } : textAfterArn(window, idStart, before, region);
  const id = fold(window.slice(idStart, after.idEnd));
  const identifier = `${beginning}:${arn.resourceType}${separator}${id}`;
  const isFollowed = after.findings.some((finding) => finding.kind === "unknownText");
  const findings = [...caseFinding, ...errors(identifier, id, kind, isFollowed), ...after.findings];
  const reference = { ...facts, id, identifier, end: after.idEnd, consumedEnd: after.end, findings };
  return found.region === undefined ? withoutRegion(reference, idStart) : reference;
}

/** Parses the beginning of an ARN. Returns undefined if it is not that of an AWS resource. */
function parseHeader(window: string): Header | undefined {
  const match = header.exec(window);
  const { partition, service = "", region, account = "" } = match?.groups ?? {};
  const isAnotherArn = [partition, service, region, account].some((part) => part?.toLowerCase() === "arn");
  const isAws =
    partition === undefined ? /^bedrock$/i.test(service) : /^aws/i.test(partition) || /^bedrock$/i.test(service);
  if (!match || isAnotherArn || !isAws) {
    return undefined;
  }
  const isUpperCase = /[A-Z]/.test(`${window.slice(0, 3)}${partition ?? ""}${service}`);
  const fold = (part: string) => (isUpperCase ? part.toLowerCase() : part);
  const knownRegion = region === undefined || isPlaceholderRegion(region) ? undefined : fold(region);
  return {
    length: match[0].length,
    partition: partition === undefined ? partitionOfRegion(knownRegion ?? "") : fold(partition),
    service: fold(service),
    region: knownRegion,
    account,
    isUpperCase,
  };
}

/** Returns the ID alone if the Region of its ARN is unknown, or undefined if the ID does not have the format of its kind. */
function withoutRegion(reference: FoundReference, idStart: number): FoundReference | undefined {
  const { id, kind, end, consumedEnd } = reference;
  const findings = reference.findings.filter((finding) => finding.kind !== "invalid" && finding.kind !== "noAccount");
  const hasFormat = kind === "applicationInferenceProfile" ? isApplicationProfileId(id) : isSystemProfileId(id);
  return hasFormat
    ? {
        kind,
        form: "id",
        start: idStart,
        end,
        consumedEnd,
        identifier: id,
        id,
        region: undefined,
        findings: [...findings, { kind: "noRegion" }],
      }
    : undefined;
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

/** Returns the findings that make a profile ARN unusable or uncertain. `isFollowed`: unknown text follows the ID. */
function errors(arn: string, id: string, kind: ReferenceKind, isFollowed: boolean): readonly ReferenceFinding[] {
  const reference = parseInferenceProfileReference(arn);
  const isNoAccount = reference.kind === "malformed" && reference.fault === "account" && reference.value === "";
  if (reference.kind === "malformed" && !isNoAccount) {
    return [{ kind: "invalid", fault: reference.fault, value: reference.value }];
  }
  const isUnusual = kind === "applicationInferenceProfile" ? !/^[a-z0-9]{12}$/.test(id) : /[A-Z]|-$/.test(id);
  return [
    ...(isNoAccount ? [{ kind: "noAccount" } as const] : []),
    ...(!isFollowed && (isUnusual || isPartialId(id)) ? [{ kind: "unusualId" } as const] : []),
  ];
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
