import type { Operation } from "../../domain/operations";
import { isText } from "../../util/readableText";

/**
 * The required content of a successful response: a list whose items have a text or structure under the given key, a text, or
 * nothing.
 */
type Expected =
  | "empty"
  | { readonly list: string; readonly key: string; readonly paged?: "nextToken" | "NextToken" }
  | { readonly member: string; readonly pattern?: RegExp };

/**
 * The expected responses. Bedrock's service model (2023-04-20) requires the ARN in the responses of the two operations on one
 * profile, but does not require the lists. This table requires them anyway: AWS serializes an empty list as `[]`, while many
 * wrong endpoints and proxies return `{}`, which would look like an account without profiles.
 */
const expected: Readonly<Record<Operation, Expected>> = {
  ListInferenceProfiles: { list: "inferenceProfileSummaries", key: "inferenceProfileArn", paged: "nextToken" },
  GetInferenceProfile: { member: "inferenceProfileArn" },
  CreateInferenceProfile: { member: "inferenceProfileArn" },
  TagResource: "empty",
  UntagResource: "empty",
  ListTagsForResource: { list: "tags", key: "key" },
  ListFoundationModels: { list: "modelSummaries", key: "modelId" },
  GetCallerIdentity: { member: "Account", pattern: /^\d{12}$/ },
  ListMetrics: { list: "Metrics", key: "MetricName", paged: "NextToken" },
  GetMetricData: { list: "MetricDataResults", key: "Id" },
  GetCostAndUsage: { list: "ResultsByTime", key: "TimePeriod" },
};

/** Returns whether the expected response of an operation is defined. */
export function isCheckedOperation(name: string): name is Operation {
  return Object.hasOwn(expected, name);
}

/**
 * Checks whether a successful HTTP response came from AWS and belongs to the requested operation. If not, returns a description
 * of the fault for the log, which may quote the response.
 *
 * `output` is the response as parsed by the SDK. `body` is the raw response, which is checked only if it is JSON. An empty list
 * is valid, but a list with only malformed items is not. A page with only the token of the next page is valid.
 */
export function findResponseFault(operation: Operation, output: unknown, body: Uint8Array): string | undefined {
  const error = findError(body);
  if (error !== undefined) {
    return `says ${JSON.stringify(error)}`;
  }
  const wanted = expected[operation];
  return wanted === "empty" ? findContent(body) : findMissingMember(wanted, output);
}

/** Returns a fault unless the body is the empty structure `{}`, which AWS sends if an operation returns nothing. */
function findContent(body: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(body);
  const content = parseJson(text);
  const isEmpty = isStructure(content) && Object.keys(content).length === 0;
  return isEmpty ? undefined : `says ${JSON.stringify(text.slice(0, maxErrorLength))}`;
}

function findMissingMember(wanted: Exclude<Expected, "empty">, output: unknown): string | undefined {
  const members = isStructure(output) ? output : {};
  if ("member" in wanted) {
    const value = members[wanted.member];
    return isText(value) && (wanted.pattern?.test(value) ?? true) ? undefined : `has no ${wanted.member}`;
  }
  const { list, key, paged } = wanted;
  const items = members[list];
  if (!Array.isArray(items)) {
    return paged && items === undefined && isText(members[paged]) ? undefined : `has no list ${list}`;
  }
  const isUsable =
    items.length === 0 || items.some((item) => isStructure(item) && (isText(item[key]) || isStructure(item[key])));
  return isUsable ? undefined : `has nothing with a ${key} in ${list}`;
}

/** The names of members that contain errors, in the protocols of AWS and of other services. */
const errorNames = ["__type", "error", "Error", "errors", "Errors", "fault", "Fault", "message", "Message"];

/** The maximum length of an error in the log, in characters. */
const maxErrorLength = 200;

/** Returns the error in a JSON body, at its top level or in a wrapper such as `Output`, or undefined if there is none. */
function findError(body: Uint8Array): string | undefined {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  // Searching the bytes takes less time than decoding and parsing a long list again.
  const mayNameError = errorNames.some((name) => bytes.includes(`"${name}"`));
  const top = mayNameError ? parseJson(bytes.toString()) : undefined;
  if (!isStructure(top)) {
    return undefined;
  }
  for (const structure of [top, ...Object.values(top).filter(isStructure)]) {
    for (const [name, value] of Object.entries(structure)) {
      if (errorNames.includes(name) && value !== null) {
        return (typeof value === "string" ? value : name).slice(0, maxErrorLength);
      }
    }
  }
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isStructure(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
