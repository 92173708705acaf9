import assert from "node:assert/strict";
import type { Connection } from "../../../src/domain/connection";
import { AccountIds } from "../../../src/profiles/accountIds";
import { present } from "../../../src/features/explorer/presentation";
import { formatProblem } from "../../../src/messages/problem";
import type { Bed } from "./bed";
import { assertWhole, awsProfileOf } from "./bed";

/** Checks GetCallerIdentity: an AWS profile is shown without its account, and the failure is only logged. */
export async function checkAccounts(bed: Bed, expected: string | undefined): Promise<void> {
  const { faulty, profileStore, endpoint } = bed;
  // This AWS profile differs from that of the faulty Region, because account IDs are requested per AWS profile.
  const whole: Connection = { ...bed.whole, awsProfile: awsProfileOf(bed.operation, "other") };
  const ids = new AccountIds(
    async () => bed.sts,
    (problem) => bed.problems.push(problem),
  );
  const ask = () => Promise.all([ids.load(faulty), ids.load(whole)]);
  const row = ({ awsProfile = "" }: Connection) =>
    present({ kind: "awsProfile", awsProfile }, { language: "en", account: ids.get(awsProfile) }).label;
  const named = ({ awsProfile = "" }: Connection) => `${awsProfile} (${endpoint.account.accountId})`;
  try {
    await profileStore.loadAll([faulty, whole]);
    bed.fail();
    await ask();
    assert.equal(row(faulty), expected === undefined ? named(faulty) : faulty.awsProfile);
    assert.equal(row(whole), named(whole));

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
  assertWhole(bed, faulty);
  assertWhole(bed, whole);
  assert.deepEqual(
    bed.problems.map((problem) => formatProblem(problem).sentence),
    expected === undefined ? [] : [expected, expected],
  );
}
