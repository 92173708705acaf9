import type { Connection } from "../../../src/domain/connection";
import type { Operation } from "../../../src/domain/operations";
import { actionOf } from "../../../src/domain/operations";
import type { FaultName, MatrixFault } from "./faults";
import { faults } from "./faults";

/** The start of the message for each operation, after a failure and after a denial. */
const failures: Readonly<Record<Operation, readonly [failed: string, denied: string]>> = {
  ListInferenceProfiles: [
    "Could not load the inference profiles in {region}.",
    "You do not have permission to list inference profiles in {region}.",
  ],
  GetInferenceProfile: [
    "Could not load the inference profile in {region}.",
    "You do not have permission to view this inference profile in {region}.",
  ],
  CreateInferenceProfile: [
    "Could not create the inference profile in {region}.",
    "You do not have permission to create inference profiles in {region}.",
  ],
  TagResource: [
    "Could not change the tags in {region}.",
    "You do not have permission to change the tags of this inference profile in {region}.",
  ],
  UntagResource: [
    "Could not change the tags in {region}.",
    "You do not have permission to change the tags of this inference profile in {region}.",
  ],
  ListTagsForResource: [
    "Could not load the tags in {region}.",
    "You do not have permission to view the tags of inference profiles in {region}.",
  ],
  ListFoundationModels: [
    "Could not load the foundation models in {region}.",
    "You do not have permission to list foundation models in {region}.",
  ],
  GetCallerIdentity: [
    "Could not look up your account in {region}.",
    "You do not have permission to look up your account in {region}.",
  ],
  ListMetrics: [
    "Could not determine which inference profiles are used in {region}.",
    "You do not have permission to list CloudWatch metrics in {region}.",
  ],
  GetMetricData: [
    "Could not load the usage in {region}.",
    "You do not have permission to view CloudWatch metrics in {region}.",
  ],
  GetCostAndUsage: [
    "Could not load the costs from Cost Explorer.",
    "You do not have permission to view costs in Cost Explorer.",
  ],
};

/** A message that replaces the default message, or "nothing" if the user does not notice the fault. */
type Exception =
  | { readonly sentence: string }
  | { readonly reason: string }
  /** The reason why the outcome is unknown. */
  | { readonly unknown: string }
  | "nothing";

/** STS does not define these errors, so their names are not recognized. */
const unknown = { reason: "See the log for details." };

/** Tag changes, which list the tags after an unclear response. */
const tagChange: Partial<Record<FaultName, Exception>> = {
  "reset after": "nothing",
  cut: "nothing",
  // AWS itself can respond with an object without members.
  "no members": "nothing",
  "reset before": {
    sentence: `It is not known whether the tags were changed in {region}. ${faults["reset before"].reason}`,
  },
  hang: { sentence: `It is not known whether the tags were changed in {region}. ${faults.hang.reason}` },
};

/** Like STS, CloudWatch returns no resource and does not define these errors. */
const ofCloudWatch: Partial<Record<FaultName, Exception>> = {
  AccessDenied: { reason: "Developer is not authorized to perform {action}." },
  Conflict: unknown,
  QuotaExceeded: unknown,
  ResourceNotFound: unknown,
  TooManyTags: unknown,
};

/** Messages that differ from the default message for the operation and the fault. */
const exceptions: Partial<Record<Operation, Partial<Record<FaultName, Exception>>>> = {
  GetInferenceProfile: {
    ResourceNotFound: { sentence: "This inference profile has been deleted." },
  },
  CreateInferenceProfile: {
    ResourceNotFound: { sentence: "The source no longer exists in {region}. Select another source." },
    // The profile was created, and is found by its name.
    "reset after": "nothing",
    cut: "nothing",
    // The request may still be running in AWS.
    "reset before": { unknown: faults["reset before"].reason },
    hang: { unknown: faults.hang.reason },
  },
  TagResource: tagChange,
  UntagResource: tagChange,
  GetCallerIdentity: {
    Conflict: unknown,
    QuotaExceeded: unknown,
    ResourceNotFound: unknown,
    TooManyTags: unknown,
  },
  ListMetrics: ofCloudWatch,
  GetMetricData: ofCloudWatch,
};

/** Returns the message for a cell whose requests go to `endpoint`, or undefined if the user does not notice the fault. */
export function expectedSentence(
  operation: Operation,
  name: FaultName,
  connection: Connection,
  endpoint: string,
): string | undefined {
  const sentence = sentenceFor(operation, name, connection);
  return sentence?.replace("{endpoint}", endpoint).replace("{config}", process.env["AWS_CONFIG_FILE"] ?? "");
}

function sentenceFor(operation: Operation, name: FaultName, connection: Connection): string | undefined {
  const { reason }: MatrixFault = faults[name];
  const exception = exceptions[operation]?.[name];
  if (exception === "nothing") {
    return undefined;
  }
  if (exception && "unknown" in exception) {
    const asked = `AWS did not confirm whether it created inference profile "made despite ${name}" in {region}.`;
    return filled(
      `${asked} ${exception.unknown} It is safe to retry: this never creates a duplicate.`,
      operation,
      connection,
    );
  }
  if (exception) {
    return filled("sentence" in exception ? exception.sentence : withHeadline(exception.reason), operation, connection);
  }
  return reason === undefined ? undefined : filled(withHeadline(reason), operation, connection);

  function withHeadline(why: string): string {
    const [failed, denied] = failures[operation];
    return `${name === "AccessDenied" ? denied : failed} ${why}`;
  }
}

function filled(text: string, operation: Operation, { region, awsProfile = "" }: Connection): string {
  return text.replace("{region}", region).replace("{awsProfile}", awsProfile).replace("{action}", actionOf(operation));
}
