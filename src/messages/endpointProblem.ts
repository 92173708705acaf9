import * as l10n from "@vscode/l10n";
import type { EndpointSetting, Problem } from "../domain/problem";
import { joinSentences } from "./list";
import type { Remedy } from "./problem";
import { truncate } from "./truncate";

/** Characters of an endpoint's address in a sentence: more than those of AWS have. */
const longestUrl = 120;

/** Says what answered in the place of AWS, and where that endpoint is configured. May hold foreign text. */
export function tellBadReply({ endpoint }: Problem): string {
  if (!endpoint) {
    return l10n.t("The answer did not come from AWS or was cut short. A proxy may be in between.");
  }
  const url = truncate(endpoint.url, { longest: longestUrl });
  return joinSentences(
    l10n.t("The answer from {0} did not come from AWS or was cut short.", url),
    endpoint.setting
      ? tellSetting(endpoint.setting)
      : l10n.t("This is AWS's own endpoint, so a proxy may be answering in its place."),
  );
}

/** The file that configures the endpoint comes first, where there is one. */
export function badReplyRemedies({ endpoint }: Problem): readonly Remedy[] {
  const isInFile = endpoint?.setting !== undefined && "path" in endpoint.setting;
  return [...(isInFile ? (["openFile"] as const) : []), "retry", "proxySettings", "showLog"];
}

function tellSetting(setting: EndpointSetting): string {
  switch (setting.kind) {
    case "environment":
      return l10n.t("Check the environment variable {0}, which sets this endpoint.", setting.variable);
    case "awsProfile":
      return l10n.t("Check endpoint_url of the AWS profile {0} in {1}.", setting.awsProfile, setting.path);
    case "services":
      return l10n.t("Check endpoint_url in the section [services {0}] of {1}.", setting.section, setting.path);
  }
}
