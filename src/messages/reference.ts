import * as l10n from "@vscode/l10n";
import type { InferenceProfileReference } from "../domain/arn";
import { joinSentences } from "./list";
import { formatRegion } from "./region";
import { truncate } from "./truncate";

/** Describes a text that should identify an inference profile. */
export interface ReferenceMessage {
  readonly sentence: string;
  /** Whether the text can be looked up. */
  readonly usable: boolean;
}

/** Describes what a text identifies or why it is invalid, while it is being typed. Undefined for an empty text. */
export function formatReference(
  reference: InferenceProfileReference,
  ownAccounts: ReadonlySet<string>,
): ReferenceMessage | undefined {
  switch (reference.kind) {
    case "empty":
      return undefined;
    case "id":
      return { sentence: l10n.t("An inference profile ID."), usable: true };
    case "arn":
      return { sentence: formatArn(reference, ownAccounts), usable: true };
    case "foreign":
      return {
        sentence: l10n.t(
          "This ARN is not of an inference profile, but of {0} in {1}. Paste the ARN of an inference profile.",
          truncate(reference.resourceType),
          truncate(reference.service),
        ),
        usable: false,
      };
    case "malformed":
      return { sentence: formatError(reference), usable: false };
  }
}

function formatArn(
  reference: Extract<InferenceProfileReference, { kind: "arn" }>,
  ownAccounts: ReadonlySet<string>,
): string {
  const regionName = formatRegion(reference.region);
  const sentence =
    reference.type === "APPLICATION"
      ? l10n.t("An application inference profile in {0}, {1}.", reference.region, regionName)
      : l10n.t("A system-defined inference profile in {0}, {1}.", reference.region, regionName);
  const isOtherAccount = ownAccounts.size > 0 && !ownAccounts.has(reference.accountId);
  return isOtherAccount
    ? joinSentences(sentence, l10n.t("It belongs to another account, {0}.", reference.accountId))
    : sentence;
}

function formatError(reference: Extract<InferenceProfileReference, { kind: "malformed" }>): string {
  const { fault } = reference;
  const value = truncate(reference.value);
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
      return l10n.t('"{0}" is not a valid account ID. An account ID has 12 digits.', value);
    case "resource":
      return l10n.t("The account ID must be followed by inference-profile/ID or application-inference-profile/ID.");
    case "id":
      return value === ""
        ? l10n.t("The ARN does not contain the profile's ID.")
        : l10n.t("An ID can have up to 64 letters, digits, hyphens, colons, and periods.");
  }
}
