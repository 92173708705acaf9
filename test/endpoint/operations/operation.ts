import type { Account } from "../account";
import type { ModeledError } from "../errors";
import type { RegionState } from "../regionState";
import type { OperationName } from "../shapes";

/** What an operation can access: the account's resources in the Region that the request is signed for. */
export interface OperationContext {
  operation: OperationName;
  account: Account;
  region: RegionState;
}

/** An operation in the service model. */
export interface Operation {
  name: OperationName;
  method: "GET" | "POST" | "DELETE";
  /** The path, such as `/inference-profiles/{inferenceProfileIdentifier}`. The label matches the rest of the path. */
  path: string;
  /** The HTTP status of a successful response. */
  status: 200 | 201;
  /** The errors that the service model declares for the operation. */
  errors: readonly ModeledError[];
  /**
   * Runs the operation on validated input and returns its output.
   *
   * @throws ServiceError One of `errors`.
   */
  run(input: Record<string, unknown>, context: OperationContext): object;
}

/** The errors that every operation can return. */
export const errorsOfAll = [
  "AccessDeniedException",
  "ValidationException",
  "InternalServerException",
  "ThrottlingException",
] as const satisfies readonly ModeledError[];
