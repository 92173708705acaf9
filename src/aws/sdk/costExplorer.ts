/** The parts of the SDK for Cost Explorer. Import it only with `await import()`, so that it is evaluated on first use. */
export { CostExplorerClient, GetCostAndUsageCommand } from "@aws-sdk/client-cost-explorer";
