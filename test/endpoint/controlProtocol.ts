import { z } from "zod";
import type { Fault } from "./faults";
import type { InferenceProfileType, Tag } from "./wire";

const region = z.string().min(1);
const count = z.int().min(0);

/** Schemas for the JSON bodies and query strings of the control routes. */
export const controlRequestSchemas = {
  /** POST reset: options that replace the initial options. */
  reset: z.strictObject({
    profiles: count.exactOptional(),
    latencyMs: count.exactOptional(),
    regions: z.array(region).exactOptional(),
    accountId: z
      .string()
      .regex(/^\d{12}$/)
      .exactOptional(),
    empty: z.boolean().exactOptional(),
  }),
  latency: z.strictObject({ latencyMs: count }),
  state: z.strictObject({ region: region.optional() }),
  /** POST profiles: an inference profile in the format that operations return, with any contents. */
  plant: z.strictObject({
    region,
    profile: z.looseObject({}),
    tags: z.array(z.strictObject({ key: z.string(), value: z.string() })).default([]),
    /** Whether to omit the members that `profile` lacks instead of filling them in. */
    verbatim: z.boolean().default(false),
  }),
  /** POST metrics: the values of one metric by minute. */
  plantMetrics: z.strictObject({
    region,
    namespace: z.string().min(1).default("AWS/Bedrock"),
    dimensions: z.array(z.strictObject({ Name: z.string(), Value: z.string() })),
    metric: z.string().min(1),
    minutes: z.array(z.strictObject({ time: z.iso.datetime(), values: z.array(z.number()) })),
  }),
  removeProfile: z.strictObject({ region, id: z.string().min(1) }),
  /** GET request-events: requests after this sequence number, oldest first. */
  requestEvents: z.strictObject({ since: z.coerce.number().int().min(0).exactOptional() }),
};

export type ResetRequest = z.input<typeof controlRequestSchemas.reset>;
export type PlantMetricsRequest = z.input<typeof controlRequestSchemas.plantMetrics>;
export type PlantRequest = z.input<typeof controlRequestSchemas.plant>;

/** The response to GET state. */
export interface AccountState {
  accountId: string;
  latencyMs: number;
  /** Regions that are enabled for the account. */
  regions: string[];
  /** The remaining faults. */
  faults: Fault[];
  /** The application profiles and planted profiles of one Region, or of all Regions. */
  profiles: ProfileState[];
}

/** An application profile or planted profile, with properties that no AWS operation returns. */
export interface ProfileState {
  region: string;
  id: string;
  type: InferenceProfileType;
  /** The profile in the format that GetInferenceProfile and ListInferenceProfiles return. */
  profile: Record<string, unknown>;
  tags: Tag[];
  /** The ARN of the source that the profile was copied from. */
  copyFrom?: string;
  clientRequestToken?: string;
}
