import * as l10n from "@vscode/l10n";
import type { EndpointSetting, ProblemOfKind } from "../domain/problem";
import { joinSentences } from "./list";
import type { Remedy } from "./remedy";
import { truncate } from "./truncate";

/** The maximum number of characters of an endpoint URL in a message. */
const maxUrlLength = 120;

/** Explains which endpoint responded instead of AWS and where it is configured. May contain untrusted text. */
export function formatInvalidResponse({ endpoint }: ProblemOfKind<"invalidResponse">): string {
  if (!endpoint) {
    return l10n.t("The response is incomplete or is not from AWS. Check your proxy settings.");
  }
  const url = truncate(endpoint.url, { longest: maxUrlLength });
  return joinSentences(
    l10n.t("The response from {0} is incomplete or is not from AWS.", url),
    endpoint.setting
      ? formatSetting(endpoint.setting)
      : l10n.t("This is an AWS endpoint, so a proxy may be responding instead."),
  );
}

/** Returns the next steps. **Open File** comes first if the endpoint is configured in a file. */
export function invalidResponseRemedies({ endpoint }: ProblemOfKind<"invalidResponse">): readonly Remedy[] {
  const isInFile = endpoint?.setting !== undefined && "path" in endpoint.setting;
  return [...(isInFile ? (["openFile"] as const) : []), "retry", "proxySettings", "showLog"];
}

function formatSetting(setting: EndpointSetting): string {
  switch (setting.kind) {
    case "environment":
      return l10n.t("Check the environment variable {0}, which sets this endpoint.", setting.variable);
    case "awsProfile":
      return l10n.t("Check endpoint_url of the AWS profile {0} in {1}.", setting.awsProfile, setting.path);
    case "services":
      return l10n.t("Check endpoint_url in the section [services {0}] of {1}.", setting.section, setting.path);
  }
}
