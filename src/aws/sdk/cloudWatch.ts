/** The bundled parts of the CloudWatch SDK. `esbuild.mjs` substitutes this module for the package. */
export { CloudWatchClient, GetMetricDataCommand, ListMetricsCommand } from "@aws-sdk/client-cloudwatch";
