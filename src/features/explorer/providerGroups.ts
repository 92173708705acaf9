import type { Connection } from "../../domain/connection";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import { modelsOfProfile } from "../../domain/routing";
import { systemDefinedFacts } from "../../domain/systemDefinedProfile";
import { providerOfModel } from "../../domain/modelReference";
import type { ModelsById } from "../../profiles/regionContents";
import { compareNaturally } from "../../util/naturalOrder";
import type { ProviderNode } from "./nodes";
import { systemDefinedLabel } from "./profileLabels";

/** The system-defined profiles of one provider. */
export interface ProviderGroup {
  readonly node: ProviderNode;
  /** By model, then by geography. */
  readonly profiles: readonly InferenceProfile[];
}

/** Groups system-defined profiles by the provider of their models, in natural order. Profiles of an unknown provider come last. */
export function groupByProvider(
  connection: Connection,
  profiles: readonly InferenceProfile[],
  models: ModelsById,
): ProviderGroup[] {
  const byProvider = new Map<string | undefined, InferenceProfile[]>();
  for (const profile of profiles) {
    const { provider } = systemDefinedFacts(profile);
    const group = byProvider.get(provider);
    if (group) {
      group.push(profile);
    } else {
      byProvider.set(provider, [profile]);
    }
  }
  return [...byProvider]
    .sort(([a], [b]) => compareProviders(a, b))
    .map(([provider, ofProvider]) => ({
      node: {
        kind: "provider",
        connection,
        provider,
        name: provider === undefined ? undefined : (listedProvider(ofProvider, models) ?? provider),
        count: ofProvider.length,
      },
      profiles: ofProvider.sort((a, b) => compareRows(a, b, models)),
    }));
}

/** The group that contains a profile. */
export function providerGroupOf(
  profile: InferenceProfile,
  groups: readonly ProviderGroup[],
): ProviderGroup | undefined {
  const { provider } = systemDefinedFacts(profile);
  return groups.find(({ node }) => node.provider === provider);
}

/** The provider's name as ListFoundationModels has it, for providers that are newer than our table. */
function listedProvider([profile]: readonly InferenceProfile[], models: ModelsById): string | undefined {
  const [model] = profile ? modelsOfProfile(profile) : [];
  return model && providerOfModel(model, models);
}

function compareProviders(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  return compareNaturally(a, b);
}

function compareRows(a: InferenceProfile, b: InferenceProfile, models: ModelsById): number {
  return compareNaturally(systemDefinedLabel(a, models), systemDefinedLabel(b, models)) || compareNaturally(a.id, b.id);
}
