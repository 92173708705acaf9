import { z } from "zod";
import { ServiceError } from "../errors";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Conditions on dimensions and tags. Only matching by equality is supported. */
const condition = z.strictObject({
  Key: z.string(),
  Values: z.array(z.string()).default([]),
  MatchOptions: z.array(z.enum(["EQUALS", "ABSENT"])).default(["EQUALS"]),
});

/** An expression, which has exactly one member (GetCostAndUsage, `Filter`). */
export interface CostFilter {
  Or?: CostFilter[] | undefined;
  And?: CostFilter[] | undefined;
  Not?: CostFilter | undefined;
  Dimensions?: z.output<typeof condition> | undefined;
  Tags?: z.output<typeof condition> | undefined;
}

const filter: z.ZodType<CostFilter> = z.lazy(() =>
  z
    .strictObject({
      Or: z.array(filter).min(2).optional(),
      And: z.array(filter).min(2).optional(),
      Not: filter.optional(),
      Dimensions: condition.optional(),
      Tags: condition.optional(),
    })
    .refine((one) => Object.keys(one).length === 1, "must have exactly one member"),
);

const metrics = [
  "AmortizedCost",
  "BlendedCost",
  "NetAmortizedCost",
  "NetUnblendedCost",
  "NormalizedUsageAmount",
  "UnblendedCost",
  "UsageQuantity",
] as const;

const input = z.strictObject({
  TimePeriod: z.strictObject({ Start: day, End: day }),
  Granularity: z.enum(["DAILY", "MONTHLY"]),
  Metrics: z.array(z.enum(metrics)).min(1),
  Filter: filter.optional(),
  GroupBy: z
    .array(
      z.discriminatedUnion("Type", [
        z.strictObject({
          Type: z.literal("DIMENSION"),
          Key: z.enum(["SERVICE", "REGION", "USAGE_TYPE", "LINKED_ACCOUNT"]),
        }),
        z.strictObject({ Type: z.literal("TAG"), Key: z.string().min(1).max(1024) }),
      ]),
    )
    .max(2)
    .default([]),
  NextPageToken: z.string().optional(),
});

export type CostInput = z.output<typeof input>;

/**
 * Parses the input of GetCostAndUsage.
 *
 * @throws ServiceError ValidationException
 */
export function parseCostInput(body: unknown): CostInput {
  const { success, data, error } = input.safeParse(body);
  if (!success) {
    throw new ServiceError("ValidationException", z.prettifyError(error));
  }
  if (data.TimePeriod.Start >= data.TimePeriod.End) {
    throw new ServiceError("ValidationException", "Start date (and hour) should be before end date (and hour)");
  }
  return data;
}
