import type { InferenceProfile } from "../../domain/inferenceProfile";
import { modelsOfProfile } from "../../domain/routing";
import { compareNaturally } from "../../util/naturalOrder";
import type { SourceChoice } from "./sources";

/** The usage data that determines the order of the sources. */
export interface SourceUse {
  /** The application profiles in the Region. */
  readonly application: readonly InferenceProfile[];
  /** The IDs of the sources that were recently used on this computer, most recent first. */
  readonly recent: readonly string[];
}

/**
 * An ordered group of sources: either the recently used sources, or the sources of one provider. The provider is undefined if it
 * is unknown.
 */
export interface OrderedSources {
  readonly isRecent: boolean;
  readonly provider: string | undefined;
  readonly choices: readonly SourceChoice[];
}

/**
 * Orders the sources of a Region:
 * 1. The sources that were recently used on this computer, most recent first.
 * 2. The other sources by provider. The provider with the most application profiles in this Region comes first, because people
 *    mostly create more of what they already have. Next comes the number of system-defined profiles, then the name. Unknown
 *    providers are last.
 * 3. Within a provider, system-defined profiles come before models, and legacy ones are last in each. Sources whose models are
 *    used by the most application profiles come first. Next comes the release date, newest first, if it is known, then the name.
 */
export function orderSources(choices: readonly SourceChoice[], { application, recent }: SourceUse): OrderedSources[] {
  const recentChoices = recent.flatMap((id) => choices.find(({ source }) => source.id === id) ?? []);
  const others = choices.filter((choice) => !recentChoices.includes(choice));
  const uses = countModels(application);
  const usesOf = ({ source }: SourceChoice) =>
    Math.max(0, ...modelsOfProfile(source).map(({ key }) => uses.get(key) ?? 0));
  const groups = [...groupByProvider(choices)].map(([provider, all]) => ({
    provider,
    choices: others.filter((choice) => choice.provider === provider),
    // Count each profile only once, even if several sources have its model.
    uses: sum(modelKeys(all.map(({ source }) => source)).map((key) => uses.get(key) ?? 0)),
    profiles: all.filter(({ source }) => source.kind === "systemDefined").length,
  }));
  groups.sort(
    (a, b) =>
      Number(a.provider === undefined) - Number(b.provider === undefined) ||
      b.uses - a.uses ||
      b.profiles - a.profiles ||
      compareNaturally(a.provider ?? "", b.provider ?? ""),
  );
  return [
    { isRecent: true, provider: undefined, choices: recentChoices },
    ...groups.map(({ provider, choices: own }) => ({
      isRecent: false,
      provider,
      choices: own.sort((a, b) => compareChoices(a, b, usesOf)),
    })),
  ].filter((group) => group.choices.length > 0);
}

/** Returns the distinct models of profiles or sources. */
function modelKeys(profiles: readonly Pick<InferenceProfile, "modelArns">[]): readonly string[] {
  return [...new Set(profiles.flatMap(modelsOfProfile).map(({ key }) => key))];
}

/** Returns the number of profiles for each model. */
function countModels(application: readonly InferenceProfile[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const profile of application) {
    for (const key of modelKeys([profile])) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function groupByProvider(choices: readonly SourceChoice[]): ReadonlyMap<string | undefined, readonly SourceChoice[]> {
  const groups = new Map<string | undefined, SourceChoice[]>();
  for (const choice of choices) {
    groups.set(choice.provider, [...(groups.get(choice.provider) ?? []), choice]);
  }
  return groups;
}

function compareChoices(a: SourceChoice, b: SourceChoice, usesOf: (choice: SourceChoice) => number): number {
  return (
    Number(a.source.kind !== "systemDefined") - Number(b.source.kind !== "systemDefined") ||
    Number(a.legacy !== undefined) - Number(b.legacy !== undefined) ||
    usesOf(b) - usesOf(a) ||
    releaseOf(b) - releaseOf(a) ||
    compareNaturally(a.source.name, b.source.name) ||
    compareNaturally(a.source.id, b.source.id)
  );
}

/**
 * Returns the release time of a source in milliseconds: the time when AWS created a system-defined profile, or the date in the ID
 * of a model, as in `anthropic.claude-sonnet-4-5-20250929-v1:0`. Returns zero if neither is known.
 */
function releaseOf({ source, createdAt }: SourceChoice): number {
  const date = /-(20[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])-/.exec(source.id);
  return createdAt?.getTime() ?? (date ? Date.parse(`${date[1]}-${date[2]}-${date[3]}`) : 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
