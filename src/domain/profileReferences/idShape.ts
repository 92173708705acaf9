import { isKnownProviderPrefix } from "../foundationModel";

/** How clearly the text around an ID says that it is one. */
export type Context =
  /** Text that only an inference profile's or model's ID follows, for example `bedrock/` or `inferenceProfileId=`. */
  | "certain"
  /** The ID is the whole text, or the value of a key such as `model`. */
  | "likely"
  | "prose";

const model =
  /[a-z][a-z0-9-]*(?:(?<=[0-9])\.[0-9][a-z0-9-]*)*(?<version>-?v?[0-9]{1,2}:[0-9]{1,2}(?::(?:[0-9]{1,4}k|mm))?)?/;

const profileId = new RegExp(
  `^(?<prefix>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)\\.(?<provider>[a-z][a-z0-9]*)\\.(?<model>${model.source})$`,
);
const modelId = new RegExp(`^(?<provider>[a-z][a-z0-9]*)\\.(?<model>${model.source})$`);

/** An ID longer than this is not one (`inferenceProfileId` in GetInferenceProfile). */
const maxIdLength = 64;

/** First labels of reversed domain names, as in names of packages, and of host names. No geography is among them. */
const domainLabels = new Set(["com", "org", "net", "io", "dev", "app", "edu", "gov", "info", "biz", "www"]);

/**
 * Returns what an ID in a text identifies, or undefined if it could be something else, for example a host name. The prefix can be
 * any: AWS adds new ones. In prose, a known provider or a version at the end is required.
 */
export function kindOfId(id: string, context: Context): "inferenceProfile" | "foundationModel" | undefined {
  if (id.length > maxIdLength || id.endsWith("-")) {
    return undefined;
  }
  const profile = profileId.exec(id)?.groups;
  if (profile && !isKnownProviderPrefix(profile["prefix"] ?? "")) {
    return isPlausible(profile, context) && !domainLabels.has(profile["prefix"] ?? "") ? "inferenceProfile" : undefined;
  }
  const foundationModel = modelId.exec(id)?.groups;
  return foundationModel && isPlausible(foundationModel, context) ? "foundationModel" : undefined;
}

function isPlausible(
  { provider = "", model = "", version = "" }: Readonly<Record<string, string | undefined>>,
  context: Context,
): boolean {
  if (context === "certain") {
    return /[0-9-]/.test(model);
  }
  if (isKnownProviderPrefix(provider)) {
    // A domain name, for example eu.amazon.com, has none of these.
    const hasVersion = version !== "";
    return hasVersion || (context === "likely" ? /[0-9]/.test(model) : /[0-9]/.test(model) && model.includes("-"));
  }
  // More digits after the colon would be a port.
  return (
    /-v[0-9]{1,2}:[0-9](?::[0-9]{1,4}k|:mm)?$/.test(model) || (context === "likely" && /-.*[0-9]|[0-9].*-/.test(model))
  );
}

/** Whether a text has the shape of an application profile's ID, which is twelve lowercase letters and digits. */
export function isApplicationProfileId(text: string): boolean {
  return /^(?=.*[0-9])(?=.*[a-z])[a-z0-9]{12}$/.test(text);
}
