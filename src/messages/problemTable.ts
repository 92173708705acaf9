import * as l10n from "@vscode/l10n";
import { quotaPage } from "../domain/consoleUrls";
import type { Problem, ProblemKind } from "../domain/problem";
import { formatAwsMessage } from "./awsMessage";
import { formatConnectionRefused, formatUnknownHost, unknownHostRemedies } from "./connectionProblem";
import {
  formatAwsProfileMissing,
  formatClockSkew,
  formatCredentialsExpired,
  formatMetadataFailure,
  formatCredentialsMissing,
  formatProcessFailure,
  formatRegionNotEnabled,
  formatRoleDenied,
  formatSignInExpired,
} from "./credentialsProblem";
import { badReplyRemedies, tellBadReply } from "./endpointProblem";
import { isCuredByPermission, isDeniedByOrganization, formatDenial } from "./denial";
import type { Remedy } from "./problem";

/** Why something failed and what to do about it, in a sentence or two; and the next steps, the most likely first. */
export type Row = readonly [
  reason: (problem: Problem) => string,
  remedies: readonly Remedy[] | ((problem: Problem) => readonly Remedy[]),
];

/** What is said of each kind of problem, and what is offered. */
export const table: Readonly<Record<ProblemKind, Row>> = {
  // The eight errors of the service model.
  accessDenied: [
    formatDenial,
    (problem) => [
      ...(isCuredByPermission(problem) ? (["copyIamPolicy"] as const) : []),
      // Trying again helps only once somebody else has done something, which takes longer for a whole organization.
      ...(isDeniedByOrganization(problem) ? [] : (["retry"] as const)),
      "showLog",
    ],
  ],
  conflict: [() => l10n.t("There is one of that name already. Choose another name."), ["showLog"]],
  internalServer: [() => l10n.t("AWS had an internal error. Try again."), ["retry", "showLog"]],
  notFound: [() => l10n.t("It is not there, or no longer."), ["retry", "showLog"]],
  quotaExceeded: [
    () => l10n.t("The account has reached its quota there. Delete unused profiles or ask for more."),
    ({ region }) => (quotaPage(region) ? ["openQuotas", "retry", "showLog"] : ["retry", "showLog"]),
  ],
  throttled: [
    () => l10n.t("AWS is getting too many requests from this account. Wait a little, then try again."),
    ["retry", "showLog"],
  ],
  tooManyTags: [() => l10n.t("It has too many tags. Remove some."), ["showLog"]],
  // Only AWS knows what it did not like, so its own words are the best that can be said.
  validation: [formatAwsMessage, ["showLog"]],

  // Credentials that are missing, wrong, expired or refused.
  awsProfileMissing: [formatAwsProfileMissing, ["retry", "setUpCredentials", "selectAwsProfiles", "showLog"]],
  credentialsMissing: [
    formatCredentialsMissing,
    ["signIn", "retry", "setUpCredentials", "selectAwsProfiles", "showLog"],
  ],
  credentialsExpired: [formatCredentialsExpired, ["signIn", "retry", "setUpCredentials", "showLog"]],
  credentialsRefused: [
    () => l10n.t("AWS does not accept the credentials here. They may be wrong, or the Region not enabled."),
    ["retry", "selectRegions", "selectAwsProfiles", "showLog"],
  ],
  signatureRefused: [
    () => l10n.t("AWS does not accept the signature. Check the secret access key, and any proxy on the way."),
    ["retry", "selectAwsProfiles", "showLog"],
  ],
  signInExpired: [formatSignInExpired, ["signIn", "retry", "showLog"]],
  mfaCancelled: [
    ({ mfaDevice = "" }) => l10n.t("An MFA code is needed. Try again and enter that of {0}.", mfaDevice),
    ["retry"],
  ],
  mfaRefused: [
    ({ mfaDevice = "" }) =>
      l10n.t("AWS did not accept the code of the MFA device {0}. Try again with its next code.", mfaDevice),
    ["retry", "showLog"],
  ],
  processFailed: [formatProcessFailure, ["retry", "showLog"]],
  roleDenied: [
    formatRoleDenied,
    (problem) => [
      ...(problem.action && isCuredByPermission(problem) ? (["copyIamPolicy"] as const) : []),
      "retry",
      "selectAwsProfiles",
      "showLog",
    ],
  ],
  metadataFailed: [formatMetadataFailure, ["retry", "selectAwsProfiles", "showLog"]],
  clockSkew: [formatClockSkew, ["retry", "showLog"]],
  regionNotEnabled: [formatRegionNotEnabled, ["selectRegions", "retry", "showLog"]],
  notOffered: [
    () => l10n.t("Bedrock does not offer this there. Select other Regions, or check the endpoint that is set."),
    ["selectRegions", "retry", "showLog"],
  ],

  // The way to AWS.
  unknownHost: [formatUnknownHost, unknownHostRemedies],
  connectionRefused: [formatConnectionRefused, ["retry", "proxySettings", "showLog"]],
  connectionReset: [
    () => l10n.t("The connection was cut off. Check your network, and any proxy or VPN on the way."),
    ["retry", "showLog"],
  ],
  untrustedCertificate: [
    () =>
      l10n.t("The certificate is not trusted here. Where a proxy has a CA of its own, add that CA to this computer."),
    ["retry", "proxySettings", "showLog"],
  ],
  tlsFailed: [
    () => l10n.t("No secure connection came about. Check the endpoint and the proxy that are set."),
    ["retry", "proxySettings", "showLog"],
  ],
  proxySignIn: [
    () => l10n.t("The proxy asks who you are. Check the name and password in the proxy settings."),
    ["proxySettings", "retry", "showLog"],
  ],
  proxyFailed: [
    () => l10n.t("A proxy on the way did not get through to AWS. Try again, or check the proxy settings."),
    ["retry", "proxySettings", "showLog"],
  ],
  network: [() => l10n.t("The connection to AWS failed. Check your network."), ["retry", "showLog"]],
  timeout: [() => l10n.t("AWS did not answer in time. Check your network."), ["retry", "showLog"]],
  invalidResponse: [tellBadReply, badReplyRemedies],

  // What nobody foresaw.
  unknown: [() => l10n.t("The log says more."), ["retry", "showLog"]],

  // No failure: somebody asked to stop.
  cancelled: [() => l10n.t("It was cancelled."), ["retry"]],
};
