import type { ProblemFacts, ProblemKind } from "../../domain/problem";
import type { ProblemDetailFields } from "./problemDetails";
import { redactLongTokens, redactQuotedJson, redactSecrets } from "./secrets";

/** The fields that describe a failure to get credentials, except for the kind. */
export type CredentialFacts = ProblemDetailFields & Pick<ProblemFacts, "credentialsOf" | "requestId">;

/**
 * Thrown if credentials could not be resolved. The message is for the log and contains no secrets. The original error is not
 * kept, because it may contain secrets.
 */
export class CredentialsError extends Error {
  override readonly name = "CredentialsError";

  constructor(
    readonly kind: ProblemKind,
    readonly facts: CredentialFacts,
    message: string,
    /** The name of the original error. */
    readonly thrownName = "CredentialsError",
  ) {
    super(redactLongTokens(redactSecrets(redactQuotedJson(message))));
  }
}
