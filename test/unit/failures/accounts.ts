import assert from "node:assert/strict";
import type { Connection } from "../../../src/domain/connection";
import { AccountIds } from "../../../src/profiles/accountIds";
import { present } from "../../../src/features/explorer/presentation";
import { formatProblem } from "../../../src/messages/problem";
import type { TestBed } from "./testBed";
import { assertRegionComplete, awsProfileOf } from "./testBed";

/** Checks GetCallerIdentity: the AWS profile is shown without its account, and the failure is only logged. */
export async function checkAccounts(bed: TestBed, expected: string | undefined): Promise<void> {
  const { faulty, profileStore, endpoint } = bed;
  // The AWS profile differs from the one in the faulty Region, because account IDs are requested per AWS profile.
  const healthy: Connection = { ...bed.healthy, awsProfile: awsProfileOf(bed.operation, "other") };
  const ids = new AccountIds(
    async () => bed.sts,
    (problem) => bed.problems.push(problem),
  );
  const ask = () => Promise.all([ids.load(faulty), ids.load(healthy)]);
  const row = ({ awsProfile = "" }: Connection) =>
    present({ kind: "awsProfile", awsProfile }, { language: "en", account: ids.get(awsProfile) }).label;
  const named = ({ awsProfile = "" }: Connection) => `${awsProfile} (${endpoint.account.accountId})`;
  try {
    await profileStore.loadAll([faulty, healthy]);
    bed.fail();
    await ask();
    assert.equal(row(faulty), expected === undefined ? named(faulty) : faulty.awsProfile);
    assert.equal(row(healthy), named(healthy));

    bed.recover();
    await ask();
    assert.equal(row(faulty), named(faulty));

    bed.fail();
    ids.invalidate();
    bed.clearCredentials();
    await ask();
    assert.equal(row(faulty), named(faulty), "the known account is still shown");

    bed.recover();
    await ask();
    assert.equal(row(faulty), named(faulty));
  } finally {
    ids.dispose();
  }
  assertRegionComplete(bed, faulty);
  assertRegionComplete(bed, healthy);
  assert.deepEqual(
    bed.problems.map((problem) => formatProblem(problem).sentence),
    expected === undefined ? [] : [expected, expected],
  );
}
