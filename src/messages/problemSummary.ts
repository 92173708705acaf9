import * as l10n from "@vscode/l10n";
import type { ProblemKind, ProblemOfKind } from "../domain/problem";
import { failingAwsProfile } from "../domain/problem";
import { isDeniedByOrganization } from "./denial";

/** The summary of each kind of problem, short enough for a row in a narrow sidebar. */
export const problemSummaries: { readonly [K in ProblemKind]: (problem: ProblemOfKind<K>) => string } = {
  accessDenied: (problem) =>
    isDeniedByOrganization(problem) ? l10n.t("Denied by the organization") : l10n.t("Access denied"),
  conflict: () => l10n.t("Name already in use"),
  internalServer: () => l10n.t("Internal error of AWS"),
  notFound: () => l10n.t("Not found"),
  quotaExceeded: () => l10n.t("Quota reached"),
  throttled: () => l10n.t("Too many requests"),
  tooManyTags: () => l10n.t("Too many tags"),
  validation: () => l10n.t("Invalid request"),

  awsProfileMissing: () => l10n.t("AWS profile not found"),
  credentialsMissing: (problem) =>
    failingAwsProfile(problem) === undefined ? l10n.t("Not signed in") : l10n.t("No credentials"),
  credentialsMisconfigured: () => l10n.t("Invalid credential settings"),
  credentialsExpired: ({ renewedBy }) => (renewedBy ? l10n.t("Sign-in expired") : l10n.t("Credentials expired")),
  credentialsRefused: () => l10n.t("Credentials rejected"),
  signatureRefused: () => l10n.t("Signature rejected"),
  signInExpired: ({ neverSignedIn }) => (neverSignedIn ? l10n.t("Not signed in") : l10n.t("Sign-in expired")),
  mfaCancelled: () => l10n.t("MFA code required"),
  mfaRefused: () => l10n.t("MFA code rejected"),
  processFailed: () => l10n.t("Credentials program failed"),
  roleDenied: () => l10n.t("Role not assumed"),
  metadataFailed: () => l10n.t("No credentials received"),
  clockSkew: () => l10n.t("Computer clock is wrong"),

  regionNotEnabled: ({ credentialsOf }) =>
    credentialsOf === undefined ? l10n.t("Region not enabled") : l10n.t("AWS STS not active"),
  notOffered: () => l10n.t("Not available in this Region"),

  unknownHost: () => l10n.t("Endpoint not found"),
  connectionRefused: () => l10n.t("Connection refused"),
  connectionReset: () => l10n.t("Connection interrupted"),
  untrustedCertificate: () => l10n.t("Certificate not trusted"),
  tlsFailed: () => l10n.t("Secure connection failed"),
  proxySignIn: () => l10n.t("Proxy requires authentication"),
  proxyFailed: () => l10n.t("Proxy error"),
  network: () => l10n.t("No connection to AWS"),
  timeout: () => l10n.t("No response from AWS"),
  invalidResponse: () => l10n.t("Invalid response"),

  unknown: () => l10n.t("Unexpected error"),
  cancelled: () => l10n.t("Canceled"),
};
