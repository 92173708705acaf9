import * as l10n from "@vscode/l10n";
import type { Problem, ProblemKind, ProblemOfKind } from "../domain/problem";
import { quotedCommand, signInCommandFor } from "./credentialsProblem";

/**
 * What to do about each kind of problem whose reason would only repeat the summary. The hint follows the summary in a row, where
 * there is room for a few words.
 */
const hints: { readonly [K in ProblemKind]?: (problem: ProblemOfKind<K>) => string } = {
  internalServer: () => l10n.t("Try again."),
  throttled: () => l10n.t("Wait a moment, then try again."),
  credentialsExpired: ({ renewedBy }) => (renewedBy ? l10n.t("Sign in again.") : l10n.t("Renew them, then try again.")),
  signInExpired: (problem) => l10n.t("Run {0}.", quotedCommand(signInCommandFor(problem))),
  mfaCancelled: ({ mfaDevice = "" }) => l10n.t("Try again, and enter the code from {0}.", mfaDevice),
  regionNotEnabled: ({ credentialsOf }) =>
    credentialsOf === undefined
      ? l10n.t("Enable it in the AWS console, or select other Regions.")
      : l10n.t("Activate AWS STS in IAM, or set another Region for the AWS profile {0}.", credentialsOf),
  connectionReset: () => l10n.t("Check your network, proxy, and VPN."),
  tlsFailed: () => l10n.t("Check your endpoint and proxy settings."),
  proxySignIn: () => l10n.t("Check the user name and password in your proxy settings."),
  proxyFailed: () => l10n.t("Try again, or check your proxy settings."),
  network: () => l10n.t("Check your network."),
  timeout: () => l10n.t("Check your network."),
  cancelled: () => l10n.t("Try again."),
};

/** Returns what to do about a problem, or undefined if the reason says more than the summary. */
export function formatHint(problem: Problem): string | undefined {
  return hintOf(problem);
}

/** The type parameter ensures that the hint matches the problem. */
function hintOf<K extends ProblemKind>(problem: ProblemOfKind<K>): string | undefined {
  const format: ((problem: ProblemOfKind<K>) => string) | undefined = hints[problem.kind];
  return format?.(problem);
}
