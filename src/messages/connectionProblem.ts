import * as l10n from "@vscode/l10n";
import type { Problem } from "../domain/problem";
import type { Remedy } from "./problem";

/** Says of a host without an address whether that is Bedrock's own in the Region, or one that somebody has set. */
export function formatUnknownHost(problem: Problem): string {
  return problem.address !== undefined && isOtherHost(problem)
    ? l10n.t("There is no host {0}. Check the endpoint and the proxy that are set.", problem.address)
    : l10n.t("Bedrock has no address there. Check the Region and your network.");
}

/** Another Region helps against Bedrock's own host only. */
export function unknownHostRemedies(problem: Problem): readonly Remedy[] {
  return isOtherHost(problem) ? ["retry", "proxySettings", "showLog"] : ["retry", "selectRegions", "showLog"];
}

/** AWS refuses no connection, so it is an endpoint or a proxy that is not there. */
export function formatConnectionRefused({ address }: Problem): string {
  return address === undefined
    ? l10n.t("The connection was refused. Check the endpoint and the proxy that are set.")
    : l10n.t("Nothing answers at {0}. Check the endpoint and the proxy that are set.", address);
}

/** AWS's own hosts have the Region in their name. */
function isOtherHost({ address, region }: Problem): boolean {
  return address !== undefined && !address.split(".").includes(region);
}
