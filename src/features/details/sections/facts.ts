import { parseInferenceProfileReference } from "../../../domain/arn";
import type { CredentialsInUse } from "../../../domain/awsProfile";
import type { InferenceProfile } from "../../../domain/inferenceProfile";
import { accountOfProfile, findUnusableReason } from "../../../domain/inferenceProfile";
import { formatAwsProfileCredentials, formatCredentialsInUse } from "../../../messages/awsProfile";
import { formatDateTime } from "../../../messages/dates";
import { explainForeign } from "../../../messages/foreign";
import { explainUnusable } from "../../../messages/unusable";
import type { DetailsData } from "../detailsData";
import type { CopyTarget } from "../detailsMessages";
import type { DetailsSection } from "../detailsSection";
import { describeRegion, displayText, omitUndefined } from "../detailsSection";
import type { Facts } from "../viewModelSchema";

/**
 * The facts that AWS returns about the profile itself. Facts that are contained in the ARN are shown from the start, even if AWS
 * denies access.
 */
export const factsSection: DetailsSection = {
  describe: (data, language) => ({ facts: describeFacts(data, language) }),
  copyText(data, { field }) {
    if (field === "awsProfile" || field === "region") {
      return data.connection[field];
    }
    return data.profile.value ? textOfProfile(data.profile.value, field) : textOfArn(data.arn, field);
  },
  failures: { facts: { loadable: ({ profile }) => profile, retry: (loader) => loader.refresh() } },
};

/** Returns the facts to show on the page. Dates are formatted for `language`, a BCP 47 tag. */
export function describeFacts(
  { connection, arn, accountId, credentials, profile: { value: profile } }: DetailsData,
  language: string,
): Facts {
  const { awsProfile, region } = connection;
  const connectionFacts = {
    region: describeRegion(region),
    ...omitUndefined({
      awsProfile: awsProfile === undefined ? undefined : displayText(awsProfile),
      credentials: credentials?.inUse && describeCredentials(credentials.inUse),
    }),
  };
  if (!profile) {
    return { ...connectionFacts, ...describeArn(arn) };
  }
  const unusable = findUnusableReason(profile);
  return {
    id: displayText(profile.id),
    arn: displayText(profile.arn),
    type: profile.type,
    accountId: accountOfProfile(profile),
    ...connectionFacts,
    name: displayText(profile.name),
    status: displayText(profile.status),
    ...omitUndefined({
      foreign: explainForeign(profile, accountId),
      unusable: unusable && displayText(explainUnusable(unusable)),
      description: profile.description === undefined ? undefined : displayText(profile.description),
      createdAt: formatDateTime(profile.createdAt, language),
      updatedAt: formatDateTime(profile.updatedAt, language),
    }),
  };
}

/** Describes the credentials. Omits the name of a selected AWS profile, because the page shows it separately. */
function describeCredentials(inUse: CredentialsInUse): string | undefined {
  if ("source" in inUse) {
    return displayText(formatCredentialsInUse(inUse));
  }
  return inUse.awsProfile && displayText(formatAwsProfileCredentials(inUse.awsProfile));
}

function describeArn(text: string): Omit<Facts, "region"> {
  const reference = parseInferenceProfileReference(text);
  if (reference.kind !== "arn") {
    return { arn: displayText(text) };
  }
  const { arn, id, type, accountId } = reference;
  return { arn, id, type, accountId };
}

function textOfProfile(profile: InferenceProfile, field: CopyTarget["field"]): string | undefined {
  switch (field) {
    case "accountId":
      return accountOfProfile(profile);
    case "createdAt":
    case "updatedAt":
      return profile[field]?.toISOString();
    case "name":
    case "type":
    case "status":
    case "id":
    case "arn":
    case "description":
      return profile[field];
    default:
      return undefined;
  }
}

function textOfArn(arn: string, field: CopyTarget["field"]): string | undefined {
  const reference = parseInferenceProfileReference(arn);
  switch (field) {
    case "arn":
      return arn;
    case "id":
    case "type":
    case "accountId":
      return reference.kind === "arn" ? reference[field] : undefined;
    default:
      return undefined;
  }
}
