/** A request for the MFA code that is needed to assume a role. */
export interface MfaQuestion {
  /** The serial number or ARN of the MFA device. */
  readonly device: string;
  /** The AWS profile that assumes the role. */
  readonly awsProfile: string;
}

/**
 * Asks the user for the current code of an MFA device. Returns undefined if the user cancels. The prompt closes when the signal
 * is aborted.
 */
export type AskMfaCode = (question: MfaQuestion, signal: AbortSignal) => Promise<string | undefined>;
