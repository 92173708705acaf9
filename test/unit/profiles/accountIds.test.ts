import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { Problem } from "../../../src/domain/problem";
import { ProblemError } from "../../../src/domain/problem";
import { AccountIds, areCredentialsAccepted, onCredentialsAccepted } from "../../../src/profiles/accountIds";
import { keys, section, useControlPlane } from "../aws/support";
import { problem } from "../domain/samples";
import { oregon, settled, useProfileStore, virginia } from "./support";

const fixture = useControlPlane();
const regions = useProfileStore();

let problems: Problem[];
let told: string[];

/** Accounts over HTTP, with the AWS profiles `one` and `two`. */
async function accountIds(): Promise<AccountIds> {
  await fixture.environment.writeFile("config", section("one", keys("AKIDone")) + section("two", keys("AKIDtwo")));
  const access = fixture.access();
  const ids = new AccountIds(
    () => Promise.resolve(access.accounts),
    (problem) => problems.push(problem),
  );
  ids.onDidChange((awsProfile) => told.push(awsProfile));
  return ids;
}

const one = { awsProfile: "one", region: "us-east-1" };
const asked = () => fixture.endpoint.requests.map(({ accessKeyId }) => accessKeyId);

beforeEach(() => {
  problems = [];
  told = [];
});

describe("the accounts of AWS profiles", () => {
  it("are asked for once, whatever the Region, and told when they are known", async () => {
    const ids = await accountIds();
    assert.equal(ids.get("one"), undefined);
    await Promise.all([ids.load(one), ids.load({ ...one, region: "eu-west-1" })]);
    await ids.load(one);
    assert.match(ids.get("one") ?? "", /^\d{12}$/);
    assert.deepEqual([told, asked()], [["one"], ["AKIDone"]]);
    await ids.load({ awsProfile: "two", region: "us-east-1" });
    assert.deepEqual(
      [told, asked()],
      [
        ["one", "two"],
        ["AKIDone", "AKIDtwo"],
      ],
    );
  });

  it("are a matter of the log where they cannot be read, and can be asked for again", async () => {
    const ids = await accountIds();
    fixture.endpoint.faults.add({
      kind: "error",
      error: "AccessDeniedException",
      operation: "GetCallerIdentity",
      count: 1,
    });
    await ids.load(one);
    assert.deepEqual(
      [ids.get("one"), problems.map(({ kind, operation }) => [kind, operation])],
      [undefined, [["accessDenied", "GetCallerIdentity"]]],
    );
    await ids.load(one);
    assert.deepEqual(told, ["one"]);
  });

  it("stay in view while they are asked for anew, and are no failure where nobody waits any more", async () => {
    const ids = await accountIds();
    await ids.load(one);
    ids.invalidate();
    assert.match(ids.get("one") ?? "", /^\d{12}$/);
    const asking = ids.load(one);
    ids.dispose();
    await asking;
    assert.deepEqual([told, problems], [["one"], []]);
  });

  it("are nobody's question for ambient credentials", async () => {
    const ids = await accountIds();
    await ids.load({ region: "us-east-1" });
    assert.deepEqual(asked(), []);
  });
});

describe("a Region", () => {
  it("has answered where AWS took the credentials", () => {
    const contents = { application: [], systemDefined: [], models: new Map() };
    assert.equal(areCredentialsAccepted({ status: "ready", contents }), true);
    assert.equal(areCredentialsAccepted({ status: "failed", problem: problem("accessDenied") }), true);
    assert.equal(areCredentialsAccepted({ status: "failed", problem: problem("signInExpired") }), false);
    assert.equal(areCredentialsAccepted({ status: "loading", contents }), false);
    assert.equal(areCredentialsAccepted(undefined), false);
  });

  it("that has answered is told of, also where it denies what was asked: a sign-in that ends later is offered again", async () => {
    const told: unknown[] = [];
    onCredentialsAccepted(regions.profileStore, (connection) => told.push(connection));
    const refusals = ["signInExpired", "accessDenied"] as const;
    for (const kind of refusals) {
      const refresh = regions.profileStore.refresh(virginia);
      await settled();
      regions
        .plane()
        .listingOf("APPLICATION")
        .fail(new ProblemError(problem(kind)));
      await refresh;
    }
    assert.deepEqual(told, [virginia]);
    await regions.loaded(oregon);
    assert.deepEqual(new Set(told), new Set([virginia, oregon]));
  });
});
