/** The parts of the SDK for Cost Explorer that are bundled. `esbuild.mjs` puts it in the place of the package. */
export { CostExplorerClient, GetCostAndUsageCommand } from "@aws-sdk/client-cost-explorer";
