import * as l10n from "@vscode/l10n";
import { quotaPage } from "../domain/consoleUrls";
import type { ProblemKind, ProblemOfKind } from "../domain/problem";
import { formatAwsMessage } from "./awsMessage";
import { formatConnectionRefused, formatUnknownHost, unknownHostRemedies } from "./connectionProblem";
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
import type { Remedy } from "./problem";

/** How problems of one kind are explained, and the next steps to offer, most likely first. */
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
      // A retry helps only after an administrator changed something, which takes longer for an organization.
      ...(isDeniedByOrganization(problem) ? [] : (["retry"] as const)),
      "showLog",
    ],
  },
  conflict: {
    reason: () => l10n.t("There is one of that name already. Choose another name."),
    remedies: ["showLog"],
  },
  internalServer: {
    reason: () => l10n.t("AWS had an internal error. Try again."),
    remedies: ["retry", "showLog"],
  },
  notFound: {
    reason: () => l10n.t("It is not there, or no longer."),
    remedies: ["retry", "showLog"],
  },
  quotaExceeded: {
    reason: () => l10n.t("The account has reached its quota there. Delete unused profiles or ask for more."),
    remedies: ({ region }) => (quotaPage(region) ? ["openQuotas", "retry", "showLog"] : ["retry", "showLog"]),
  },
  throttled: {
    reason: () => l10n.t("AWS is getting too many requests from this account. Wait a little, then try again."),
    remedies: ["retry", "showLog"],
  },
  tooManyTags: {
    reason: () => l10n.t("It has too many tags. Remove some."),
    remedies: ["showLog"],
  },
  // Only AWS's own message says which value is invalid.
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
  credentialsExpired: {
    reason: formatCredentialsExpired,
    remedies: ["signIn", "retry", "setUpCredentials", "showLog"],
  },
  credentialsRefused: {
    reason: () => l10n.t("AWS does not accept the credentials here. They may be wrong, or the Region not enabled."),
    remedies: ["retry", "selectRegions", "selectAwsProfiles", "showLog"],
  },
  signatureRefused: {
    reason: () => l10n.t("AWS does not accept the signature. Check the secret access key, and any proxy on the way."),
    remedies: ["retry", "selectAwsProfiles", "showLog"],
  },
  signInExpired: {
    reason: formatSignInExpired,
    remedies: ["signIn", "retry", "showLog"],
  },
  mfaCancelled: {
    reason: ({ mfaDevice = "" }) => l10n.t("An MFA code is needed. Try again and enter that of {0}.", mfaDevice),
    remedies: ["retry"],
  },
  mfaRefused: {
    reason: ({ mfaDevice = "" }) =>
      l10n.t("AWS did not accept the code of the MFA device {0}. Try again with its next code.", mfaDevice),
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
    reason: () => l10n.t("Bedrock does not offer this there. Select other Regions, or check the endpoint that is set."),
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
    reason: () => l10n.t("The connection was cut off. Check your network, and any proxy or VPN on the way."),
    remedies: ["retry", "showLog"],
  },
  untrustedCertificate: {
    reason: () =>
      l10n.t("The certificate is not trusted here. Where a proxy has a CA of its own, add that CA to this computer."),
    remedies: ["retry", "proxySettings", "showLog"],
  },
  tlsFailed: {
    reason: () => l10n.t("No secure connection came about. Check the endpoint and the proxy that are set."),
    remedies: ["retry", "proxySettings", "showLog"],
  },
  proxySignIn: {
    reason: () => l10n.t("The proxy asks who you are. Check the name and password in the proxy settings."),
    remedies: ["proxySettings", "retry", "showLog"],
  },
  proxyFailed: {
    reason: () => l10n.t("A proxy on the way did not get through to AWS. Try again, or check the proxy settings."),
    remedies: ["retry", "proxySettings", "showLog"],
  },
  network: {
    reason: () => l10n.t("The connection to AWS failed. Check your network."),
    remedies: ["retry", "showLog"],
  },
  timeout: {
    reason: () => l10n.t("AWS did not answer in time. Check your network."),
    remedies: ["retry", "showLog"],
  },
  invalidResponse: {
    reason: formatInvalidResponse,
    remedies: invalidResponseRemedies,
  },

  unknown: {
    reason: () => l10n.t("The log says more."),
    remedies: ["retry", "showLog"],
  },
  // Not a failure, so the log has nothing to add.
  cancelled: {
    reason: () => l10n.t("It was cancelled."),
    remedies: ["retry"],
  },
};
