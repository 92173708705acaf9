import * as z from "zod/mini";
import type { Connection } from "../../domain/connection";
import type { FoundationModel } from "../../domain/foundationModel";
import type { InferenceProfile, InferenceProfileType } from "../../domain/inferenceProfile";
import { isText, isVisible } from "../../util/readableText";
import type { CachedRegion } from "./cachedRegion";
import { modelIds } from "../../domain/routing";

/*
 * Files of this format may have been written by another version, cut short, or changed by anybody. What is read of them is
 * held to the same limits as AWS's replies. Members that the schema does not name are left out: tags are not among them.
 */

/** To be counted up with each change after which older versions would misunderstand a file. */
const version = 1;

const text = z.string().check(z.refine(isText));
const visible = text.check(z.refine(isVisible));
/** A text that the service may leave out. */
const anyText = z.union([z.literal(""), text]);
/** How many milliseconds a date can be away from 1970. */
const latest = 8.64e15;
const time = z.number().check(z.refine(isTime));

interface WrittenProfile {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  readonly type: InferenceProfileType;
  readonly status: string;
  readonly description?: string | undefined;
  /** Milliseconds since 1970. */
  readonly createdAt?: number | undefined;
  readonly updatedAt?: number | undefined;
  /** Its place in `modelArns`: so many profiles hold the same few lists. */
  readonly modelArns: number;
}

/** By hand, because there may be thousands, and they are waited for: a schema takes ten times as long. */
function isWrittenProfile(value: unknown): value is WrittenProfile {
  if (typeof value !== "object" || value === null) {
    return false;
  }
  const { arn, id, name, type, status, description, createdAt, updatedAt, modelArns } = value as UntrustedFields;
  return (
    isText(arn) &&
    isText(id) &&
    isText(name) &&
    isVisible(name) &&
    (type === "APPLICATION" || type === "SYSTEM_DEFINED") &&
    (status === "" || isText(status)) &&
    (description === undefined || isText(description)) &&
    (createdAt === undefined || isTime(createdAt)) &&
    (updatedAt === undefined || isTime(updatedAt)) &&
    typeof modelArns === "number"
  );
}

type UntrustedFields = { readonly [Member in keyof WrittenProfile]?: unknown };

const model = z.object({
  arn: anyText,
  id: text,
  name: visible,
  // Nobody may say whose it is, and its ID may begin with the dot that ends a provider's name.
  provider: anyText,
  inferenceTypes: z.array(text),
  lifecycle: z.optional(z.object({ status: text, legacyTime: z.optional(time), endOfLifeTime: z.optional(time) })),
});

const file = z.object({
  version: z.literal(version),
  awsProfile: z.optional(z.string()),
  region: z.string(),
  readAt: time,
  modelArns: z.array(z.array(text)),
  profiles: z.array(z.custom<WrittenProfile>(isWrittenProfile)),
  models: z.array(model),
});

/**
 * The file of a connection. Of the models it has those that a profile runs. What could not be read again is left out: one odd
 * row would cost all the others.
 */
export function serializeRegion({ awsProfile, region }: Connection, cached: CachedRegion): Uint8Array {
  const { readAt, models } = cached;
  const profiles = cached.profiles.filter(isReadable);
  const used = new Set(profiles.flatMap(modelIds));
  const lists = new Map<string, number>();
  const placeOf = (modelArns: readonly string[]): number => {
    const list = JSON.stringify(modelArns);
    lists.set(list, lists.get(list) ?? lists.size);
    return lists.get(list) ?? 0;
  };
  const contents: z.input<typeof file> = {
    version,
    awsProfile,
    region,
    readAt: readAt.getTime(),
    profiles: profiles.map((each) => writeProfile(each, placeOf(each.modelArns))),
    modelArns: [...lists.keys()].map((list) => JSON.parse(list) as string[]),
    models: models
      .filter(({ id }) => used.has(id))
      .map(writeModel)
      .filter((each) => model.safeParse(each).success),
  };
  return new TextEncoder().encode(JSON.stringify(contents));
}

/** What a file remembers; nothing where it is not whole, of another version, or of another connection. */
export function parseRegion(bytes: Uint8Array, connection: Connection): CachedRegion | undefined {
  const read = file.safeParse(parse(bytes));
  if (!read.success || read.data.region !== connection.region || read.data.awsProfile !== connection.awsProfile) {
    return undefined;
  }
  const { readAt, modelArns, models } = read.data;
  const profiles: InferenceProfile[] = [];
  for (const each of read.data.profiles) {
    const list = modelArns[each.modelArns];
    if (!list) {
      return undefined;
    }
    profiles.push(readProfile(each, list));
  }
  return { readAt: new Date(readAt), profiles, models: models.map(readModel) };
}

function isReadable(profile: InferenceProfile): boolean {
  return profile.modelArns.every(isText) && isWrittenProfile(writeProfile(profile, 0));
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function writeProfile(from: InferenceProfile, modelArns: number): WrittenProfile {
  const { arn, id, name, type, status, description, createdAt, updatedAt } = from;
  return {
    arn,
    id,
    name,
    type,
    status,
    description,
    modelArns,
    createdAt: writeTime(createdAt),
    updatedAt: writeTime(updatedAt),
  };
}

function readProfile(from: WrittenProfile, modelArns: readonly string[]): InferenceProfile {
  const { arn, id, name, type, status, description, createdAt, updatedAt } = from;
  const read: Writable<InferenceProfile> = { arn, id, name, type, status, modelArns };
  if (description !== undefined) {
    read.description = description;
  }
  if (createdAt !== undefined) {
    read.createdAt = new Date(createdAt);
  }
  if (updatedAt !== undefined) {
    read.updatedAt = new Date(updatedAt);
  }
  return read;
}

type Writable<T> = { -readonly [Member in keyof T]: T[Member] };

function writeModel(from: FoundationModel): z.input<typeof model> {
  const { arn, id, name, provider, inferenceTypes, lifecycle } = from;
  return {
    arn,
    id,
    name,
    provider,
    inferenceTypes: [...inferenceTypes],
    lifecycle: lifecycle && {
      status: lifecycle.status,
      legacyTime: writeTime(lifecycle.legacyTime),
      endOfLifeTime: writeTime(lifecycle.endOfLifeTime),
    },
  };
}

function readModel({ lifecycle, ...others }: z.output<typeof model>): FoundationModel {
  if (!lifecycle) {
    return others;
  }
  const { status, legacyTime, endOfLifeTime } = lifecycle;
  return {
    ...others,
    lifecycle: {
      status,
      ...(legacyTime === undefined ? {} : { legacyTime: new Date(legacyTime) }),
      ...(endOfLifeTime === undefined ? {} : { endOfLifeTime: new Date(endOfLifeTime) }),
    },
  };
}

function isTime(value: unknown): boolean {
  return typeof value === "number" && Math.abs(value) <= latest;
}

/** A date that is none says nothing. */
function writeTime(date: Date | undefined): number | undefined {
  return date && !Number.isNaN(date.getTime()) ? date.getTime() : undefined;
}
