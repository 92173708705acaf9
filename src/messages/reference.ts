import * as l10n from "@vscode/l10n";
import type { ArnError, InferenceProfileReference } from "../domain/arn";
import type { ProfileReference, ReferenceFinding } from "../domain/profileReferences/profileReference";
import { certainty, isDoubt } from "../domain/profileReferences/profileReference";
import { joinSentences } from "./list";
import { formatRegionWithName } from "./region";
import { truncate } from "./truncate";

/** A message about a text that should identify an inference profile. */
export interface ReferenceMessage {
  readonly sentence: string;
  /** `warning`: the user must confirm the interpretation or should know about an issue. `error`: the text cannot be looked up. */
  readonly severity: "info" | "warning" | "error";
}

/** The known accounts and partitions of the user's credentials. */
export interface OwnResources {
  readonly accounts: ReadonlySet<string>;
  readonly partitions: ReadonlySet<string>;
}

/** Describes a reference that was found in a text, and any issues with it. May contain untrusted text. */
export function formatReference(reference: ProfileReference, own: OwnResources): ReferenceMessage {
  const invalid = reference.findings.find((finding) => finding.kind === "invalid");
  if (invalid) {
    return { sentence: formatArnError(invalid.fault, invalid.value), severity: "error" };
  }
  const trust = certainty(reference);
  if (trust === "unusable") {
    return { sentence: formatOtherResource(reference), severity: "error" };
  }
  // What to do next comes last.
  const findings = reference.findings.toSorted((a, b) => Number(isDoubt(a)) - Number(isDoubt(b)));
  const notes = findings.map((finding) => formatFinding(finding, reference));
  const foreign = [formatOtherAccount(reference, own), formatOtherPartition(reference, own)];
  const sentence = joinSentences(formatKind(reference), ...foreign, ...notes);
  return { sentence, severity: trust === "uncertain" || foreign[1] !== "" ? "warning" : "info" };
}

/** Describes typed text in which no reference was found. Returns undefined for an empty text. */
export function formatTypedText(reference: InferenceProfileReference): ReferenceMessage | undefined {
  switch (reference.kind) {
    case "empty":
      return undefined;
    case "id":
    case "arn":
      return { sentence: l10n.t("An inference profile ID."), severity: "info" };
    case "foreign":
      return { sentence: formatOtherArn(reference.resourceType, reference.service), severity: "error" };
    case "malformed":
      return { sentence: formatArnError(reference.fault, reference.value), severity: "error" };
  }
}

/**
 * Explains that the profile belongs to another account. Returns an empty string if it does not, or if the user's accounts are
 * unknown.
 */
export function formatOtherAccount({ arn }: Pick<ProfileReference, "arn">, { accounts }: OwnResources): string {
  const accountId = arn?.accountId ?? "";
  return accountId === "" || accounts.size === 0 || accounts.has(accountId)
    ? ""
    : l10n.t("It belongs to another account, {0}.", accountId);
}

function formatOtherPartition({ arn }: ProfileReference, { partitions }: OwnResources): string {
  return arn === undefined || partitions.size === 0 || partitions.has(arn.partition)
    ? ""
    : l10n.t("It is in another AWS partition, {0}, which requires separate credentials.", arn.partition);
}

function formatKind({ kind, region }: ProfileReference): string {
  const isApplication = kind === "applicationInferenceProfile";
  if (region === undefined) {
    return isApplication
      ? l10n.t("The ID of an application inference profile.")
      : l10n.t("The ID of a system-defined inference profile.");
  }
  return isApplication
    ? l10n.t("An application inference profile in {0}.", formatRegionWithName(region, ", "))
    : l10n.t("A system-defined inference profile in {0}.", formatRegionWithName(region, ", "));
}

function formatFinding(finding: ReferenceFinding, { id, region = "" }: ProfileReference): string {
  switch (finding.kind) {
    case "percentEncoded":
      return l10n.t("It is percent-encoded. Most clients need / and not %2F.");
    case "upperCase":
      return l10n.t("It contains uppercase letters, but AWS uses lowercase letters.");
    case "unusualCharacters":
      return l10n.t("It contains invisible or typographic characters, which clients do not accept.");
    case "lineBreak":
      return l10n.t("It is split across several lines.");
    case "droppedSuffix":
      return l10n.t('The suffix "{0}" is an option for the client, not part of the ID.', truncate(finding.text));
    case "unknownText":
      return l10n.t(
        'The ID is followed by unrecognized text: "{0}". Press Enter to choose what to open.',
        truncate(finding.text),
      );
    case "unclearEnd":
      return l10n.t(
        "The ID is {0} or, if it continues on the next line, {1}. Press Enter to choose what to open.",
        id,
        finding.whole.id,
      );
    case "unknownForm":
      return l10n.t("The text could be something else, for example a host name. Press Enter to look it up.");
    case "noAccount":
      return l10n.t("The ARN does not contain an account ID. Press Enter to look up {0} in {1}.", id, region);
    case "noRegion":
      return l10n.t("The ARN does not contain a Region. Press Enter to look up {0}.", id);
    case "unusualId":
      return l10n.t("The ID could be incomplete. Press Enter to look it up.");
    case "invalid":
      return formatArnError(finding.fault, finding.value);
  }
}

function formatOtherResource({ kind, arn }: ProfileReference): string {
  switch (kind) {
    case "foundationModel":
      return l10n.t("This is a foundation model, not an inference profile.");
    case "importedModel":
      return l10n.t("This is an imported model, not an inference profile.");
    case "customModel":
      return l10n.t("This is a custom model, not an inference profile.");
    case "customModelDeployment":
      return l10n.t("This is a custom model deployment, not an inference profile.");
    case "provisionedModel":
      return l10n.t("This is a model with Provisioned Throughput, not an inference profile.");
    case "promptRouter":
      return l10n.t("This is a prompt router, not an inference profile.");
    case "marketplaceEndpoint":
    case "sageMakerEndpoint":
      return l10n.t("This is an endpoint of a model, not an inference profile.");
    default:
      return formatOtherArn(arn?.resourceType ?? "", arn?.service ?? "");
  }
}

function formatOtherArn(resourceType: string, service: string): string {
  return l10n.t(
    "This is the ARN of {0} in {1}. Paste the ARN of an inference profile.",
    truncate(resourceType),
    truncate(service),
  );
}

function formatArnError(fault: ArnError, text: string): string {
  const value = truncate(text);
  switch (fault) {
    case "prefix":
      return l10n.t("The ARN is incomplete. The format is arn:aws:bedrock:REGION:ACCOUNT:inference-profile/ID.");
    case "partition":
      return l10n.t('The partition "{0}" does not exist. It is usually aws.', value);
    case "region":
      return value === ""
        ? l10n.t("The ARN does not contain a Region.")
        : l10n.t('"{0}" is not a valid Region code. Use a code such as us-east-1.', value);
    case "partitionOfRegion":
      return l10n.t('The Region of this ARN is not in the partition "{0}".', value);
    case "account":
      return value === ""
        ? l10n.t("The ARN does not contain an account ID.")
        : l10n.t('"{0}" is not a valid account ID. An account ID has 12 digits.', value);
    case "resource":
      return l10n.t("The account ID must be followed by inference-profile/ID or application-inference-profile/ID.");
    case "id":
      return value === ""
        ? l10n.t("The ARN does not contain the profile's ID.")
        : l10n.t("An ID can have up to 64 letters, digits, hyphens, colons, and periods.");
  }
}
