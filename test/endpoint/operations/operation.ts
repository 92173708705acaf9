import type { Account } from "../account";
import type { ModeledError } from "../errors";
import type { RegionState } from "../regionState";
import type { OperationName } from "../shapes";

/** What an operation reads and changes: the account's resources in the Region of the request's signature. */
export interface OperationContext {
  operation: OperationName;
  account: Account;
  region: RegionState;
}

/** An operation of the service model. */
export interface Operation {
  name: OperationName;
  method: "GET" | "POST" | "DELETE";
  /** Such as `/inference-profiles/{inferenceProfileIdentifier}`. The label is the rest of the path. */
  path: string;
  /** HTTP status of a successful response. */
  status: 200 | 201;
  /** The errors that the service model declares for it. */
  errors: readonly ModeledError[];
  /**
   * Runs the operation on validated input and returns its output.
   * @throws ServiceError one of `errors`.
   */
  run(input: Record<string, unknown>, context: OperationContext): object;
}

/** The errors of every operation. */
export const errorsOfAll = [
  "AccessDeniedException",
  "ValidationException",
  "InternalServerException",
  "ThrottlingException",
] as const satisfies readonly ModeledError[];
