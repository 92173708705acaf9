import type { Account } from "../account";
import type { ModelledError } from "../errors";
import type { RegionState } from "../regionState";
import type { OperationName } from "../shapes";

/** What an operation works on: the account's contents in the Region of the request's signature. */
export interface OperationContext {
  operation: OperationName;
  account: Account;
  region: RegionState;
}

/** One of the nine operations, as the service model has it. */
export interface Operation {
  name: OperationName;
  method: "GET" | "POST" | "DELETE";
  /** `/inference-profiles/{inferenceProfileIdentifier}`: the label takes the rest of the path. */
  path: string;
  /** The HTTP status of success. */
  status: 200 | 201;
  /** The errors that the model lets it answer. */
  errors: readonly ModelledError[];
  /**
   * Does the work on validated input and gives the output.
   * @throws ServiceError one of `errors`.
   */
  run(input: Record<string, unknown>, context: OperationContext): object;
}

/** The errors that every operation may answer. */
export const errorsOfAll = [
  "AccessDeniedException",
  "ValidationException",
  "InternalServerException",
  "ThrottlingException",
] as const satisfies readonly ModelledError[];
