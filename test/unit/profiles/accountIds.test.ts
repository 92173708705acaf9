import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { Problem } from "../../../src/domain/problem";
import { ProblemError } from "../../../src/domain/problem";
import { AccountIds, areCredentialsAccepted, onCredentialsAccepted } from "../../../src/profiles/accountIds";
import { credentials, keys, section, useControlPlane } from "../aws/support";
import { problem } from "../domain/samples";
import { oregon, settled, useProfileStore, virginia } from "./support";

const fixture = useControlPlane();
const regions = useProfileStore();

let problems: Problem[];
let changes: (string | undefined)[];

/** Returns account IDs that are requested over HTTP, for the AWS profiles `one` and `two`. */
async function accountIds(): Promise<AccountIds> {
  await fixture.environment.writeFile("config", section("one", keys("AKIDone")) + section("two", keys("AKIDtwo")));
  const aws = fixture.access();
  const ids = new AccountIds(
    async () => aws.sts,
    (problem) => problems.push(problem),
  );
  ids.onDidChange((awsProfile) => changes.push(awsProfile));
  return ids;
}

const one = { awsProfile: "one", region: "us-east-1" };

/** The access keys of all requests, except late requests of other tests in this process, which use other keys. */
const requests = () =>
  fixture.endpoint.requests
    .map(({ accessKeyId }) => accessKeyId)
    .filter((key) => key !== credentials.AWS_ACCESS_KEY_ID);

beforeEach(() => {
  problems = [];
  changes = [];
});

describe("AccountIds", () => {
  it("requests each account ID once, regardless of the Region, and reports it once it is known", async () => {
    const ids = await accountIds();
    assert.equal(ids.get("one"), undefined);
    await Promise.all([ids.load(one), ids.load({ ...one, region: "eu-west-1" })]);
    await ids.load(one);
    assert.match(ids.get("one") ?? "", /^\d{12}$/);
    assert.deepEqual([changes, requests()], [["one"], ["AKIDone"]]);
    await ids.load({ awsProfile: "two", region: "us-east-1" });
    assert.deepEqual(
      [changes, requests()],
      [
        ["one", "two"],
        ["AKIDone", "AKIDtwo"],
      ],
    );
  });

  it("reports a failure to the log, and can try again", async () => {
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
    assert.deepEqual(changes, ["one"]);
  });

  it("keeps IDs while they are requested again, and reports no failure after it is disposed", async () => {
    const ids = await accountIds();
    await ids.load(one);
    ids.invalidate();
    assert.match(ids.get("one") ?? "", /^\d{12}$/);
    const loading = ids.load(one);
    ids.dispose();
    await loading;
    assert.deepEqual([changes, problems], [["one"], []]);
  });

  it("confirms an account with a new request, but shares requests in progress", async () => {
    const ids = await accountIds();
    const [confirmed, shared] = await Promise.all([ids.confirm(one), ids.confirm(one), ids.load(one)]);
    assert.match(confirmed ?? "", /^\d{12}$/);
    assert.deepEqual([shared, requests().length], [confirmed, 1]);
    await ids.load(one);
    assert.equal(requests().length, 1);
    assert.equal(await ids.confirm(one), confirmed);
    assert.deepEqual([changes, requests().length], [["one"], 2]);
  });

  it("keeps an ID that can no longer be confirmed for display, and loads it again", async () => {
    const ids = await accountIds();
    await ids.load(one);
    const error = { kind: "error", error: "ExpiredTokenException", operation: "GetCallerIdentity" } as const;
    fixture.endpoint.faults.add({ ...error, count: 1 });
    assert.equal(await ids.confirm(one), undefined);
    assert.match(ids.get("one") ?? "", /^\d{12}$/);
    await ids.load(one);
    assert.deepEqual([changes, requests().length, problems.length], [["one"], 3, 1]);
  });

  it("requests the account ID of the default credentials once as well", async () => {
    fixture.environment.set({ AWS_ACCESS_KEY_ID: "AKIDdefault" });
    const ids = await accountIds();
    await Promise.all([ids.load({ region: "us-east-1" }), ids.load({ region: "eu-west-1" })]);
    assert.match(ids.get(undefined) ?? "", /^\d{12}$/);
    assert.deepEqual([changes, requests()], [[undefined], ["AKIDdefault"]]);
    assert.equal(ids.get("one"), undefined);
  });
});

describe("the credentials of a Region", () => {
  it("are accepted if the Region is loaded, or AWS denied the operation", () => {
    const contents = { application: [], systemDefined: [], models: new Map() };
    assert.equal(areCredentialsAccepted({ status: "ready", contents }), true);
    assert.equal(areCredentialsAccepted({ status: "failed", problem: problem("accessDenied") }), true);
    assert.equal(areCredentialsAccepted({ status: "failed", problem: problem("signInExpired") }), false);
    assert.equal(areCredentialsAccepted({ status: "loading", contents }), false);
    assert.equal(areCredentialsAccepted(undefined), false);
  });

  it("are reported as accepted even if AWS denies the operation, so that the next sign-in is offered again", async () => {
    const accepted: unknown[] = [];
    onCredentialsAccepted(regions.profileStore, (connection) => accepted.push(connection));
    const kinds = ["signInExpired", "accessDenied"] as const;
    for (const kind of kinds) {
      const refresh = regions.profileStore.refresh(virginia);
      await settled();
      regions
        .plane()
        .newestRequest("APPLICATION")
        .fail(new ProblemError(problem(kind)));
      await refresh;
    }
    assert.deepEqual(accepted, [virginia]);
    await regions.loaded(oregon);
    assert.deepEqual(new Set(accepted), new Set([virginia, oregon]));
  });
});
