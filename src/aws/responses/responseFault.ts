import type { Operation } from "../../domain/operations";
import { isText } from "../../util/readableText";

/** What a successful response must hold: a list whose items have a key, or a text. */
type Expected =
  | { readonly list: string; readonly key: string; readonly paged?: true }
  | { readonly member: string; readonly pattern?: RegExp };

/**
 * Bedrock's service model (2023-04-20) requires the ARN of the two operations on one profile. It requires none of the lists, so
 * a client may not count on them by the model alone; but AWS's services serialize an empty list as `[]` and omit only what is
 * null, and `{}` is what many wrong endpoints and proxies answer. A missing list would show as an account without profiles.
 */
const expected: Readonly<Record<Operation, Expected>> = {
  ListInferenceProfiles: { list: "inferenceProfileSummaries", key: "inferenceProfileArn", paged: true },
  GetInferenceProfile: { member: "inferenceProfileArn" },
  CreateInferenceProfile: { member: "inferenceProfileArn" },
  ListTagsForResource: { list: "tags", key: "key" },
  ListFoundationModels: { list: "modelSummaries", key: "modelId" },
  GetCallerIdentity: { member: "Account", pattern: /^\d{12}$/ },
};

/** Whether a name is that of an operation whose responses can be checked. */
export function isCheckedOperation(name: string): name is Operation {
  return Object.hasOwn(expected, name);
}

/**
 * Decides whether a successful HTTP response came from AWS for the operation that was asked. Returns undefined if it did, else
 * what is wrong with it, for the log; that may quote the response.
 *
 * `output` is what the SDK made of the response, `body` its bytes; only JSON is looked at. A list may be empty, and single items of it
 * malformed, but not all of them. A page may have a token for the next one and nothing else.
 */
export function findResponseFault(operation: Operation, output: unknown, body: Uint8Array): string | undefined {
  const error = findError(body);
  return error === undefined ? findMissingMember(expected[operation], output) : `says ${JSON.stringify(error)}`;
}

function findMissingMember(wanted: Expected, output: unknown): string | undefined {
  const members = isStructure(output) ? output : {};
  if ("member" in wanted) {
    const value = members[wanted.member];
    return isText(value) && (wanted.pattern?.test(value) ?? true) ? undefined : `has no ${wanted.member}`;
  }
  const { list, key, paged } = wanted;
  const items = members[list];
  if (!Array.isArray(items)) {
    return paged && items === undefined && isText(members["nextToken"]) ? undefined : `has no list ${list}`;
  }
  const isUsable = items.length === 0 || items.some((item) => isStructure(item) && isText(item[key]));
  return isUsable ? undefined : `has nothing with a ${key} in ${list}`;
}

/** Names of members that errors have in AWS's protocols and in those of other services. */
const errorNames = ["__type", "error", "Error", "errors", "Errors", "fault", "Fault", "message", "Message"];

/** Characters of an error that are repeated in the log. */
const longestError = 200;

/** The error that a JSON body names at its top or in a wrapper such as `Output`; undefined if there is none. */
function findError(body: Uint8Array): string | undefined {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  // Decoding and parsing a long list a second time takes longer than this search.
  const mayNameError = errorNames.some((name) => bytes.includes(`"${name}"`));
  const top = mayNameError ? parseJson(bytes.toString()) : undefined;
  if (!isStructure(top)) {
    return undefined;
  }
  for (const structure of [top, ...Object.values(top).filter(isStructure)]) {
    for (const [name, value] of Object.entries(structure)) {
      if (errorNames.includes(name) && value !== null) {
        return (typeof value === "string" ? value : name).slice(0, longestError);
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
