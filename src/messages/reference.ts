import * as l10n from "@vscode/l10n";
import type { InferenceProfileReference } from "../domain/arn";
import { joinSentences } from "./list";
import { formatRegion } from "./region";
import { truncate } from "./truncate";

/** How a text that should name an inference profile is to be taken. */
export interface ReferenceMessage {
  readonly sentence: string;
  /** Whether the text can be looked up as it stands. */
  readonly usable: boolean;
}

/** Says, as a person types, what a text names, or what is wrong with it. Nothing for an empty text. */
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
          "This ARN names something else: {0} of {1}. Paste the ARN of an inference profile.",
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
  const place = formatRegion(reference.region);
  const said =
    reference.type === "APPLICATION"
      ? l10n.t("An application inference profile in {0}, {1}.", reference.region, place)
      : l10n.t("A system-defined inference profile in {0}, {1}.", reference.region, place);
  const foreign = ownAccounts.size > 0 && !ownAccounts.has(reference.accountId);
  return foreign ? joinSentences(said, l10n.t("It belongs to another account, {0}.", reference.accountId)) : said;
}

function formatError(reference: Extract<InferenceProfileReference, { kind: "malformed" }>): string {
  const { fault } = reference;
  const value = truncate(reference.value);
  switch (fault) {
    case "prefix":
      return l10n.t("This is not a whole ARN. One looks like arn:aws:bedrock:REGION:ACCOUNT:inference-profile/ID.");
    case "partition":
      return l10n.t('The partition "{0}" does not exist. It is usually aws.', value);
    case "region":
      return value === ""
        ? l10n.t("The ARN has no Region.")
        : l10n.t('"{0}" is not a Region code, such as us-east-1.', value);
    case "partitionOfRegion":
      return l10n.t('The Region of this ARN is not in the partition "{0}".', value);
    case "account":
      return l10n.t('An account ID has 12 digits, not "{0}".', value);
    case "resource":
      return l10n.t("After the account comes inference-profile/ or application-inference-profile/, then the ID.");
    case "id":
      return value === ""
        ? l10n.t("The ARN ends before the profile's ID.")
        : l10n.t("An ID has up to 64 letters, digits, hyphens, colons and periods.");
  }
}
