import * as l10n from "@vscode/l10n";
import { joinItems } from "../../messages/list";
import { tellChosenAwsProfile } from "../../messages/awsProfile";
import { tellRegion } from "../../messages/region";
import type { FlowState, Step } from "./wizardState";
import { steps } from "./wizardState";

/** One answer as Review shows it. The value may be foreign text. */
export interface ReviewLine {
  readonly label: string;
  readonly value: string;
  /** The step that the line leads to; none where there was nothing to choose. */
  readonly step?: Step;
}

/** Every answer on a line of its own. */
export function reviewLines(state: FlowState): readonly ReviewLine[] {
  const { connection, source, name = "", description, tags = [] } = state.draft;
  const all = steps(state);
  const hasAwsProfileStep = all.includes("awsProfile");
  return [
    ...(hasAwsProfileStep && connection
      ? [
          {
            label: l10n.t("AWS profile"),
            value: tellChosenAwsProfile(connection.awsProfile),
            step: "awsProfile",
          } as const,
        ]
      : []),
    {
      label: l10n.t("Region"),
      value: connection ? connectionText(connection.region, hasAwsProfileStep ? undefined : connection.awsProfile) : "",
      ...(all.includes("region") ? { step: "region" } : {}),
    },
    { label: l10n.t("Source"), value: source ? `${source.name} · ${source.id}` : "", step: "source" },
    { label: l10n.t("Name"), value: name, step: "name" },
    { label: l10n.t("Description"), value: description || l10n.t("None"), step: "description" },
    {
      label: l10n.t("Tags"),
      value: tags.length > 0 ? joinItems(tags.map(({ key, value }) => `${key}=${value}`)) : l10n.t("None"),
      step: "tags",
    },
  ];
}

function connectionText(region: string, awsProfile: string | undefined): string {
  return [region, tellRegion(region), ...(awsProfile === undefined ? [] : [awsProfile])].join(" · ");
}
