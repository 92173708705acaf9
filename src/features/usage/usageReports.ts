import * as vscode from "vscode";
import type { LoadCostExplorer } from "../../aws/costExplorer";
import { commands } from "../../commands";
import type { CommandTarget } from "../../domain/commandTarget";
import { profileTargets } from "../../domain/commandTarget";
import type { Connection } from "../../domain/connection";
import { joinSentences } from "../../messages/list";
import { formatProblem } from "../../messages/problem";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import { CostReports } from "../../profiles/usage/costReports";
import type { SharedStorage } from "../../profiles/usage/storedCosts";
import { withCancel } from "../../ui/withCancel";
import { runCommand } from "../../ui/runCommand";
import { askScope, scopeOfRows } from "./askScope";
import { applicationProfiles, showUnused } from "./findUnused";
import { regionProblems } from "./places";
import { showCosts } from "./showCosts";
import { showUsageReport } from "./showUsage";
import type { UsageServices } from "./usageServices";

/** Creates the reports. Stored costs are in the given storage. */
export function createUsageReports({
  loadCostExplorer,
  storage,
  ...services
}: Omit<UsageServices, "costs"> & {
  readonly loadCostExplorer: LoadCostExplorer;
  readonly storage: SharedStorage;
}): UsageReports {
  return new UsageReports({ ...services, costs: new CostReports(loadCostExplorer, storage, services.clock) });
}

/** The reports about usage and cost. Nothing billed is sent before the user has seen its price. */
export class UsageReports {
  readonly #services: UsageServices;

  constructor(services: UsageServices) {
    this.#services = services;
  }

  /** Shows the page of one profile, or the report for several profiles. If no row is given, asks which profiles to show. */
  async showUsage(clicked: CommandTarget | undefined, selected: readonly CommandTarget[] | undefined): Promise<void> {
    const [only, ...others] = profileTargets(clicked, selected, []);
    if (only && others.length === 0) {
      await runCommand(commands.showDetails, only);
      return;
    }
    const connections = await this.#load();
    const scope =
      scopeOfRows(clicked, selected, connections, this.#services) ??
      (await askScope(vscode.l10n.t("Usage and Cost"), connections, this.#services));
    if (scope === "oneProfile") {
      await runCommand(commands.showDetails);
    } else if (scope === "costs") {
      await showCosts(connections, this.#services);
    } else if (scope) {
      await showUsageReport(scope, this.#services);
    }
  }

  /** Shows the application profiles without recorded use, for the given rows or for all Regions. */
  async findUnused(clicked: CommandTarget | undefined, selected: readonly CommandTarget[] | undefined): Promise<void> {
    const { profileStore } = this.#services;
    const connections = await this.#load();
    const everything = { label: "", profiles: [], regions: connections, showsAll: false };
    const scope = scopeOfRows(clicked, selected, connections, this.#services) ?? everything;
    if (applicationProfiles(scope, profileStore).length === 0) {
      const problems = regionProblems(scope.regions, profileStore);
      const failures = new Set(problems.map((problem) => formatProblem(problem).sentence));
      const none = vscode.l10n.t("There are no application inference profiles.");
      await vscode.window.showInformationMessage(failures.size === 0 ? none : joinSentences(...failures));
      return;
    }
    await showUnused(scope, this.#services);
  }

  /** Shows the costs from Cost Explorer by the values of a tag. Asks for the account if no connection is given. */
  async showCosts(connection?: Connection): Promise<void> {
    const connections = connection ? [connection] : await this.#services.connections.find();
    await showCosts(connections, this.#services);
  }

  /** Loads the Regions and accounts that are not loaded yet, which is free of charge. */
  async #load(): Promise<readonly Connection[]> {
    const { accounts, connections, profileStore } = this.#services;
    await waitForFocusRestore();
    const found = await connections.find();
    const isLoaded = found.every((connection) => profileStore.contents(connection));
    const load = async () => {
      await profileStore.loadAll(found);
      const byAwsProfile = new Map(
        found
          .filter((connection) => profileStore.contents(connection))
          .map((connection) => [connection.awsProfile, connection]),
      );
      await Promise.all([...byAwsProfile.values()].map((connection) => accounts.load(connection)));
    };
    await (isLoaded ? load() : withCancel(vscode.l10n.t("Loading inference profiles..."), load));
    return found;
  }
}
