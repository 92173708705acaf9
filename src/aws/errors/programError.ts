import type { ProblemDetails } from "../../domain/problem";

/** Why a `credential_process` program gave no credentials. The message is for the log and has no arguments of the program. */
export class ProgramError extends Error {
  override readonly name = "ProgramError";

  constructor(
    message: string,
    readonly details: ProblemDetails["processFailed"] = {},
  ) {
    super(message);
  }
}
