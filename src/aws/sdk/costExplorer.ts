/** The bundled parts of the Cost Explorer SDK. `esbuild.mjs` substitutes this module for the package. */
export { CostExplorerClient, GetCostAndUsageCommand } from "@aws-sdk/client-cost-explorer";
