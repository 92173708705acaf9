import { maxIdLength } from "../arn";
import { isKnownProviderPrefix } from "../foundationModel";

/** How strongly the surrounding text indicates that a text is an ID. */
export type Context =
  /** Only the ID of an inference profile or model can follow the text, for example `bedrock/` or `inferenceProfileId=`. */
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

/** First labels of reversed domain names (as in package names) and of host names. None of them is a geography prefix. */
const domainLabels = new Set(["com", "org", "net", "io", "dev", "app", "edu", "gov", "info", "biz", "www"]);

/**
 * Returns the kind of resource that an ID in a text identifies, or undefined if the text could be something else, for example a
 * host name. Accepts any prefix, because AWS adds new ones. In prose, requires a known provider or a version at the end.
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
    // Domain names such as eu.amazon.com have none of these features.
    const hasVersion = version !== "";
    return hasVersion || (context === "likely" ? /[0-9]/.test(model) : /[0-9]/.test(model) && model.includes("-"));
  }
  // More digits after the colon would be a port.
  return (
    /-v[0-9]{1,2}:[0-9](?::[0-9]{1,4}k|:mm)?$/.test(model) || (context === "likely" && /-.*[0-9]|[0-9].*-/.test(model))
  );
}

/** Returns whether a text has the format of an application profile ID: twelve lowercase letters and digits. */
export function isApplicationProfileId(text: string): boolean {
  return /^(?=.*[0-9])(?=.*[a-z])[a-z0-9]{12}$/.test(text);
}
