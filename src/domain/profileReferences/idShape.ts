import { maxIdLength } from "../arn";
import { isKnownProviderPrefix } from "../foundationModel";
import { isKnownFamily, isKnownGeography } from "./knownForms";

/** How strongly the surrounding text indicates that a text is an ID. */
export type Context =
  /** Only the ID of an inference profile or model can follow the text, for example `inferenceProfileId=`. */
  | "certain"
  /** The text ends with the prefix that a client adds to a model ID, for example `bedrock/`. */
  | "client"
  /** The ID is the whole text, or the value of a key such as `model`. */
  | "likely"
  | "prose"
  /** The text indicates something else, for example `docker pull` or `host:`. */
  | "unlikely";

/** The kind of resource that an ID identifies, and whether the ID cannot be anything else in its context. */
export interface ClassifiedId {
  readonly kind: "inferenceProfile" | "foundationModel";
  readonly isCertain: boolean;
}

const model =
  /[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:(?<=[0-9])\.[0-9][a-z0-9]*(?:-[a-z0-9]+)*)*(?<version>-?v?[0-9]{1,2}:(?:0|[1-9][0-9]?)(?::(?:[0-9]{1,4}k|mm))?)?/;

const profileId = new RegExp(
  `^(?<prefix>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)\\.(?<provider>[a-z][a-z0-9]*)\\.(?<model>${model.source})$`,
);
const modelId = new RegExp(`^(?<provider>[a-z][a-z0-9]*)\\.(?<model>${model.source})$`);

/** Matches a version that is part of a model ID. With more digits after the colon, they would be a port. */
const strictVersion = /-v[0-9]{1,2}:[0-9](?::[0-9]{1,4}k|:mm)?$/;

const versionAtEnd = /-v?[0-9]{1,2}(?:-[0-9]{1,2})?:[0-9]{1,2}(?::(?:[0-9]{1,4}k|mm))?$/;

/** First labels of reversed domain names (as in package names) and of host names. None of them is a geography prefix. */
const domainLabels = new Set(["com", "org", "net", "io", "dev", "app", "edu", "gov", "info", "biz", "www"]);

/** The parts of an ID. `prefix` is undefined for the ID of a model. */
interface IdParts {
  readonly prefix: string | undefined;
  readonly provider: string;
  readonly model: string;
  readonly version: string;
}

/**
 * Returns what an ID in a text identifies, or undefined if the text could be anything else, for example a host name. Accepts any
 * prefix and provider where only an ID is possible, because AWS adds new ones. In prose, requires a documented provider.
 */
export function classifyId(id: string, context: Context): ClassifiedId | undefined {
  const parts = splitId(id);
  if (!parts || !isPlausible(parts, context)) {
    return undefined;
  }
  return parts.prefix === undefined
    ? { kind: "foundationModel", isCertain: true }
    : { kind: "inferenceProfile", isCertain: isCertain(parts, parts.prefix, context) };
}

/** Returns whether a text has the format of a system-defined profile's ID with any prefix and provider. */
export function isSystemProfileId(id: string): boolean {
  return classifyId(id, "certain")?.kind === "inferenceProfile";
}

function splitId(id: string): IdParts | undefined {
  if (id.length > maxIdLength) {
    return undefined;
  }
  const profile = profileId.exec(id)?.groups;
  const {
    prefix,
    provider = "",
    model = "",
    version = "",
  } = profile && !isKnownProviderPrefix(profile["prefix"] ?? "") ? profile : (modelId.exec(id)?.groups ?? {});
  const isDomain = prefix !== undefined && domainLabels.has(prefix);
  return provider === "" || isDomain ? undefined : { prefix, provider, model, version };
}

function isPlausible(parts: IdParts, context: Context): boolean {
  const { prefix, provider, model, version } = parts;
  switch (context) {
    case "certain":
    case "client":
      return /[0-9-]/.test(model);
    case "likely":
      return isKnownProviderPrefix(provider)
        ? version !== "" || /[0-9]/.test(model)
        : strictVersion.test(model) || /-.*[0-9]|[0-9].*-/.test(model);
    case "prose":
      // Images and hosts can look like the ID of a model that is not documented. Two digits after the colon would be a port.
      return (
        !/:[0-9]{2}$/.test(model) &&
        (isDocumentedPrefix(prefix) ? isKnownModel(parts) : isKnownFamily(provider, model) && /[0-9]/.test(model))
      );
    case "unlikely":
      return isDocumentedPrefix(prefix) && isKnownModel(parts);
  }
}

function isCertain(parts: IdParts, prefix: string, context: Context): boolean {
  const isKnown = isKnownGeography(prefix) && isKnownProviderPrefix(parts.provider);
  switch (context) {
    case "certain":
      return true;
    case "client":
      return isKnown;
    case "likely":
    case "prose":
      return isKnown && isKnownModel(parts);
    case "unlikely":
      return false;
  }
}

/** Returns whether the provider is documented, and the model is in a documented family or has a version. */
function isKnownModel({ provider, model, version }: IdParts): boolean {
  const isInFamily = isKnownFamily(provider, model) && (version !== "" || /[0-9]/.test(model));
  return isInFamily || (isKnownProviderPrefix(provider) && strictVersion.test(model));
}

function isDocumentedPrefix(prefix: string | undefined): boolean {
  return prefix === undefined || isKnownGeography(prefix);
}

/** Returns whether a text has the format of an application profile ID: twelve lowercase letters and digits. */
export function isApplicationProfileId(text: string): boolean {
  return /^(?=.*[0-9])(?=.*[a-z])[a-z0-9]{12}$/.test(text);
}

/** Returns whether an ID has a complete format: either that of an application profile, or a version at the end. */
export function isCompleteId(id: string): boolean {
  return /^[a-z0-9]{12}$/.test(id) || (versionAtEnd.test(id) && isSystemProfileId(id));
}

/** Matches the last part of an ID: a number, a version, or the last word of model IDs that have no version. */
const lastPart = /[.-](?:[a-z0-9:.]*[0-9][a-z0-9:]*|flash|instruct|it|large|next|thinking)$/;

/** Matches a part of a date, which has eight digits in the IDs of models. */
const partOfDate = /-20[12][0-9]{0,4}$/;

/** Returns whether an ID could be a whole one, judging from its length or its last part. */
export function canEndId(id: string): boolean {
  return /^[a-z0-9]{12}$/.test(id) || (lastPart.test(id) && !partOfDate.test(id) && isSystemProfileId(id));
}
