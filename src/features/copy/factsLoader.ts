import type { LoadBedrock } from "../../aws/bedrock";
import type { Tag } from "../../domain/inferenceProfile";
import type { Problem } from "../../domain/problem";
import { problemOf } from "../../domain/problem";
import type { ProfileRef, ProfileStore } from "../../profiles/profileStore";
import type { CopyFacts } from "./copyFacts";
import { copyFacts } from "./copyFacts";

/** The services that load facts. */
export interface FactsServices {
  readonly profileStore: ProfileStore;
  readonly loadBedrock: LoadBedrock;
  /** Called with each problem that occurs while loading tags. */
  readonly onProblem: (problem: Problem) => void;
}

/** The facts about the selected profiles. After `load`, they include tags, sources, and models. */
export class FactsLoader {
  readonly #profiles: readonly ProfileRef[];
  readonly #services: FactsServices;
  readonly #tags = new Map<ProfileRef, readonly Tag[]>();

  constructor(profiles: readonly ProfileRef[], services: FactsServices) {
    this.#profiles = profiles;
    this.#services = services;
  }

  /** Returns the currently available facts. They include the names of AWS profiles only if `nameAwsProfile` is true. */
  facts(nameAwsProfile: boolean): readonly CopyFacts[] {
    return this.#profiles.map((profileRef) => {
      const { connection, profile } = profileRef;
      return copyFacts(profile, {
        connection,
        contents: this.#services.profileStore.visibleContents(connection),
        tags: this.#tags.get(profileRef),
        nameAwsProfile,
      });
    });
  }

  /** Loads missing Regions and tags. Problems are only logged, because the copied texts state which facts are unknown. */
  async load(signal: AbortSignal): Promise<void> {
    const { profileStore } = this.#services;
    await Promise.all(
      this.#profiles.map(async (profileRef) => {
        await Promise.all([
          // The foundation models may be missing even if the profiles are loaded.
          profileStore.load(profileRef.connection).then(() => profileStore.models(profileRef.connection)),
          this.#loadTags(profileRef, signal),
        ]);
      }),
    );
  }

  async #loadTags(profileRef: ProfileRef, signal: AbortSignal): Promise<void> {
    const { connection, profile } = profileRef;
    if (profile.type !== "APPLICATION") {
      return;
    }
    try {
      const bedrock = await this.#services.loadBedrock();
      this.#tags.set(profileRef, await bedrock.listTags(connection, profile.arn, { signal }));
    } catch (error) {
      const problem = problemOf(error);
      if (!problem) {
        throw error;
      }
      this.#services.onProblem(problem);
    }
  }
}
