import { z } from "zod";
import { ServiceError } from "../errors";
import { isStatistic } from "./statistics";

const name = z.string().min(1).max(255);
const dimensionValue = z.string().min(1).max(1024);
const dimensions = z.array(z.strictObject({ Name: name, Value: dimensionValue })).max(30);

/** A time in milliseconds. JSON clients send it in seconds since the epoch, and CBOR clients send it in a tag. */
const time = z
  .union([z.number(), z.looseObject({ tag: z.literal(1), value: z.number() }).transform(({ value }) => value)])
  .transform((seconds) => Math.round(seconds * 1000));

/** The input of ListMetrics, without members for other accounts. */
const listMetrics = z.strictObject({
  Namespace: name.optional(),
  MetricName: name.optional(),
  Dimensions: z
    .array(z.strictObject({ Name: name, Value: dimensionValue.optional() }))
    .max(10)
    .default([]),
  NextToken: z.string().optional(),
  RecentlyActive: z.literal("PT3H").optional(),
});

const metricStat = z.strictObject({
  Metric: z.strictObject({ Namespace: name, MetricName: name, Dimensions: dimensions.default([]) }),
  Period: z.int().min(1),
  Stat: z.string().refine(isStatistic, "is not a supported statistic"),
  Unit: z.string().optional(),
});

/** The input of GetMetricData. Metric math and other accounts are not supported: expressions are rejected. */
const getMetricData = z.strictObject({
  MetricDataQueries: z
    .array(
      z.strictObject({
        Id: z.string().regex(/^[a-z][A-Za-z0-9_]{0,254}$/),
        MetricStat: metricStat,
        Label: z.string().optional(),
        ReturnData: z.boolean().default(true),
      }),
    )
    .min(1)
    .max(500),
  StartTime: time,
  EndTime: time,
  NextToken: z.string().optional(),
  ScanBy: z.enum(["TimestampDescending", "TimestampAscending"]).default("TimestampDescending"),
  MaxDatapoints: z.int().min(1).max(100_800).default(100_800),
  LabelOptions: z.strictObject({ Timezone: z.string().optional() }).optional(),
});

export type ListMetricsInput = z.output<typeof listMetrics>;
export type GetMetricDataInput = z.output<typeof getMetricData>;
export type MetricQuery = GetMetricDataInput["MetricDataQueries"][number];

/**
 * Parses the input of ListMetrics.
 *
 * @throws ServiceError ValidationException
 */
export function parseListMetrics(input: unknown): ListMetricsInput {
  return parse(listMetrics, input);
}

/**
 * Parses the input of GetMetricData.
 *
 * @throws ServiceError ValidationException
 */
export function parseGetMetricData(input: unknown): GetMetricDataInput {
  const parsed = parse(getMetricData, input);
  const { MetricDataQueries: queries, StartTime, EndTime } = parsed;
  if (StartTime >= EndTime) {
    throw new ServiceError("ValidationException", "The parameter StartTime must be less than the parameter EndTime.");
  }
  if (new Set(queries.map(({ Id }) => Id)).size < queries.length) {
    throw new ServiceError("ValidationException", "The values for parameter id in MetricDataQueries are not unique.");
  }
  // Periods shorter than a minute are for high-resolution metrics, which Bedrock does not have.
  const wrong = queries.find(({ MetricStat }) => MetricStat.Period % 60 !== 0);
  if (wrong) {
    throw new ServiceError("ValidationException", `The period of ${wrong.Id} must be a multiple of 60.`);
  }
  return parsed;
}

function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const { success, data, error } = schema.safeParse(input);
  if (!success) {
    throw new ServiceError("ValidationException", z.prettifyError(error));
  }
  return data;
}
