import assert from "node:assert/strict";
import type { TagChanges, TagsResult } from "../../../src/changes/tagsResult";
import { applyTagChanges } from "../../../src/changes/applyTagChanges";
import type { ChangeOptions } from "../../../src/changes/sendChange";
import type { Connection } from "../../../src/domain/connection";
import type { Tag } from "../../../src/domain/inferenceProfile";
import type { TagEdit } from "../../../src/domain/tagChange";
import { planChanges } from "../../../src/domain/tagChange";
import type { Clock } from "../../../src/util/clock";
import type { FaultRequest } from "../../endpoint/faults";
import type { EndpointOptions } from "../../endpoint/options";
import type { StoredProfile } from "../../endpoint/regionState";
import { useLocalBedrock } from "./localBedrock";
import { virginia } from "./samples";

/** A clock that does not wait. */
export const instant: Clock = {
  now: () => new Date(),
  wait: async (_, signal) => signal.throwIfAborted(),
};

/** Sets up tag changes at a local endpoint. */
export function useTagHarness(options: EndpointOptions = { regions: ["us-east-1", "us-west-2"] }) {
  const local = useLocalBedrock(options);
  const region = ({ region }: Connection) => local.endpoint.account.region(region);

  /** Adds an application profile with tags. */
  const plant = (tags: readonly Tag[], connection: Connection = virginia, name = "tagged"): StoredProfile => {
    const [source] = region(connection).profiles("SYSTEM_DEFINED");
    assert.ok(source);
    return region(connection).addApplicationProfile({
      name,
      createdAt: new Date().toISOString(),
      modelArns: [],
      copyFrom: String(source.wire.inferenceProfileArn),
      tags,
    });
  };

  /** Plans edits based on the current tags of a profile. */
  const plan = (profile: StoredProfile, edits: readonly TagEdit[], connection: Connection = virginia): TagChanges => ({
    connection,
    arn: String(profile.wire.inferenceProfileArn),
    changes: planChanges(tagsOf(profile), edits),
  });

  const apply = (changes: TagChanges, change: Partial<ChangeOptions> = {}): Promise<TagsResult> =>
    applyTagChanges(local.bedrock, changes, {
      signal: new AbortController().signal,
      clock: instant,
      random: () => 1,
      ...change,
    });

  const fault = (...faults: FaultRequest[]) => faults.forEach((each) => local.endpoint.faults.add(each));

  /** Returns the names of the operations that were requested, oldest first. */
  const requested = () => local.endpoint.requests.map(({ operation }) => operation);

  return { local, plant, plan, apply, fault, requested };
}

export function tagsOf({ tags }: StoredProfile): Tag[] {
  return Array.from(tags, ([key, value]) => ({ key, value }));
}
