/** The parts of the SDK for CloudWatch. Import it only with `await import()`, so that it is evaluated on first use. */
export { CloudWatchClient, GetMetricDataCommand, ListMetricsCommand } from "@aws-sdk/client-cloudwatch";
