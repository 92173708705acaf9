import * as l10n from "@vscode/l10n";
import type { Connection } from "../../domain/connection";
import { profileKey } from "../../domain/connection";
import type { Tag } from "../../domain/inferenceProfile";
import { accountOfProfile } from "../../domain/inferenceProfile";
import { findManager } from "../../domain/managedBy";
import { pricePerMetric } from "../../domain/usage/metrics";
import type { UseVerdict } from "../../domain/usage/unused";
import { formatAwsProfileName } from "../../messages/awsProfile";
import { joinSentences } from "../../messages/list";
import { formatModelNames } from "../../messages/model";
import { formatProblem } from "../../messages/problem";
import { formatManager } from "../../messages/tags";
import { formatCount, formatDollars, formatUtc } from "../../messages/usage";
import type { ProfileRef } from "../../profiles/profileStore";
import type { RegionContents } from "../../profiles/regionContents";
import type { UnusedResult } from "../../profiles/usage/unusedProfiles";
import { asOfText, dateCell } from "../../webviews/report/cells";
import type { Report, ReportCell, ReportColumn } from "../../webviews/report/report";

/** The information that the report shows in addition to its data. */
export interface UnusedFacts {
  readonly tagsOf: (profileRef: ProfileRef) => readonly Tag[] | undefined;
  readonly contentsOf: (connection: Connection) => RegionContents | undefined;
  readonly managedByTags: readonly string[];
  readonly language: string;
}

interface Column extends ReportColumn {
  readonly cell: (profileRef: ProfileRef) => ReportCell;
}

/** Returns the table of application profiles without recorded use. Profiles for which this is unknown are in separate groups. */
export function describeUnused(result: UnusedResult, facts: UnusedFacts): Report {
  const { plan, verdicts } = result;
  const { language } = facts;
  const columns = columnsOf(facts);
  const groups = groupTitles(plan.days).flatMap(([verdict, label]) => {
    const rows = verdicts
      .filter((each) => each.verdict === verdict)
      .map((each) => ({
        id: profileKey(each.connection, each.profile.arn),
        cells: columns.map(({ cell }) => cell(each)),
      }));
    return rows.length === 0 ? [] : [{ label, rows, subtotal: columns.map(() => "") }];
  });
  const warning = describeWarning(result);
  return {
    title: l10n.t("Unused Application Inference Profiles"),
    scope: l10n.t("From {0} to {1}", formatUtc(plan.range.start, language), formatUtc(plan.range.end, language)),
    asOf: asOfText(new Date(plan.asOf), language),
    ...(warning === "" ? {} : { warning }),
    columns: columns.map(({ label, type }) => ({ label, type })),
    groups,
    notes: describeNotes(result, language),
    hasLinks: true,
    actions: [{ id: "copyArns", label: l10n.t("Copy ARNs") }],
    refreshLabel: l10n.t("Load Again..."),
  };
}

/** Returns the groups in order, without the group of profiles in use. */
function groupTitles(days: number): readonly (readonly [UseVerdict, string])[] {
  return [
    ["unused", l10n.t("No recorded call, throttled attempt, or client error in {0} days", days)],
    ["tooNew", l10n.t("Too new to tell: created within this period, no recorded use since")],
    ["unknownAge", l10n.t("No recorded use, but the creation date is unknown")],
    ["unknown", l10n.t("Not known, because data is missing")],
  ];
}

function columnsOf({ contentsOf, managedByTags, tagsOf }: UnusedFacts): readonly Column[] {
  const ofTags = (profileRef: ProfileRef, format: (tags: readonly Tag[]) => string): ReportCell => {
    const tags = tagsOf(profileRef);
    return tags ? format(tags) : { text: l10n.t("unknown") };
  };
  return [
    { label: l10n.t("Name"), type: "text", cell: ({ profile }) => profile.name },
    { label: l10n.t("AWS account"), type: "text", cell: ({ profile }) => accountOfProfile(profile) },
    {
      label: l10n.t("AWS profile"),
      type: "text",
      cell: ({ connection }) => formatAwsProfileName(connection.awsProfile),
    },
    { label: l10n.t("Region"), type: "text", cell: ({ connection }) => connection.region },
    {
      label: l10n.t("Model"),
      type: "text",
      cell: ({ connection, profile }) => formatModelNames(profile, contentsOf(connection)?.models),
    },
    { label: l10n.t("Created"), type: "date", cell: ({ profile }) => dateCell(profile.createdAt) },
    {
      label: l10n.t("Managed by"),
      type: "text",
      cell: (profileRef) =>
        ofTags(profileRef, (tags) => {
          const manager = findManager(tags, managedByTags);
          return manager ? formatManager(manager) : "";
        }),
    },
    {
      label: l10n.t("Tags"),
      type: "text",
      cell: (profileRef) => ofTags(profileRef, (tags) => tags.map(({ key, value }) => `${key}=${value}`).join("; ")),
    },
    { label: l10n.t("ARN"), type: "code", cell: ({ profile }) => profile.arn },
  ];
}

function describeWarning({ canceled, problems }: UnusedResult): string {
  return joinSentences(
    ...(canceled ? [l10n.t("The report was canceled, so it is incomplete.")] : []),
    ...new Set(problems.map((problem) => formatProblem(problem).sentence)),
  );
}

function describeNotes({ billedMetrics, plan, verdicts }: UnusedResult, language: string): string[] {
  const used = plan.used + verdicts.filter(({ verdict }) => verdict === "used").length;
  return [
    l10n.t("Application profiles with recorded use, which are not listed: {0}", formatCount(used, language)),
    l10n.t(
      "Only what CloudWatch has recorded under the ID or the ARN of a profile counts. Calls of the last minutes, and calls under the ID of its model or source, are not included.",
    ),
    l10n.t(
      "CloudWatch metrics requested: {0} (about {1})",
      formatCount(billedMetrics, language),
      formatDollars(billedMetrics * pricePerMetric, language),
    ),
  ];
}
