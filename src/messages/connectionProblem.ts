import * as l10n from "@vscode/l10n";
import type { ProblemOfKind } from "../domain/problem";
import { regionName } from "../domain/regions";
import type { CaBundle, EndpointVariant, SettingPlace } from "../domain/settingPlace";
import { joinSentences } from "./list";
import type { Remedy } from "./remedy";

/**
 * Explains that a host name cannot be resolved. The host is either the Bedrock endpoint of the Region or a host that the user has
 * configured.
 */
export function formatUnknownHost(problem: ProblemOfKind<"unknownHost">): string {
  if (problem.variant) {
    return joinSentences(
      formatVariant(problem.variant, problem.address ?? ""),
      formatMissingEndpoint(problem.address ?? ""),
      formatPlace(problem.variant.setting),
    );
  }
  return problem.address !== undefined && isConfiguredHost(problem)
    ? l10n.t("The host {0} could not be found. Check your endpoint and proxy settings.", problem.address)
    : formatUnknownRegionHost(problem.region);
}

function formatVariant({ kind }: EndpointVariant, address: string): string {
  return kind === "fips"
    ? l10n.t("The FIPS endpoint {0} could not be found.", address)
    : l10n.t("The dual-stack endpoint {0} could not be found.", address);
}

function formatMissingEndpoint(address: string): string {
  return address.startsWith("bedrock")
    ? l10n.t("Bedrock may not have one in this Region.")
    : l10n.t("The service may not have one in this Region.");
}

function formatUnknownRegionHost(region: string): string {
  return regionName(region) === undefined
    ? l10n.t(
        "The Bedrock endpoint of {0} could not be found, and {0} is not a known Region. Check its spelling.",
        region,
      )
    : l10n.t("The Bedrock endpoint of this Region could not be found. Check the Region and your network.");
}

/** Returns the next steps for an unknown host. Selecting another Region helps only if the host is a Bedrock endpoint. */
export function unknownHostRemedies(problem: ProblemOfKind<"unknownHost">): readonly Remedy[] {
  if (problem.variant) {
    return [...openFileFor(problem.variant.setting), "selectRegions", "retry", "showLog"];
  }
  return isConfiguredHost(problem) ? ["retry", "proxySettings", "showLog"] : ["retry", "selectRegions", "showLog"];
}

/** Explains which certificates are trusted, and where this is configured. */
export function formatUntrustedCertificate({ caBundle }: ProblemOfKind<"untrustedCertificate">): string {
  if (!caBundle) {
    return l10n.t(
      "The certificate is not trusted. If your proxy has its own CA, add the CA to this computer, or set ca_bundle or AWS_CA_BUNDLE.",
    );
  }
  return joinSentences(formatCaBundle(caBundle), formatPlace(caBundle.setting));
}

/** Returns the next steps. **Open File** comes first if the CA bundle is configured in a file. */
export function untrustedCertificateRemedies({ caBundle }: ProblemOfKind<"untrustedCertificate">): readonly Remedy[] {
  return [...(caBundle ? openFileFor(caBundle.setting) : []), "retry", "proxySettings", "showLog"];
}

function formatCaBundle({ file, fault }: CaBundle): string {
  switch (fault) {
    case "unreadable":
      return l10n.t("The CA bundle {0} could not be read.", file);
    case "notCertificates":
      return l10n.t("The CA bundle {0} does not contain certificates in PEM format.", file);
    default:
      return l10n.t("The certificate is not trusted by the CA bundle {0}.", file);
  }
}

function formatPlace(setting: SettingPlace): string {
  return setting.kind === "environment"
    ? l10n.t("Check the environment variable {0}.", setting.variable)
    : l10n.t("Check {0} of the AWS profile {1} in {2}.", setting.name, setting.awsProfile, setting.path);
}

function openFileFor(setting: SettingPlace): readonly Remedy[] {
  return setting.kind === "awsProfile" ? ["openFile"] : [];
}

/** Explains which address refused the connection. AWS does not refuse connections, so it is a configured endpoint or proxy. */
export function formatConnectionRefused({ address }: ProblemOfKind<"connectionRefused">): string {
  return address === undefined
    ? l10n.t("The connection was refused. Check your endpoint and proxy settings.")
    : l10n.t("Could not connect to {0}. Check your endpoint and proxy settings.", address);
}

/** Returns whether the host name comes from the user's configuration. The host names of AWS contain the Region. */
function isConfiguredHost({ address, region }: ProblemOfKind<"unknownHost">): boolean {
  return address !== undefined && !address.split(".").includes(region);
}
