/** The parts of the SDK for CloudWatch that are bundled. `esbuild.mjs` puts it in the place of the package. */
export { CloudWatchClient, GetMetricDataCommand, ListMetricsCommand } from "@aws-sdk/client-cloudwatch";
