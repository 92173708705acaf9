import { ServiceError } from "../errors";
import type { InferenceProfileType } from "../wire";
import { errorsOfAll, type Operation, type OperationContext } from "./operation";
import { lookUpProfile } from "./profileLookup";

const defaultPageSize = 100;

type ListInput = {
  maxResults?: number;
  nextToken?: string;
  typeEquals?: InferenceProfileType;
};

/** ListInferenceProfiles: returns only system-defined profiles if no type is specified. */
export const listInferenceProfiles: Operation = {
  name: "ListInferenceProfiles",
  method: "GET",
  path: "/inference-profiles",
  status: 200,
  errors: errorsOfAll,
  run: (input: ListInput, context) => list(input, context),
};

function list(input: ListInput, { operation, account, region }: OperationContext): object {
  const type = input.typeEquals ?? "SYSTEM_DEFINED";
  const listing = { operation, region: region.region, type };
  const after = input.nextToken === undefined ? 0 : account.tokens.read(input.nextToken, listing);
  const rest = region.profiles(type).filter((profile) => profile.order > after);
  const page = rest.slice(0, input.maxResults ?? defaultPageSize);
  const last = page.at(-1);
  return {
    inferenceProfileSummaries: page.map((profile) => profile.wire),
    ...(last && rest.length > page.length && { nextToken: account.tokens.issue({ ...listing, after: last.order }) }),
  };
}

type IdentifierInput = {
  inferenceProfileIdentifier: string;
};

/** GetInferenceProfile: accepts an ID or an ARN. */
export const getInferenceProfile: Operation = {
  name: "GetInferenceProfile",
  method: "GET",
  path: "/inference-profiles/{inferenceProfileIdentifier}",
  status: 200,
  errors: [...errorsOfAll, "ResourceNotFoundException"],
  run: (input: IdentifierInput, context) => lookUpProfile(input.inferenceProfileIdentifier, context).wire,
};

/** DeleteInferenceProfile: accepts only application profiles. */
export const deleteInferenceProfile: Operation = {
  name: "DeleteInferenceProfile",
  method: "DELETE",
  path: "/inference-profiles/{inferenceProfileIdentifier}",
  status: 200,
  errors: [...errorsOfAll, "ResourceNotFoundException", "ConflictException"],
  run: (input: IdentifierInput, context) => {
    const profile = lookUpProfile(input.inferenceProfileIdentifier, context);
    if (profile.type === "SYSTEM_DEFINED") {
      throw new ServiceError("ValidationException", "System-defined inference profiles cannot be deleted.");
    }
    context.region.remove(profile.id);
    return {};
  },
};
