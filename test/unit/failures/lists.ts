import assert from "node:assert/strict";
import type { ExplorerNode } from "../../../src/features/explorer/nodes";
import { regionChildren } from "../../../src/features/explorer/nodes";
import { present } from "../../../src/features/explorer/presentation";
import { tellProblem } from "../../../src/messages/problem";
import type { Bed } from "./bed";
import { assertWhole } from "./bed";

/** ListInferenceProfiles, as the tree shows it: before anything is known of the Region, and after. */
export async function checkLists(bed: Bed, expected: string | undefined): Promise<void> {
  const { inventory, faulty, whole } = bed;
  bed.fail();
  await inventory.loadAll([faulty, whole]);
  assert.deepEqual(rows(bed), expected === undefined ? groups(bed) : [expected], "nothing was known");
  assertWhole(bed, whole);

  bed.recover();
  await inventory.refresh(faulty);
  assertWhole(bed, faulty);
  const known = groups(bed);

  bed.fail();
  await inventory.refreshAll([faulty, whole]);
  assert.deepEqual(rows(bed), expected === undefined ? known : [expected, ...known], "all was known");
  assert.equal(inventory.contents(faulty) === undefined, expected !== undefined, "nothing may be decided by it");
  assertWhole(bed, whole);

  bed.recover();
  await inventory.refresh(faulty);
  assertWhole(bed, faulty);
  assert.deepEqual(
    bed.problems.map((problem) => tellProblem(problem).sentence),
    expected === undefined ? [] : [expected, expected],
    "each failure is written to the log once",
  );
}

/** ListFoundationModels: only names and lifecycles are missing, and nothing is said of that but in the log. */
export async function checkModels(bed: Bed, expected: string | undefined): Promise<void> {
  const { inventory, faulty, whole, endpoint } = bed;
  const all = endpoint.account.region(faulty.region).models.size;
  const models = () => inventory.contents(faulty)?.models.size;
  const read = async () => {
    await inventory.refreshAll([faulty, whole]);
    await Promise.all([inventory.models(faulty), inventory.models(whole)]);
  };
  bed.fail();
  await inventory.loadAll([faulty, whole]);
  assert.equal((await inventory.models(faulty)).size, expected === undefined ? all : 0);
  assert.deepEqual(rows(bed), groups(bed));
  assertWhole(bed, faulty);

  bed.recover();
  await read();
  assert.equal(models(), all);

  bed.fail();
  await read();
  assert.equal(models(), all, "what was known is still shown");
  assertWhole(bed, faulty);
  assertWhole(bed, whole);
  assert.equal(inventory.contents(whole)?.models.size, endpoint.account.region(whole.region).models.size);

  bed.recover();
  await read();
  assert.equal(models(), all);
  const said = new Set(bed.problems.map((problem) => tellProblem(problem).sentence));
  assert.deepEqual([...said], expected === undefined ? [] : [expected]);
}

/** The rows below the faulty Region, as a screen reader says them. */
function rows({ inventory, faulty }: Bed): string[] {
  return regionChildren(faulty, inventory.state(faulty)).map(say);
}

/** The rows of what is to be seen of the faulty Region. */
function groups({ inventory, faulty }: Bed): string[] {
  const contents = inventory.shown(faulty);
  return contents ? regionChildren(faulty, { status: "ready", contents }).map(say) : [];
}

const say = (node: ExplorerNode) => present(node, { language: "en" }).accessibleLabel;
