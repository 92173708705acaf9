import { randomInt } from "node:crypto";
import { applicationProfileArn, parseArn } from "./arn";
import { applicationProfileSeeds } from "./catalog/applicationProfiles";
import { foundationModelsIn } from "./catalog/foundationModels";
import { systemProfilesIn } from "./catalog/systemProfiles";
import { loadProfileSeeds } from "./catalog/loadProfiles";
import type { AccountOptions } from "./options";
import { idLength, idLetters, stableId } from "./stableId";
import type { FoundationModelWire, InferenceProfileType, InferenceProfileWire, Tag } from "./wire";

/** An inference profile with properties that GetInferenceProfile does not return: tags, source, request token. */
export interface StoredProfile {
  /** The position in every list, which is ordered by creation. */
  order: number;
  id: string;
  type: InferenceProfileType;
  /**
   * The profile in the format that GetInferenceProfile and ListInferenceProfiles return. Planted profiles can have any
   * contents.
   */
  wire: InferenceProfileWire | Record<string, unknown>;
  tags: Map<string, string>;
  copyFrom?: string;
  creation?: Creation;
  /** Whether a test added the profile without validation. */
  planted?: true;
}

/**
 * The request that created a profile: its `clientRequestToken`, and its other parameters, which are used to recognize a
 * repeated request.
 */
export interface Creation {
  token: string;
  parameters: string;
}

/** The properties of a new application profile. */
export interface NewProfile {
  id?: string;
  name: string;
  description?: string;
  createdAt: string;
  modelArns: readonly string[];
  copyFrom: string;
  creation?: Creation;
  tags: readonly Tag[];
}

/** The account's resources in one Region. */
export class RegionState {
  readonly region: string;
  readonly accountId: string;
  readonly models: Map<string, FoundationModelWire>;
  readonly #profiles = new Map<string, StoredProfile>();
  #order = 0;

  constructor(region: string, options: AccountOptions) {
    this.region = region;
    this.accountId = options.accountId;
    this.models = foundationModelsIn(region);
    if (!options.empty) {
      this.#addSystemProfiles();
      this.#addSeeds();
    }
    this.#addLoad(options.profiles);
  }

  /** Returns the profiles of one type, or all profiles, in list order. */
  profiles(type?: InferenceProfileType): StoredProfile[] {
    return [...this.#profiles.values()].filter((profile) => type === undefined || profile.type === type);
  }

  /** Returns the profile with an ID. */
  find(id: string): StoredProfile | undefined {
    return this.#profiles.get(id);
  }

  /** Returns the application profile with a name. */
  findByName(name: string): StoredProfile | undefined {
    return this.profiles("APPLICATION").find((profile) => profile.wire.inferenceProfileName === name);
  }

  /** Returns the application profile that was created with a token. */
  findByToken(token: string): StoredProfile | undefined {
    return this.profiles("APPLICATION").find((profile) => profile.creation?.token === token);
  }

  /** Returns the model ARNs for a copy of a source, or undefined if the source does not exist here. */
  modelArnsOf(sourceArn: string): string[] | undefined {
    const source = parseArn(sourceArn);
    if (source?.resourceType === "foundation-model") {
      const model = this.models.get(source.resourceId);
      return model && [model.modelArn];
    }
    const profile = this.find(source?.resourceId ?? "");
    const models = profile?.type === "SYSTEM_DEFINED" ? (profile.wire as InferenceProfileWire).models : undefined;
    return models?.map((model) => model.modelArn);
  }

  /** Creates an application profile. */
  addApplicationProfile(profile: NewProfile): StoredProfile {
    const id = profile.id ?? this.#newId();
    const wire: InferenceProfileWire = {
      inferenceProfileName: profile.name,
      ...(profile.description !== undefined && { description: profile.description }),
      createdAt: profile.createdAt,
      updatedAt: profile.createdAt,
      inferenceProfileArn: applicationProfileArn(id, this.region, this.accountId),
      models: profile.modelArns.map((modelArn) => ({ modelArn })),
      inferenceProfileId: id,
      status: "ACTIVE",
      type: "APPLICATION",
    };
    const tags = new Map(profile.tags.map((tag) => [tag.key, tag.value]));
    const { copyFrom, creation } = profile;
    return this.put({ id, type: "APPLICATION", wire, tags, copyFrom, ...(creation && { creation }) });
  }

  /** Adds a profile, or replaces the profile with the same ID. */
  put(profile: Omit<StoredProfile, "order">): StoredProfile {
    const order = this.#profiles.get(profile.id)?.order ?? ++this.#order;
    const stored = { ...profile, order };
    this.#profiles.set(profile.id, stored);
    return stored;
  }

  /** Removes a profile of either type. Returns false if the profile did not exist. */
  remove(id: string): boolean {
    return this.#profiles.delete(id);
  }

  #addSystemProfiles(): void {
    for (const wire of systemProfilesIn(this.region, this.accountId)) {
      this.put({ id: wire.inferenceProfileId, type: "SYSTEM_DEFINED", wire, tags: new Map() });
    }
  }

  #addSeeds(): void {
    for (const seed of applicationProfileSeeds.filter((seed) => seed.region === this.region)) {
      this.#addFromId(seed.copiedFrom, seed.name, seed.createdAt, seed.tags, seed.description);
    }
  }

  #addLoad(count: number): void {
    const sources = this.#loadSources();
    if (sources.length === 0) {
      return;
    }
    for (const [index, seed] of loadProfileSeeds(count).entries()) {
      const source = sources[index % sources.length] as string;
      this.#addFromId(source, seed.name, seed.createdAt, seed.tags, seed.description);
    }
  }

  /**
   * Returns the source IDs for generated profiles: the system-defined profiles in the Region, followed by its on-demand
   * models.
   */
  #loadSources(): string[] {
    const onDemand = [...this.models.values()].filter((model) => model.inferenceTypesSupported.includes("ON_DEMAND"));
    return [...this.profiles("SYSTEM_DEFINED").map(({ id }) => id), ...onDemand.map((model) => model.modelId)];
  }

  #addFromId(sourceId: string, name: string, createdAt: string, tags: readonly Tag[], description?: string): void {
    const profile = this.find(sourceId)?.wire as InferenceProfileWire | undefined;
    const copyFrom = profile?.inferenceProfileArn ?? this.models.get(sourceId)?.modelArn;
    if (copyFrom === undefined) {
      throw new Error(`The catalog has no ${sourceId} in ${this.region} to copy ${name} from.`);
    }
    this.addApplicationProfile({
      id: stableId(`${this.region}/${name}`),
      name,
      ...(description !== undefined && { description }),
      createdAt,
      modelArns: this.modelArnsOf(copyFrom) ?? [],
      copyFrom,
      tags,
    });
  }

  #newId(): string {
    let id: string;
    do {
      id = Array.from({ length: idLength }, () => idLetters[randomInt(idLetters.length)]).join("");
    } while (this.#profiles.has(id));
    return id;
  }
}
