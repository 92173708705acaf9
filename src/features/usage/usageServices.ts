import type { LoadCloudWatch } from "../../aws/cloudWatch";
import type { Connections } from "../../connections/connections";
import type { CommandTarget } from "../../domain/commandTarget";
import type { Problem } from "../../domain/problem";
import type { PriceSettings } from "../../domain/usage/prices";
import type { QuickInputs } from "../../pickers/quickInputs";
import type { AccountIds } from "../../profiles/accountIds";
import type { ProfileRef, ProfileStore } from "../../profiles/profileStore";
import type { TagStore } from "../../profiles/tagStore";
import type { CostReports } from "../../profiles/usage/costReports";
import type { Clock } from "../../util/clock";
import type { ShowReport } from "../../webviews/report/reportController";

/** The dependencies of the reports about usage and cost. */
export interface UsageServices {
  readonly connections: Connections;
  readonly profileStore: ProfileStore;
  readonly tagStore: TagStore;
  readonly accounts: AccountIds;
  readonly loadCloudWatch: LoadCloudWatch;
  readonly costs: CostReports;
  readonly clock: Pick<Clock, "now">;
  readonly quickInputs: QuickInputs;
  readonly showReport: ShowReport;
  /** Returns the label of a group in the explorer and the profiles below it, or undefined for any other target. */
  readonly profilesIn: (
    target: CommandTarget,
  ) => { readonly label: string; readonly profiles: readonly ProfileRef[] } | undefined;
  /** Returns the rows that are selected in the explorer. */
  readonly selection: () => readonly CommandTarget[];
  readonly readPrices: () => PriceSettings;
  readonly readManagedByTags: () => readonly string[];
  /** The keys of the required tags and of the loaded tags. */
  readonly knownTagKeys: () => readonly string[];
  /** Called with problems so that they can be logged. */
  readonly onProblem: (problem: Problem) => void;
}
