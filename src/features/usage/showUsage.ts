import * as vscode from "vscode";
import { commands } from "../../commands";
import type { Connection } from "../../domain/connection";
import { countReportMetrics, type UsageRow } from "../../domain/usage/usageReport";
import { formatCount } from "../../messages/usage";
import { loadReport, planReport, type LoadedReport } from "../../profiles/usage/usageReports";
import { withCancel } from "../../ui/withCancel";
import { runCommand } from "../../ui/runCommand";
import type { Report } from "../../webviews/report/report";
import { askReport, type ReportChoices } from "./askReport";
import { confirmMetrics } from "./confirmPrice";
import { copyLines } from "./copyLines";
import { describeReport, shownRows, usageRowId } from "./describeReport";
import { regionProblems, reportPlaces, withCurrentProfiles, type ReportScope } from "./places";
import { metricProgress } from "./metricProgress";
import type { UsageServices } from "./usageServices";

/** Asks what the report should contain, shows the price, loads the usage of the profiles, and shows it as a report. */
export async function showUsageReport(scope: ReportScope, services: UsageServices): Promise<void> {
  const title = vscode.l10n.t("Usage and Cost");
  const choices = await askReport(title, services.knownTagKeys());
  if (!choices) {
    return;
  }
  let rows: ReadonlyMap<string, UsageRow> = new Map();
  const create = async (): Promise<Report | undefined> => {
    const loaded = await load(scope, choices, services);
    if (!loaded) {
      return undefined;
    }
    const shown = shownRows(loaded, scope.showsAll);
    rows = new Map(shown.map((row) => [usageRowId(row), row]));
    await loadTags(shown, choices, services);
    return describe(loaded, scope, choices, services);
  };
  const report = await create();
  if (report) {
    await services.showReport("usage", report, {
      fileName: "inference-profile-usage",
      open: (id) => open(rows.get(id)),
      runAction: async (_action, ids) => {
        const identifiers = ids.flatMap((id) => {
          const row = rows.get(id);
          return row ? [row.profile?.arn ?? row.id] : [];
        });
        await copyLines(identifiers);
      },
      refresh: create,
    });
  }
}

/**
 * Determines what is in use, asks the user to accept the price, and loads the data. Returns undefined if the user does not accept
 * it.
 */
async function load(
  scope: ReportScope,
  { window }: ReportChoices,
  { accounts, clock, loadCloudWatch, onProblem, profileStore }: UsageServices,
): Promise<LoadedReport | undefined> {
  const places = reportPlaces(withCurrentProfiles(scope, profileStore), {
    contents: (connection) => profileStore.contents(connection),
    account: (awsProfile) => accounts.get(awsProfile),
  });
  const plan = await withCancel(vscode.l10n.t("Finding the inference profiles in use..."), (signal) =>
    planReport(loadCloudWatch, places, window, clock, { signal }),
  );
  const count = countReportMetrics(plan);
  const profiles = places.reduce((sum, place) => sum + place.profiles.length, 0);
  const question = vscode.l10n.t(
    "Load the usage from CloudWatch? Inference profiles: {0}",
    formatCount(profiles, vscode.env.language),
  );
  if (!(await confirmMetrics(question, count))) {
    return undefined;
  }
  const loaded = await withCancel(vscode.l10n.t("Loading the usage from CloudWatch..."), (signal, progress) =>
    loadReport(loadCloudWatch, plan, { signal, onProgress: metricProgress(progress, count.max) }),
  );
  loaded.problems.forEach(onProblem);
  return { ...loaded, problems: [...regionProblems(scope.regions, profileStore), ...loaded.problems] };
}

/** Loads the tags of rows whose tags are unknown, if the report shows any. This is free of charge. */
async function loadTags(
  rows: readonly UsageRow[],
  { tagKeys }: ReportChoices,
  { tagStore }: UsageServices,
): Promise<void> {
  const profiles = rows.flatMap(({ place, profile }) => (profile ? [{ connection: place.connection, profile }] : []));
  const missing = tagKeys.length === 0 ? [] : profiles.filter((profileRef) => !tagStore.tags(profileRef));
  if (missing.length > 0) {
    await withCancel(vscode.l10n.t("Loading tags..."), (signal) => tagStore.load(missing, { signal }));
  }
}

function describe(
  loaded: LoadedReport,
  { label, showsAll }: ReportScope,
  { groupBy, tagKeys }: ReportChoices,
  { profileStore, readPrices, tagStore }: UsageServices,
): Report {
  return describeReport(loaded, {
    scope: label,
    tagKeys,
    groupBy,
    showsAll,
    tagsOf: ({ place, profile }) => profile && tagStore.tagsOf(place.connection, profile.arn),
    contentsOf: ({ place }) => profileStore.contents(place.connection),
    prices: readPrices(),
    language: vscode.env.language,
  });
}

/** Opens the page of a row's profile. If the row has no profile, searches for the ID. */
async function open(row: UsageRow | undefined): Promise<void> {
  if (row?.profile) {
    const connection: Connection = row.place.connection;
    await runCommand(commands.showDetails, { connection, profile: row.profile });
  } else if (row) {
    await runCommand(commands.openByArn, row.id);
  }
}
