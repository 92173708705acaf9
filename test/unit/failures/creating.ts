import assert from "node:assert/strict";
import type { Connection } from "../../../src/domain/connection";
import type { CompleteDraft, PendingAttempt } from "../../../src/changes/createDraft";
import { profileAsSource } from "../../../src/changes/createDraft";
import type { Clock } from "../../../src/util/clock";
import type { CreateResult } from "../../../src/changes/createInferenceProfile";
import { createInferenceProfile } from "../../../src/changes/createInferenceProfile";
import { formatNotice } from "../../../src/features/create/notice";
import { joinSentences } from "../../../src/messages/list";
import type { TestBed } from "./testBed";
import { assertRegionComplete } from "./testBed";

/** A clock that does not wait. */
const instant: Clock = {
  now: () => new Date(),
  wait: async (_, signal) => signal.throwIfAborted(),
};

/**
 * Checks CreateInferenceProfile as used by the create wizard: exactly one profile exists at the end, regardless of the fault.
 */
export async function checkCreation(bed: TestBed, expected: string | undefined): Promise<void> {
  const { profileStore, faulty, healthy } = bed;
  await profileStore.loadAll([faulty, healthy]);
  const startedAt = new Date();
  const [wanted, elsewhere] = [draftIn(bed, faulty), draftIn(bed, healthy)];
  bed.fail();
  const [result, other] = await Promise.all([create(bed, wanted, startedAt), create(bed, elsewhere, startedAt)]);
  assert.equal(shown(result, wanted), expected);
  assert.equal(other.kind, "created", "the other Region");

  bed.recover();
  const isPending = result.kind === "failed" && result.problem.outcomeUnknown;
  const pending = isPending ? { draft: wanted, startedAt } : undefined;
  const again = await create(bed, wanted, startedAt, pending);
  assert.equal(again.kind, "created", `trying again: ${JSON.stringify(again)}`);
  assert.equal(result.kind === "created" ? result.arn : again.arn, again.arn, "the same profile");

  for (const { connection, name } of [wanted, elsewhere]) {
    const made = bed.endpoint.account.region(connection.region).profiles("APPLICATION");
    const ids = made.filter(({ wire }) => wire["inferenceProfileName"] === name).map(({ id }) => id);
    assert.equal(ids.length, 1, `${name} exists ${ids.length} times`);
    const listed = profileStore.contents(connection)?.application.length;
    assert.ok(listed !== undefined && listed < made.length);
  }
  assert.deepEqual(bed.problems, [], "nothing else failed");
  await profileStore.refresh(faulty);
  assertRegionComplete(bed, faulty);
}

/** Returns a complete draft that copies the first system-defined profile in the Region, with a name that no other cell uses. */
function draftIn({ profileStore, name }: TestBed, connection: Connection): CompleteDraft {
  const source = profileStore.contents(connection)?.systemDefined[0];
  assert.ok(source, `${connection.region} has no source`);
  return {
    id: `draft of ${name}`,
    connection,
    source: profileAsSource(connection, source),
    name: `made despite ${name}`,
    description: "For the search team",
    tags: [{ key: "team", value: "search" }],
  };
}

async function create(
  bed: TestBed,
  draft: CompleteDraft,
  startedAt: Date,
  pending?: PendingAttempt,
): Promise<CreateResult> {
  return createInferenceProfile(
    await bed.loadBedrock(),
    { draft, startedAt, ...(pending && { pending }) },
    { signal: new AbortController().signal, clock: instant },
  );
}

/** Returns the message of the create wizard, or undefined if the profile was created. */
function shown(result: CreateResult, { name }: CompleteDraft): string | undefined {
  assert.notEqual(result.kind, "cancelled");
  if (result.kind !== "failed") {
    return undefined;
  }
  const { headline, explanation } = formatNotice(result.problem, name);
  return joinSentences(headline, explanation);
}
