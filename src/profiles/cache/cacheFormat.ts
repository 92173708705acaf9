import * as z from "../../util/zod";
import type { Connection } from "../../domain/connection";
import type { FoundationModel, ModelLifecycle } from "../../domain/foundationModel";
import type { InferenceProfile, InferenceProfileType } from "../../domain/inferenceProfile";
import { isText, isVisible } from "../../util/readableText";
import type { CachedRegion } from "./cachedRegion";
import { modelsOfProfile } from "../../domain/routing";

/*
 * The JSON format of cache files. A file may be truncated, from another version, or modified, so it is validated like an AWS
 * response. Fields that are not in the schema are neither written nor read; tags are never saved.
 */

/** The format version. Increment it with each incompatible change. Files of other versions are ignored. */
const version = 1;

const text = z.string().check(z.refine(isText));
const visibleText = text.check(z.refine(isVisible));
/** A text that AWS may omit. */
const optionalText = z.union([z.literal(""), text]);
/** The maximum time value of an ECMAScript date, in milliseconds since 1970. */
const maxTime = 8.64e15;
const time = z.number().check(z.refine(isTime));

interface SerializedProfile {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  readonly type: InferenceProfileType;
  readonly status: string;
  readonly description?: string | undefined;
  /** The creation time, in milliseconds since 1970. */
  readonly createdAt?: number | undefined;
  readonly updatedAt?: number | undefined;
  /** An index into the file's `modelArns`, because many profiles have the same list of models. */
  readonly modelArns: number;
}

/**
 * Returns whether a value is a serialized profile. Does not use a Zod schema, because it would take ten times as long, and the
 * view waits for thousands of profiles.
 */
function isSerializedProfile(value: unknown): value is SerializedProfile {
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

type UntrustedFields = { readonly [Field in keyof SerializedProfile]?: unknown };

const modelSchema = z.object({
  arn: optionalText,
  id: text,
  name: visibleText,
  // AWS may omit the provider, and an ID that starts with a dot does not contain a provider either.
  provider: optionalText,
  inferenceTypes: z.array(text),
  inputModalities: z.optional(z.array(text)),
  outputModalities: z.optional(z.array(text)),
  lifecycle: z.optional(z.object({ status: text, legacyTime: z.optional(time), endOfLifeTime: z.optional(time) })),
});

type SerializedLifecycle = NonNullable<z.output<typeof modelSchema>["lifecycle"]>;

const fileSchema = z.object({
  version: z.literal(version),
  awsProfile: z.optional(z.string()),
  region: z.string(),
  readAt: time,
  modelArns: z.array(z.array(text)),
  profiles: z.array(z.custom<SerializedProfile>(isSerializedProfile)),
  models: z.array(modelSchema),
});

/**
 * Returns the contents of a cache file, with only those models that a profile contains. Omits rows that `parseRegion` would
 * reject, because they would make it reject the entire file.
 */
export function serializeRegion({ awsProfile, region }: Connection, cached: CachedRegion): Uint8Array {
  const { readAt, models } = cached;
  const profiles = cached.profiles.filter(isSerializable);
  const usedModelIds = new Set(profiles.flatMap(modelsOfProfile).map(({ modelId }) => modelId));
  const lists = new Map<string, number>();
  const indexOf = (modelArns: readonly string[]): number => {
    const list = JSON.stringify(modelArns);
    lists.set(list, lists.get(list) ?? lists.size);
    return lists.get(list) ?? 0;
  };
  const contents: z.input<typeof fileSchema> = {
    version,
    awsProfile,
    region,
    readAt: readAt.getTime(),
    profiles: profiles.map((each) => serializeProfile(each, indexOf(each.modelArns))),
    modelArns: [...lists.keys()].map((list) => JSON.parse(list) as string[]),
    models: models
      .filter(({ id }) => usedModelIds.has(id))
      .map(serializeModel)
      .filter((each) => modelSchema.safeParse(each).success),
  };
  return new TextEncoder().encode(JSON.stringify(contents));
}

/** Returns the cached Region, or undefined if the file is truncated, malformed, or from another version or connection. */
export function parseRegion(bytes: Uint8Array, connection: Connection): CachedRegion | undefined {
  const parsed = fileSchema.safeParse(parseJson(bytes));
  if (!parsed.success || parsed.data.region !== connection.region || parsed.data.awsProfile !== connection.awsProfile) {
    return undefined;
  }
  const { readAt, modelArns, models } = parsed.data;
  const profiles: InferenceProfile[] = [];
  for (const each of parsed.data.profiles) {
    const list = modelArns[each.modelArns];
    if (!list) {
      return undefined;
    }
    profiles.push(parseProfile(each, list));
  }
  return { readAt: new Date(readAt), profiles, models: models.map(parseModel) };
}

function isSerializable(profile: InferenceProfile): boolean {
  return profile.modelArns.every(isText) && isSerializedProfile(serializeProfile(profile, 0));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function serializeProfile(profile: InferenceProfile, modelArns: number): SerializedProfile {
  const { arn, id, name, type, status, description, createdAt, updatedAt } = profile;
  return {
    arn,
    id,
    name,
    type,
    status,
    description,
    modelArns,
    createdAt: serializeTime(createdAt),
    updatedAt: serializeTime(updatedAt),
  };
}

function parseProfile(serialized: SerializedProfile, modelArns: readonly string[]): InferenceProfile {
  const { arn, id, name, type, status, description, createdAt, updatedAt } = serialized;
  const profile: Writable<InferenceProfile> = { arn, id, name, type, status, modelArns };
  if (description !== undefined) {
    profile.description = description;
  }
  if (createdAt !== undefined) {
    profile.createdAt = new Date(createdAt);
  }
  if (updatedAt !== undefined) {
    profile.updatedAt = new Date(updatedAt);
  }
  return profile;
}

type Writable<T> = { -readonly [Field in keyof T]: T[Field] };

function serializeModel(model: FoundationModel): z.input<typeof modelSchema> {
  const { arn, id, name, provider, inferenceTypes, inputModalities, outputModalities, lifecycle } = model;
  return {
    arn,
    id,
    name,
    provider,
    inferenceTypes: [...inferenceTypes],
    inputModalities: inputModalities && [...inputModalities],
    outputModalities: outputModalities && [...outputModalities],
    lifecycle: lifecycle && {
      status: lifecycle.status,
      legacyTime: serializeTime(lifecycle.legacyTime),
      endOfLifeTime: serializeTime(lifecycle.endOfLifeTime),
    },
  };
}

function parseModel(serialized: z.output<typeof modelSchema>): FoundationModel {
  const { inputModalities, outputModalities, lifecycle, ...required } = serialized;
  return {
    ...required,
    ...(inputModalities ? { inputModalities } : {}),
    ...(outputModalities ? { outputModalities } : {}),
    ...(lifecycle ? { lifecycle: parseLifecycle(lifecycle) } : {}),
  };
}

function parseLifecycle({ status, legacyTime, endOfLifeTime }: SerializedLifecycle): ModelLifecycle {
  return {
    status,
    ...(legacyTime === undefined ? {} : { legacyTime: new Date(legacyTime) }),
    ...(endOfLifeTime === undefined ? {} : { endOfLifeTime: new Date(endOfLifeTime) }),
  };
}

function isTime(value: unknown): boolean {
  return typeof value === "number" && Math.abs(value) <= maxTime;
}

/** Returns a date in milliseconds since 1970, or undefined if it is missing or invalid. */
function serializeTime(date: Date | undefined): number | undefined {
  return date && !Number.isNaN(date.getTime()) ? date.getTime() : undefined;
}
