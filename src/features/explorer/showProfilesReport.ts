import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import { commands } from "../../commands";
import { profileKey } from "../../domain/connection";
import { readManagedByTags, readRequiredTags } from "../../connections/changeSettings";
import { withCancel } from "../../ui/withCancel";
import { runCommand } from "../../ui/runCommand";
import type { Report } from "../../webviews/report/report";
import type { ShowReport } from "../../webviews/report/reportController";
import type { Arrangement } from "./arrangement";
import { formatFilter } from "./filterTexts";
import type { ReportedProfile } from "./profilesReport";
import { profilesReport } from "./profilesReport";

/**
 * Returns the handler that shows the profiles in the explorer as a table: those that match the filter, or all if there is no
 * filter.
 */
export function profilesReportHandlers(arrangement: Arrangement, showReport: ShowReport) {
  let shown: ReadonlyMap<string, ReportedProfile> = new Map();
  const createReport = async () => {
    const profiles = await loadProfiles(arrangement);
    shown = new Map(profiles.map((profile) => [profileKey(profile.connection, profile.profile.arn), profile]));
    return reportOf(profiles, arrangement);
  };
  const find = (row: string) => {
    const profile = shown.get(row);
    return profile ? [profile] : [];
  };
  return {
    "bedrockProfiles.showProfilesReport": async () => {
      await showReport("profiles", await createReport(), {
        fileName: "inference-profiles",
        open: async (row) => {
          for (const { connection, profile } of find(row)) {
            await runCommand(commands.showDetails, { connection, profile });
          }
        },
        runAction: async (_action, rows) => {
          const targets = rows.flatMap(find).map(({ connection, profile }) => ({ connection, profile }));
          const [clicked] = targets;
          if (clicked) {
            await runCommand(commands.copyArn, clicked, targets);
          }
        },
        refresh: createReport,
      });
    },
  } satisfies Partial<CommandHandlers>;
}

/** Returns the shown profiles. Loads their tags first, unless the user cancels. */
async function loadProfiles(arrangement: Arrangement): Promise<readonly ReportedProfile[]> {
  if (arrangement.shownProfiles().some(({ tags }) => tags === "loading")) {
    await withCancel(vscode.l10n.t("Loading tags..."), (signal) => arrangement.loadShownTags(signal));
  }
  return arrangement.shownProfiles();
}

function reportOf(profiles: readonly ReportedProfile[], arrangement: Arrangement): Report {
  const { filter } = arrangement;
  const { language } = vscode.env;
  return profilesReport(profiles, {
    requiredTags: readRequiredTags(),
    managedByTags: readManagedByTags(),
    scope: filter && formatFilter(filter, arrangement.countProfiles(), language),
    now: new Date(),
    language,
  });
}
