import type { ConfigLocation } from "./configFinding";

/** Settings or environment variables for credentials that cannot be used as they are, so that a sign-in does not help. */
export interface CredentialsFault {
  readonly reason:
    /** Settings, variables, or sections are missing. */
    | "incomplete"
    /** Settings that exclude each other. */
    | "conflict"
    | "unknownValue"
    /** Settings that have indented lines in place of a value or after it. */
    | "indentedValue"
    /** AWS profiles that are each other's source profile. */
    | "cycle"
    /** The file with the token of a web identity cannot be read. */
    | "unreadableToken";
  /**
   * The names of the settings, variables, or sections; of the AWS profiles for a cycle; and of the file for a token. They are
   * untrusted text.
   */
  readonly names: readonly string[];
  /** The location of the settings, or undefined for environment variables. */
  readonly place?: ConfigLocation;
}
