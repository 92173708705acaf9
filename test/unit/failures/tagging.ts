import assert from "node:assert/strict";
import { applyTagChanges } from "../../../src/changes/applyTagChanges";
import type { Connection } from "../../../src/domain/connection";
import { formatProblem } from "../../../src/messages/problem";
import type { Clock } from "../../../src/util/clock";
import type { StoredProfile } from "../../endpoint/regionState";
import type { TestBed } from "./testBed";
import { existingProfileName, existingTag } from "./testBed";

/** A clock that does not wait. */
const instant: Clock = {
  now: () => new Date(),
  wait: async (_, signal) => signal.throwIfAborted(),
};

/**
 * Checks TagResource or UntagResource: the tags are correct at the end, and no other tag is affected, regardless of the fault.
 */
export async function checkTagChange(
  bed: TestBed,
  expected: string | undefined,
  before: string | undefined,
  after: string | undefined,
): Promise<void> {
  // Other cells also use the profile in the healthy Region.
  const key = `${bed.operation} ${bed.name}`;
  const places = [bed.faulty, bed.healthy] as const;
  for (const place of places) {
    const { tags } = profileIn(bed, place);
    if (before !== undefined) {
      tags.set(key, before);
    }
  }
  const apply = async (connection: Connection) => {
    const { wire } = profileIn(bed, connection);
    const changes = [{ key, before, after }];
    const change = { connection, arn: String(wire.inferenceProfileArn), changes };
    const options = { signal: new AbortController().signal, clock: instant };
    return applyTagChanges(await bed.loadBedrock(), change, options);
  };
  bed.fail();
  const [result, other] = await Promise.all([apply(bed.faulty), apply(bed.healthy)]);
  assert.equal(result.kind === "failed" ? formatProblem(result.problem).sentence : undefined, expected);
  assert.equal(result.kind, expected === undefined ? "done" : "failed");
  assert.equal(other.kind, "done", "the other Region");

  bed.recover();
  assert.equal((await apply(bed.faulty)).kind, "done", "trying again");
  for (const place of places) {
    const { tags } = profileIn(bed, place);
    assert.equal(tags.get(key), after);
    assert.equal(tags.get(existingTag.key), existingTag.value, "another tag");
  }
}

function profileIn({ endpoint }: TestBed, { region }: Connection): StoredProfile {
  const profile = endpoint.account.region(region).findByName(existingProfileName);
  assert.ok(profile, `${region} lacks the profile`);
  return profile;
}
