import { z } from "zod";
import type { Fault } from "./faults";
import type { InferenceProfileType, Tag } from "./wire";

const region = z.string().min(1);
const count = z.int().min(0);

/** What the control routes take: JSON bodies and query strings. */
export const controlRequestSchemas = {
  /** POST reset: options that differ from those of the start. */
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
  /** POST profiles: an inference profile as operations shall answer it, whatever it holds. */
  plant: z.strictObject({
    region,
    profile: z.looseObject({}),
    tags: z.array(z.strictObject({ key: z.string(), value: z.string() })).default([]),
    /** Leave out what `profile` leaves out, where it would be filled in otherwise. */
    verbatim: z.boolean().default(false),
  }),
  removeProfile: z.strictObject({ region, id: z.string().min(1) }),
  /** GET request-events: requests after this sequence number, past ones first. */
  requestEvents: z.strictObject({ since: z.coerce.number().int().min(0).exactOptional() }),
};

export type ResetRequest = z.input<typeof controlRequestSchemas.reset>;
export type PlantRequest = z.input<typeof controlRequestSchemas.plant>;

/** What GET state answers. */
export interface AccountState {
  accountId: string;
  latencyMs: number;
  /** The Regions enabled for the account. */
  regions: string[];
  /** The faults still to come. */
  faults: Fault[];
  /** Application and planted profiles, of one Region or of all. */
  profiles: ProfileState[];
}

/** An application or planted profile with what no operation tells. */
export interface ProfileState {
  region: string;
  id: string;
  type: InferenceProfileType;
  /** As Get and List answer it. */
  profile: Record<string, unknown>;
  tags: Tag[];
  /** The ARN that it was copied from. */
  copyFrom?: string;
  clientRequestToken?: string;
}
