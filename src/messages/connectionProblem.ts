import * as l10n from "@vscode/l10n";
import type { ProblemOfKind } from "../domain/problem";
import type { Remedy } from "./remedy";

/**
 * Explains that a host name cannot be resolved. It is either Bedrock's own host name in the Region or one that the user has
 * configured.
 */
export function formatUnknownHost(problem: ProblemOfKind<"unknownHost">): string {
  return problem.address !== undefined && isConfiguredHost(problem)
    ? l10n.t("The host {0} could not be found. Check your endpoint and proxy settings.", problem.address)
    : l10n.t("The Bedrock endpoint of this Region could not be found. Check the Region and your network.");
}

/** Returns the next steps for an unknown host. Selecting another Region helps only if the host is Bedrock's own. */
export function unknownHostRemedies(problem: ProblemOfKind<"unknownHost">): readonly Remedy[] {
  return isConfiguredHost(problem) ? ["retry", "proxySettings", "showLog"] : ["retry", "selectRegions", "showLog"];
}

/**
 * Names the address that refused the connection. AWS does not refuse connections, so the address must be a configured endpoint or
 * proxy.
 */
export function formatConnectionRefused({ address }: ProblemOfKind<"connectionRefused">): string {
  return address === undefined
    ? l10n.t("The connection was refused. Check your endpoint and proxy settings.")
    : l10n.t("Could not connect to {0}. Check your endpoint and proxy settings.", address);
}

/** Returns whether the host name comes from the user's configuration. AWS's own host names contain the Region. */
function isConfiguredHost({ address, region }: ProblemOfKind<"unknownHost">): boolean {
  return address !== undefined && !address.split(".").includes(region);
}
