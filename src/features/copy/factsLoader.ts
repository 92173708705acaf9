import type { LoadBedrock } from "../../aws/bedrock";
import type { Tag } from "../../domain/inferenceProfile";
import type { Problem } from "../../domain/problem";
import { problemOf } from "../../domain/problem";
import type { ProfileRef, ProfileStore } from "../../profiles/profileStore";
import type { CopyFacts } from "./copyFacts";
import { copyFacts } from "./copyFacts";

/** What the facts are loaded with. */
export interface FactsServices {
  readonly profileStore: ProfileStore;
  readonly loadBedrock: LoadBedrock;
  /** Receives each problem with loading tags, for the log. */
  readonly onProblem: (problem: Problem) => void;
}

/** The facts of the chosen profiles: at first what is loaded, and after `load` also their tags, sources and models. */
export class FactsLoader {
  readonly #profiles: readonly ProfileRef[];
  readonly #services: FactsServices;
  readonly #tags = new Map<ProfileRef, readonly Tag[]>();

  constructor(profiles: readonly ProfileRef[], services: FactsServices) {
    this.#profiles = profiles;
    this.#services = services;
  }

  /** Returns what is known now. The AWS profiles are named only on request. */
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

  /** Loads the Regions and tags that are missing. Problems go to the log: the texts say what is not known. */
  async load(signal: AbortSignal): Promise<void> {
    const { profileStore } = this.#services;
    await Promise.all(
      this.#profiles.map(async (profileRef) => {
        await Promise.all([
          // The foundation models may be missing although the profiles are loaded.
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
