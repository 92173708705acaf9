import assert from "node:assert/strict";
import type { ExplorerNode } from "../../../src/features/explorer/nodes";
import { regionChildren } from "../../../src/features/explorer/nodes";
import { present } from "../../../src/features/explorer/presentation";
import { formatProblem } from "../../../src/messages/problem";
import type { TestBed } from "./testBed";
import { assertRegionComplete } from "./testBed";

/** Checks ListInferenceProfiles in the tree, both before and after the Region was loaded. */
export async function checkLists(bed: TestBed, expected: string | undefined): Promise<void> {
  const { profileStore, faulty, healthy } = bed;
  bed.fail();
  await profileStore.loadAll([faulty, healthy]);
  assert.deepEqual(rows(bed), expected === undefined ? groups(bed) : [expected], "nothing was loaded");
  assertRegionComplete(bed, healthy);

  bed.recover();
  await profileStore.refresh(faulty);
  assertRegionComplete(bed, faulty);
  const known = groups(bed);

  bed.fail();
  await profileStore.refreshAll([faulty, healthy]);
  assert.deepEqual(rows(bed), expected === undefined ? known : [expected, ...known], "everything was loaded");
  assert.equal(
    profileStore.contents(faulty) === undefined,
    expected !== undefined,
    "stale contents are not returned as current ones",
  );
  assertRegionComplete(bed, healthy);

  bed.recover();
  await profileStore.refresh(faulty);
  assertRegionComplete(bed, faulty);
  assert.deepEqual(
    bed.problems.map((problem) => formatProblem(problem).sentence),
    expected === undefined ? [] : [expected, expected],
    "each failure is written to the log once",
  );
}

/** Checks ListFoundationModels: only names and lifecycles are missing, and the failure is only logged. */
export async function checkModels(bed: TestBed, expected: string | undefined): Promise<void> {
  const { profileStore, faulty, healthy, endpoint } = bed;
  const all = endpoint.account.region(faulty.region).models.size;
  const models = () => profileStore.contents(faulty)?.models.size;
  const read = async () => {
    await profileStore.refreshAll([faulty, healthy]);
    await Promise.all([profileStore.models(faulty), profileStore.models(healthy)]);
  };
  bed.fail();
  await profileStore.loadAll([faulty, healthy]);
  assert.equal((await profileStore.models(faulty)).size, expected === undefined ? all : 0);
  assert.deepEqual(rows(bed), groups(bed));
  assertRegionComplete(bed, faulty);

  bed.recover();
  await read();
  assert.equal(models(), all);

  bed.fail();
  await read();
  assert.equal(models(), all, "the known models are still shown");
  assertRegionComplete(bed, faulty);
  assertRegionComplete(bed, healthy);
  assert.equal(profileStore.contents(healthy)?.models.size, endpoint.account.region(healthy.region).models.size);

  bed.recover();
  await read();
  assert.equal(models(), all);
  const messages = new Set(bed.problems.map((problem) => formatProblem(problem).sentence));
  assert.deepEqual([...messages], expected === undefined ? [] : [expected]);
}

/** Returns the accessible labels of the rows below the faulty Region. */
function rows({ profileStore, faulty }: TestBed): string[] {
  return regionChildren(faulty, profileStore.state(faulty)).map(say);
}

/** Returns the accessible labels of the rows for the visible contents of the faulty Region. */
function groups({ profileStore, faulty }: TestBed): string[] {
  const contents = profileStore.visibleContents(faulty);
  return contents ? regionChildren(faulty, { status: "ready", contents }).map(say) : [];
}

const say = (node: ExplorerNode) => present(node, { language: "en" }).accessibleLabel;
