import assert from "node:assert/strict";
import { beforeEach } from "node:test";
import type { Connection } from "../../../src/domain/connection";
import type { InferenceProfile } from "../../../src/domain/inferenceProfile";
import type { Problem } from "../../../src/domain/problem";
import { ProblemError } from "../../../src/domain/problem";
import { settled } from "../util/settled";
import { ProfileStore } from "../../../src/profiles/profileStore";
import { applicationProfile, problem } from "../domain/samples";
import { bedrockByConnection } from "../aws/controlPlane";
import { ScriptedBedrock } from "./scriptedBedrock";

export const virginia: Connection = { region: "us-east-1" };
export const oregon: Connection = { region: "us-west-2" };

/**
 * A new `ProfileStore` for each test, with an in-memory Bedrock service per Region, and the events and problems of the store.
 */
export interface StoreFixture {
  readonly profileStore: ProfileStore;
  readonly problems: readonly Problem[];
  /** The Regions that changed since the start or the last `clearChanges`. */
  readonly changes: readonly string[];
  clearChanges(): void;
  /** Returns the Bedrock service of a Region. */
  plane(connection?: Connection): ScriptedBedrock;
  /** Loads a Region with these application profiles. */
  loaded(connection: Connection, ...application: readonly InferenceProfile[]): Promise<void>;
  /** Returns the names of a Region's application profiles, in order. */
  names(connection?: Connection): string[] | undefined;
}

export function useProfileStore(): StoreFixture {
  let planes: Map<string, ScriptedBedrock>;
  let problems: Problem[];
  let changes: string[];
  let profileStore: ProfileStore;
  beforeEach(() => {
    planes = new Map([virginia, oregon].map(({ region }) => [region, new ScriptedBedrock()]));
    problems = [];
    changes = [];
    profileStore = new ProfileStore(
      async () => bedrockByConnection(plane),
      (problem) => problems.push(problem),
    );
    profileStore.onDidChange(({ region }) => changes.push(region));
  });
  const plane = ({ region } = virginia) => {
    const found = planes.get(region);
    assert.ok(found, `no Bedrock in ${region}`);
    return found;
  };
  return {
    get profileStore() {
      return profileStore;
    },
    get problems() {
      return problems;
    },
    get changes() {
      return changes;
    },
    clearChanges: () => {
      changes = [];
    },
    plane,
    async loaded(connection, ...application) {
      const load = profileStore.load(connection);
      await settled();
      plane(connection).respond(application);
      await load;
    },
    names: (connection = virginia) => profileStore.contents(connection)?.application.map(({ name }) => name),
  };
}

export { settled };

/** Returns an application profile with a name. */
export const named = (id: string, name = id) => applicationProfile(id, { name });

/** Returns the problem of a denied list request. */
export const denied = () => new ProblemError(problem("accessDenied"));
