import type { CopyFacts } from "./copyFacts";

/** Returns whether the profiles are in several accounts, so that no credentials can be used for all of them. */
export function inSeveralAccounts(profiles: readonly CopyFacts[]): boolean {
  return new Set(profiles.map(({ accountId }) => accountId)).size > 1;
}

/**
 * Returns the comment lines for a profile: its name and ID, its model, inferred information, and warnings. They contain the
 * account if `profiles`, the profiles in the same text, are in several accounts. They are in English, like the surrounding code,
 * and contain untrusted text.
 */
export function describeProfile(facts: CopyFacts, profiles: readonly CopyFacts[] = [facts]): string[] {
  const { name, id, type, model, source, accountId } = facts;
  const kind = type === "APPLICATION" ? "application inference profile" : "system-defined inference profile";
  return [
    `${name}: ${kind} ${id}`,
    ...(inSeveralAccounts(profiles) ? [`Account: ${accountId}`] : []),
    model ? `Model: ${model.name === undefined ? model.id : `${model.name} (${model.id})`}` : describeModels(facts),
    ...(source
      ? [`Source: ${source.id} (inferred from the model and its Regions, because AWS does not return it)`]
      : []),
    `Requests may run in: ${describeDestinations(facts)}`,
    ...warnings(facts),
  ];
}

/** Returns the reasons for not using the profile. */
export function warnings({ status, model, modelArns }: CopyFacts): string[] {
  const endOfLife = model?.lifecycle?.endOfLifeTime?.toISOString().slice(0, 10);
  return [
    ...(status === "ACTIVE" ? [] : [`Warning: the status of the profile is ${status || "unknown"}, not ACTIVE.`]),
    ...(modelArns.length > 0 ? [] : ["Warning: AWS returned no model for the profile."]),
    ...(model?.lifecycle?.status === "LEGACY"
      ? [`Warning: the model is LEGACY.${endOfLife === undefined ? "" : ` Its end of life is ${endOfLife}.`}`]
      : []),
  ];
}

function describeModels({ modelArns }: CopyFacts): string {
  return `Models: ${modelArns.length > 0 ? modelArns.join(", ") : "unknown"}`;
}

function describeDestinations({ destinationRegions, global, region }: CopyFacts): string {
  const regions = destinationRegions.length > 0 ? destinationRegions.join(", ") : region;
  return global ? `${regions}, and any other commercial Region (global)` : regions;
}

/** Returns lines that explain how to use an AWS profile with clients that have no option for it. */
export function awsProfileLines({ awsProfile }: CopyFacts): string[] {
  return awsProfile === undefined ? [] : [`Set the environment variable AWS_PROFILE to: ${awsProfile}`];
}
