import type { ProblemFacts, ProblemKind } from "../../domain/problem";
import type { ProblemDetailFields } from "./problemDetails";
import { redactLongTokens, redactQuotedJson, redactSecrets } from "./secrets";

/** The fields, other than the kind, that describe a failure to get credentials. */
export type CredentialFacts = ProblemDetailFields & Pick<ProblemFacts, "credentialsOf" | "requestId">;

/**
 * Why there are no credentials. Its message is for the log and holds no secret; what was thrown in the first place might, and
 * is not kept.
 */
export class CredentialsError extends Error {
  override readonly name = "CredentialsError";

  constructor(
    readonly kind: ProblemKind,
    readonly facts: CredentialFacts,
    message: string,
    /** The name of what was thrown in the first place. */
    readonly thrownName = "CredentialsError",
  ) {
    super(redactLongTokens(redactSecrets(redactQuotedJson(message))));
  }
}
