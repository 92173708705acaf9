import * as l10n from "@vscode/l10n";
import { quotaPage } from "../domain/consoleUrls";
import type { ProblemKind, ProblemOfKind } from "../domain/problem";
import { formatAwsMessage } from "./awsMessage";
import {
  formatConnectionRefused,
  formatUnknownHost,
  formatUntrustedCertificate,
  unknownHostRemedies,
  untrustedCertificateRemedies,
} from "./connectionProblem";
import { credentialsFaultRemedies, formatCredentialsFault } from "./credentialsFault";
import {
  formatAwsProfileMissing,
  formatClockSkew,
  formatCredentialsExpired,
  formatCredentialsMissing,
  formatMetadataFailure,
  formatProcessFailure,
  formatRegionNotEnabled,
  formatRoleDenied,
  formatSignInExpired,
} from "./credentialsProblem";
import { formatInvalidResponse, invalidResponseRemedies } from "./endpointProblem";
import { formatDenial, isDeniedByOrganization, isMissingPermission } from "./denial";
import type { Remedy } from "./remedy";

/** The explanation and the next steps for one kind of problem. The most likely step comes first. */
export interface ProblemRow<K extends ProblemKind> {
  readonly reason: (problem: ProblemOfKind<K>) => string;
  readonly remedies: readonly Remedy[] | ((problem: ProblemOfKind<K>) => readonly Remedy[]);
}

/** The explanation and the next steps for each kind of problem. */
export const problemTable: { readonly [K in ProblemKind]: ProblemRow<K> } = {
  // The eight errors of the Bedrock service model.
  accessDenied: {
    reason: formatDenial,
    remedies: (problem) => [
      ...(isMissingPermission(problem) ? (["copyIamPolicy"] as const) : []),
      // Retrying helps only after an administrator has made a change, which takes longer in an organization.
      ...(isDeniedByOrganization(problem) ? [] : (["retry"] as const)),
      "showLog",
    ],
  },
  conflict: {
    reason: () => l10n.t("An inference profile with this name already exists. Choose another name."),
    remedies: ["showLog"],
  },
  internalServer: {
    reason: () => l10n.t("AWS reported an internal error. Try again."),
    remedies: ["retry", "showLog"],
  },
  notFound: {
    reason: () => l10n.t("It does not exist or has been deleted."),
    remedies: ["retry", "showLog"],
  },
  quotaExceeded: {
    reason: () =>
      l10n.t("The account has reached its quota in this Region. Delete unused profiles, or request a quota increase."),
    remedies: ({ region }) => (quotaPage(region) ? ["openQuotas", "retry", "showLog"] : ["retry", "showLog"]),
  },
  throttled: {
    reason: () => l10n.t("AWS received too many requests from this account. Wait a moment, then try again."),
    remedies: ["retry", "showLog"],
  },
  tooManyTags: {
    reason: () => l10n.t("The inference profile has too many tags. Remove some."),
    remedies: ["showLog"],
  },
  // Show the original AWS message, because only it indicates which value is invalid.
  validation: {
    reason: formatAwsMessage,
    remedies: ["showLog"],
  },

  // Credentials.
  awsProfileMissing: {
    reason: formatAwsProfileMissing,
    remedies: ["retry", "setUpCredentials", "selectAwsProfiles", "showLog"],
  },
  credentialsMissing: {
    reason: formatCredentialsMissing,
    remedies: ["signIn", "retry", "setUpCredentials", "selectAwsProfiles", "showLog"],
  },
  credentialsMisconfigured: {
    reason: formatCredentialsFault,
    remedies: credentialsFaultRemedies,
  },
  credentialsExpired: {
    reason: formatCredentialsExpired,
    remedies: ({ renewedBy }) => [
      ...(renewedBy ? (["signIn"] as const) : []),
      "retry",
      "setUpCredentials",
      "selectAwsProfiles",
      "showLog",
    ],
  },
  credentialsRefused: {
    reason: () =>
      l10n.t("AWS rejected the credentials in this Region. They may be invalid, or the Region may not be enabled."),
    remedies: ["retry", "selectRegions", "selectAwsProfiles", "showLog"],
  },
  signatureRefused: {
    reason: () => l10n.t("AWS rejected the signature of the request. Check your secret access key and proxy settings."),
    remedies: ["retry", "selectAwsProfiles", "showLog"],
  },
  signInExpired: {
    reason: formatSignInExpired,
    remedies: ["signIn", "retry", "showLog"],
  },
  mfaCancelled: {
    reason: ({ mfaDevice = "" }) =>
      l10n.t("An MFA code is required. Try again, and enter the code from {0}.", mfaDevice),
    remedies: ["retry"],
  },
  mfaRefused: {
    reason: ({ mfaDevice = "" }) =>
      l10n.t("AWS rejected the code from the MFA device {0}. Try again with the next code.", mfaDevice),
    remedies: ["retry", "showLog"],
  },
  processFailed: {
    reason: formatProcessFailure,
    remedies: ["retry", "showLog"],
  },
  roleDenied: {
    reason: formatRoleDenied,
    remedies: (problem) => [
      ...(problem.action && isMissingPermission(problem) ? (["copyIamPolicy"] as const) : []),
      "retry",
      "selectAwsProfiles",
      "showLog",
    ],
  },
  metadataFailed: {
    reason: formatMetadataFailure,
    remedies: ["retry", "selectAwsProfiles", "showLog"],
  },
  clockSkew: {
    reason: formatClockSkew,
    remedies: ["retry", "showLog"],
  },

  // The Region.
  regionNotEnabled: {
    reason: formatRegionNotEnabled,
    remedies: ["selectRegions", "retry", "showLog"],
  },
  notOffered: {
    reason: () =>
      l10n.t(
        "Bedrock does not support this operation in this Region. Select other Regions, or check your endpoint settings.",
      ),
    remedies: ["selectRegions", "retry", "showLog"],
  },

  // The network.
  unknownHost: {
    reason: formatUnknownHost,
    remedies: unknownHostRemedies,
  },
  connectionRefused: {
    reason: formatConnectionRefused,
    remedies: ["retry", "proxySettings", "showLog"],
  },
  connectionReset: {
    reason: () => l10n.t("The connection was interrupted. Check your network, proxy, and VPN."),
    remedies: ["retry", "showLog"],
  },
  untrustedCertificate: {
    reason: formatUntrustedCertificate,
    remedies: untrustedCertificateRemedies,
  },
  tlsFailed: {
    reason: () => l10n.t("Could not establish a secure connection. Check your endpoint and proxy settings."),
    remedies: ["retry", "proxySettings", "showLog"],
  },
  proxySignIn: {
    reason: () => l10n.t("The proxy requires authentication. Check the user name and password in your proxy settings."),
    remedies: ["proxySettings", "retry", "showLog"],
  },
  proxyFailed: {
    reason: () => l10n.t("The proxy could not connect to AWS. Try again, or check your proxy settings."),
    remedies: ["retry", "proxySettings", "showLog"],
  },
  network: {
    reason: () => l10n.t("Could not connect to AWS. Check your network."),
    remedies: ["retry", "showLog"],
  },
  timeout: {
    reason: () => l10n.t("AWS did not respond in time. Check your network."),
    remedies: ["retry", "showLog"],
  },
  invalidResponse: {
    reason: formatInvalidResponse,
    remedies: invalidResponseRemedies,
  },

  unknown: {
    reason: () => l10n.t("See the log for details."),
    remedies: ["retry", "showLog"],
  },
  // This is not a failure, so the log contains no more information.
  cancelled: {
    reason: () => l10n.t("The request was canceled."),
    remedies: ["retry"],
  },
};
