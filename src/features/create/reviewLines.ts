import * as l10n from "@vscode/l10n";
import { joinList } from "../../messages/list";
import { formatAwsProfileName } from "../../messages/awsProfile";
import { formatRegion } from "../../messages/region";
import type { WizardState, Step } from "./wizardState";
import { steps } from "./wizardState";

/** One answer as Review shows it. The value may be foreign text. */
export interface ReviewLine {
  readonly label: string;
  readonly value: string;
  /** The step that the line leads to; none where there was nothing to choose. */
  readonly step?: Step;
}

/** Every answer on a line of its own. */
export function reviewLines(state: WizardState): readonly ReviewLine[] {
  const { connection, source, name = "", description, tags = [] } = state.draft;
  const all = steps(state);
  const hasAwsProfileStep = all.includes("awsProfile");
  return [
    ...(hasAwsProfileStep && connection
      ? [
          {
            label: l10n.t("AWS profile"),
            value: formatAwsProfileName(connection.awsProfile),
            step: "awsProfile",
          } as const,
        ]
      : []),
    {
      label: l10n.t("Region"),
      value: connection
        ? formatConnectionForLog(connection.region, hasAwsProfileStep ? undefined : connection.awsProfile)
        : "",
      ...(all.includes("region") ? { step: "region" } : {}),
    },
    { label: l10n.t("Source"), value: source ? `${source.name} · ${source.id}` : "", step: "source" },
    { label: l10n.t("Name"), value: name, step: "name" },
    { label: l10n.t("Description"), value: description || l10n.t("None"), step: "description" },
    {
      label: l10n.t("Tags"),
      value: tags.length > 0 ? joinList(tags.map(({ key, value }) => `${key}=${value}`)) : l10n.t("None"),
      step: "tags",
    },
  ];
}

function formatConnectionForLog(region: string, awsProfile: string | undefined): string {
  return [region, formatRegion(region), ...(awsProfile === undefined ? [] : [awsProfile])].join(" · ");
}
