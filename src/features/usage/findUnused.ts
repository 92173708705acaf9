import * as vscode from "vscode";
import { commands } from "../../commands";
import { profileKey } from "../../domain/connection";
import { isForeign } from "../../domain/inferenceProfile";
import { countUnusedMetrics, unusedDays, type UnusedDays } from "../../domain/usage/unused";
import { formatCount } from "../../messages/usage";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import type { ProfileRef } from "../../profiles/profileStore";
import { loadUnused, planUnused, type UnusedResult } from "../../profiles/usage/unusedProfiles";
import { withCancel } from "../../ui/withCancel";
import { runCommand } from "../../ui/runCommand";
import type { Report } from "../../webviews/report/report";
import { confirmMetrics } from "./confirmPrice";
import { copyLines } from "./copyLines";
import { describeUnused } from "./describeUnused";
import { metricProgress } from "./metricProgress";
import { regionProblems, withCurrentProfiles, type ReportScope } from "./places";
import type { UsageServices } from "./usageServices";

/**
 * Asks for the number of days, shows the price, and shows the application profiles without recorded use as a report, together
 * with the problems of Regions whose profiles could not be loaded.
 */
export async function showUnused(scope: ReportScope, services: UsageServices): Promise<void> {
  const days = await askDays();
  if (days === undefined) {
    return;
  }
  let rows: ReadonlyMap<string, ProfileRef> = new Map();
  const create = async (): Promise<Report | undefined> => {
    const { profileStore } = services;
    const result = await find(applicationProfiles(scope, profileStore), days, services);
    if (!result) {
      return undefined;
    }
    rows = new Map(result.verdicts.map((row) => [profileKey(row.connection, row.profile.arn), row]));
    const shown = result.verdicts.filter(({ verdict }) => verdict !== "used");
    await withCancel(vscode.l10n.t("Loading tags..."), (signal) => services.tagStore.load(shown, { signal }));
    return describeUnused(
      { ...result, problems: [...regionProblems(scope.regions, profileStore), ...result.problems] },
      {
        tagsOf: (profileRef) => services.tagStore.tags(profileRef),
        contentsOf: (connection) => services.profileStore.contents(connection),
        managedByTags: services.readManagedByTags(),
        language: vscode.env.language,
      },
    );
  };
  const report = await create();
  if (report) {
    await services.showReport("unused", report, {
      fileName: "inference-profiles-without-recorded-use",
      open: async (id) => {
        const row = rows.get(id);
        if (row) {
          await runCommand(commands.showDetails, { connection: row.connection, profile: row.profile });
        }
      },
      runAction: async (_action, ids) => {
        await copyLines(ids.flatMap((id) => rows.get(id)?.profile.arn ?? []));
      },
      refresh: create,
    });
  }
}

/** Returns the application profiles that a scope covers now. */
export function applicationProfiles(scope: ReportScope, profileStore: UsageServices["profileStore"]): ProfileRef[] {
  return withCurrentProfiles(scope, profileStore).profiles.filter(({ profile }) => profile.type === "APPLICATION");
}

async function askDays(): Promise<UnusedDays | undefined> {
  const items = unusedDays.map((days) => ({
    label: vscode.l10n.t("{0} days", days),
    ...(days === 454 ? { description: vscode.l10n.t("all that CloudWatch keeps") } : {}),
    days,
  }));
  const title = vscode.l10n.t("Find Unused Application Inference Profiles");
  const placeHolder = vscode.l10n.t(
    "Days without recorded use. The IDs in use are listed next: three ListMetrics requests or a few more for each Region, free for the first million a month.",
  );
  await waitForFocusRestore();
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.days;
}

/**
 * Omits profiles that are in use, asks the user to accept the price, and loads the data. Returns undefined if the user does not
 * accept it.
 */
async function find(
  profiles: readonly ProfileRef[],
  days: UnusedDays,
  { accounts, clock, loadCloudWatch, onProblem }: UsageServices,
): Promise<UnusedResult | undefined> {
  // Several AWS profiles may show the same profile, and CloudWatch has data only for calls in the account of the credentials.
  const own = profiles.filter(({ connection, profile }) => !isForeign(profile, accounts.get(connection.awsProfile)));
  const candidates = [...new Map(own.map((profileRef) => [profileRef.profile.arn, profileRef])).values()];
  const plan = await withCancel(vscode.l10n.t("Finding the inference profiles in use..."), (signal) =>
    planUnused(loadCloudWatch, candidates, days, clock, { signal }),
  );
  const max = countUnusedMetrics(plan.candidates.length);
  const question = vscode.l10n.t(
    "Request the recorded use of {0} days from CloudWatch? Application profiles: {1}",
    days,
    formatCount(plan.candidates.length, vscode.env.language),
  );
  // Calls are requested for all profiles, under the ID and the ARN. Further requests depend on the results.
  if (!(await confirmMetrics(question, { min: plan.candidates.length * 2, max }))) {
    return undefined;
  }
  const result = await withCancel(vscode.l10n.t("Loading the usage from CloudWatch..."), (signal, progress) =>
    loadUnused(loadCloudWatch, plan, { signal, onProgress: metricProgress(progress, max) }),
  );
  result.problems.forEach(onProblem);
  return result;
}
