import type { CommandHandlers } from "../../commands";
import type { UsageReports } from "./usageReports";

/** Returns the handlers for the reports about usage and cost. Their code is loaded on first use. */
export function usageHandlers(loadReports: () => Promise<UsageReports>) {
  let reports: Promise<UsageReports> | undefined;
  const load = () => (reports ??= loadReports());
  return {
    "bedrockProfiles.showUsage": async (clicked, selected) => (await load()).showUsage(clicked, selected),
    "bedrockProfiles.findUnused": async (clicked, selected) => (await load()).findUnused(clicked, selected),
    "bedrockProfiles.showCosts": async () => (await load()).showCosts(),
    "bedrockProfiles.showCostsOf": async (target) => (await load()).showCosts(target?.connection),
  } satisfies Partial<CommandHandlers>;
}
