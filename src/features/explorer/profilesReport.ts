import * as l10n from "@vscode/l10n";
import { profileKey } from "../../domain/connection";
import { isLegacy } from "../../domain/foundationModel";
import { accountOfProfile } from "../../domain/inferenceProfile";
import { findManager } from "../../domain/managedBy";
import { listedModel } from "../../domain/modelReference";
import type { RequiredTag } from "../../domain/requiredTags";
import { findTagDeviations } from "../../domain/requiredTags";
import { modelsOfProfile } from "../../domain/routing";
import { formatAwsProfileName } from "../../messages/awsProfile";
import { formatProfileType, formatStatus } from "../../messages/labels";
import { formatModelNames } from "../../messages/model";
import { formatDeviations, formatManager } from "../../messages/tags";
import type { ProfileRef } from "../../profiles/profileStore";
import type { ModelsById } from "../../profiles/regionContents";
import { asOfText, dateCell } from "../../webviews/report/cells";
import type { Report, ReportCell, ReportColumn, ReportRow } from "../../webviews/report/report";
import type { KnownTags } from "./subgroups";

/** A profile in the report, with additional information about it. */
export interface ReportedProfile extends ProfileRef {
  readonly models: ModelsById;
  readonly tags: KnownTags;
}

/** The information that applies to the entire report. */
interface ReportFacts {
  readonly requiredTags: readonly RequiredTag[];
  readonly managedByTags: readonly string[];
  /** Describes the filter and what it excludes. Undefined if all profiles are shown. */
  readonly scope: string | undefined;
  readonly now: Date;
  readonly language: string;
}

interface Column extends ReportColumn {
  readonly cell: (profile: ReportedProfile) => ReportCell;
}

/** Returns the table of inference profiles. The ID of each row is its `profileKey`. */
export function profilesReport(profiles: readonly ReportedProfile[], facts: ReportFacts): Report {
  const columns = columnsOf(facts);
  const rows = profiles.map((profile): ReportRow => ({
    id: profileKey(profile.connection, profile.profile.arn),
    cells: columns.map(({ cell }) => cell(profile)),
  }));
  const { scope, now, language } = facts;
  return {
    title: l10n.t("Inference Profiles"),
    ...(scope === undefined ? {} : { scope }),
    asOf: asOfText(now, language),
    columns: columns.map(({ label, type }) => ({ label, type })),
    groups: [{ rows }],
    notes: [l10n.t("Only loaded Regions are included. Dates are in UTC.")],
    hasLinks: true,
    actions: [{ id: "copyArns", label: l10n.t("Copy ARNs") }],
    refreshLabel: l10n.t("Refresh"),
  };
}

function columnsOf(facts: ReportFacts): readonly Column[] {
  const { requiredTags, managedByTags } = facts;
  return [
    { label: l10n.t("Name"), type: "text", cell: ({ profile }) => profile.name },
    { label: l10n.t("Type"), type: "text", cell: ({ profile }) => formatProfileType(profile.type) },
    {
      label: l10n.t("AWS profile"),
      type: "text",
      cell: ({ connection }) => formatAwsProfileName(connection.awsProfile),
    },
    { label: l10n.t("AWS account"), type: "text", cell: ({ profile }) => accountOfProfile(profile) },
    { label: l10n.t("Region"), type: "text", cell: ({ connection }) => connection.region },
    { label: l10n.t("Model"), type: "text", cell: ({ profile, models }) => formatModelNames(profile, models) },
    { label: l10n.t("Status"), type: "text", cell: ({ profile }) => formatStatus(profile.status) },
    { label: l10n.t("End of life"), type: "date", cell: endOfLife },
    { label: l10n.t("Tags"), type: "text", cell: (row) => ofTags(row, (tags) => tags.map(formatTag).join("; ")) },
    ...(requiredTags.length > 0
      ? [
          {
            label: l10n.t("Required tags"),
            type: "text" as const,
            cell: (row: ReportedProfile) =>
              ofTags(row, (tags) => formatDeviations(findTagDeviations(tags, requiredTags)) || l10n.t("complete")),
          },
        ]
      : []),
    {
      label: l10n.t("Managed by"),
      type: "text",
      cell: (row) =>
        ofTags(row, (tags) => {
          const manager = findManager(tags, managedByTags);
          return manager ? formatManager(manager) : "";
        }),
    },
    { label: l10n.t("Created"), type: "date", cell: ({ profile }) => dateCell(profile.createdAt) },
    { label: l10n.t("ID"), type: "code", cell: ({ profile }) => profile.id },
    { label: l10n.t("ARN"), type: "code", cell: ({ profile }) => profile.arn },
  ];
}

/** Returns the earliest end of life of the profile's models, and whether one of them is LEGACY. */
function endOfLife({ profile, models }: ReportedProfile): ReportCell {
  const listed = modelsOfProfile(profile).map((reference) => listedModel(reference, models));
  const [end] = listed
    .flatMap((model) => model?.lifecycle?.endOfLifeTime ?? [])
    .sort((a, b) => a.getTime() - b.getTime());
  const note = listed.some(isLegacy) ? { note: l10n.t("Legacy") } : {};
  if (end) {
    return { value: end.toISOString(), ...note };
  }
  return listed.some((model) => model !== undefined)
    ? { text: l10n.t("not announced"), ...note }
    : { text: l10n.t("unknown") };
}

/** Formats the tags of a profile. System-defined profiles have no tags, and unknown tags are not the same as no tags. */
function ofTags({ profile, tags }: ReportedProfile, format: (tags: Exclude<KnownTags, string>) => string): ReportCell {
  if (profile.type !== "APPLICATION") {
    return "";
  }
  return typeof tags === "string"
    ? { text: tags === "failed" ? l10n.t("could not be loaded") : l10n.t("not loaded") }
    : format(tags);
}

function formatTag({ key, value }: { readonly key: string; readonly value: string }): string {
  return `${key}=${value}`;
}
