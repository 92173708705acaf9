import type { ProblemDetails } from "../../domain/problem";

/**
 * Thrown if a `credential_process` program returns no credentials. The message is for the log and does not contain the program's
 * arguments.
 */
export class ProgramError extends Error {
  override readonly name = "ProgramError";

  constructor(
    message: string,
    readonly details: ProblemDetails["processFailed"] = {},
  ) {
    super(message);
  }
}
