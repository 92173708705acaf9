import type { Problem, ProblemKind } from "../../domain/problem";
import { redactLongTokens, redactQuotedJson, redactSecrets } from "./secrets";

/** What is known of a failure to get credentials, beside its kind. */
export type CredentialFacts = Pick<
  Problem,
  | "credentialsOf"
  | "service"
  | "signIn"
  | "signInSession"
  | "mfaDevice"
  | "action"
  | "resource"
  | "principal"
  | "namesNoPermission"
  | "policyType"
  | "explicitDeny"
  | "clockSkew"
  | "address"
  | "requestId"
>;

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
