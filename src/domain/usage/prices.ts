import { splitArn } from "../arn";
import type { InferredSource } from "../sourceInference";
import { isGlobal, modelRoutes } from "../routing";
import type { InferenceProfile } from "../inferenceProfile";
import { providerOfModelId } from "../foundationModel";
import { priceTable } from "./priceTable";

/** The routing of a profile, limited to the distinction that affects prices. */
export type PriceRoute = "regional" | "global";

/** Prices in US dollars per million tokens. */
export interface TokenPrices {
  readonly input: number;
  readonly output?: number;
  readonly cacheRead?: number;
  readonly cacheWrite?: number;
}

/** The model and route that a profile's prices depend on. */
export interface PricedModel {
  readonly modelId: string;
  readonly route: PriceRoute;
  /** The AWS partition. The list prices are those of the partition `aws`, which is the default. */
  readonly partition?: string;
  /**
   * The ID of the system-defined profile, if the profile is one or its source is known. The settings may contain prices for it.
   */
  readonly profileId?: string;
}

/** Prices and discounts from the settings. Percentages are from 0 to 100. */
export interface PriceSettings {
  readonly models: Readonly<Record<string, TokenPrices>>;
  readonly discountPercent?: number;
  readonly discountPercentByProvider: Readonly<Record<string, number>>;
}

/** The prices of a model and their source. */
export interface FoundPrices {
  readonly prices: TokenPrices;
  /** `settings`: set for this model. `list`: the list price minus a discount from the settings. */
  readonly from: "settings" | "list";
  /** The discount percentage that is included in the prices, or 0. */
  readonly discountPercent: number;
}

/** The date of the list prices, `YYYY-MM-DD`. */
export const pricesAsOf: string = priceTable.asOf;

/**
 * Returns the model of a profile for pricing, or undefined if the profile has more than one model or its model is not a
 * foundation model.
 */
export function pricedModel(profile: InferenceProfile, source: InferredSource): PricedModel | undefined {
  const [route, ...others] = modelRoutes(profile);
  if (!route || others.length > 0 || route.reference.kind !== "foundationModel") {
    return undefined;
  }
  const profileId =
    profile.type === "SYSTEM_DEFINED" ? profile.id : source.kind === "systemDefined" ? source.profile.id : undefined;
  return {
    modelId: route.reference.modelId,
    route: isGlobal(profile) ? "global" : "regional",
    partition: splitArn(profile.arn)?.partition ?? "aws",
    ...(profileId === undefined ? {} : { profileId }),
  };
}

/**
 * Returns the prices of a model. Uses the prices in the settings for the system-defined profile or the model. If there are none,
 * uses the list prices minus the provider's discount or the general discount. Returns undefined if no price is known. Never
 * uses the price of a similar model or another partition.
 */
export function findPrices(
  { modelId, partition = "aws", profileId, route }: PricedModel,
  settings: PriceSettings,
): FoundPrices | undefined {
  const own = ownMember(settings.models, profileId) ?? ownMember(settings.models, modelId);
  if (own) {
    return { prices: own, from: "settings", discountPercent: 0 };
  }
  const list = partition === "aws" ? ownMember(priceTable.models, modelId)?.[route] : undefined;
  if (!list) {
    return undefined;
  }
  const provider = providerOfModelId(modelId);
  const discountPercent = discountOf(provider, settings) ?? settings.discountPercent ?? 0;
  return { prices: discounted(list, discountPercent), from: "list", discountPercent };
}

/** Returns the discount for a provider, ignoring the case of its name. */
function discountOf(provider: string | undefined, { discountPercentByProvider }: PriceSettings): number | undefined {
  const exact = ownMember(discountPercentByProvider, provider);
  const name = provider?.toLowerCase();
  return exact ?? Object.entries(discountPercentByProvider).find(([key]) => key.toLowerCase() === name)?.[1];
}

function discounted({ input, output, cacheRead, cacheWrite }: TokenPrices, percent: number): TokenPrices {
  const less = (price: number) => price * (1 - percent / 100);
  return {
    input: less(input),
    ...(output === undefined ? {} : { output: less(output) }),
    ...(cacheRead === undefined ? {} : { cacheRead: less(cacheRead) }),
    ...(cacheWrite === undefined ? {} : { cacheWrite: less(cacheWrite) }),
  };
}

function ownMember<T>(members: Readonly<Record<string, T>>, name: string | undefined): T | undefined {
  return name !== undefined && Object.hasOwn(members, name) ? members[name] : undefined;
}
