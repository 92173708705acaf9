import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { AwsCredentialIdentity } from "@smithy/types";
import { CredentialsError } from "../../../../src/aws/errors/credentialsError";
import { SharedCredentials } from "../../../../src/aws/credentials/sharedCredentials";
import type { ProblemKind } from "../../../../src/domain/problem";
import type { Deferred } from "../../domain/deferred";
import { deferred } from "../../domain/deferred";
import { unaborted } from "../support";

const minute = 60_000;
let now: number;
/** All searches for credentials, oldest first. The tests settle them. */
let searches: (Deferred<AwsCredentialIdentity> & { readonly region: string; readonly signal: AbortSignal })[];
let useless: AwsCredentialIdentity[];
let shared: SharedCredentials;

beforeEach(() => {
  now = Date.parse("2026-01-01T00:00:00Z");
  searches = [];
  useless = [];
  shared = new SharedCredentials(
    (region, signal) => {
      const search = deferred<AwsCredentialIdentity>();
      searches.push({ ...search, region, signal });
      return search.promise;
    },
    () => now,
    (identity) => useless.push(identity),
  );
});

function identity(accessKeyId: string, lifetime?: number): AwsCredentialIdentity {
  const expiration = lifetime === undefined ? {} : { expiration: new Date(now + lifetime) };
  return { accessKeyId, secretAccessKey: "x", ...expiration };
}

function failure(kind: ProblemKind): CredentialsError {
  return new CredentialsError(kind, {}, kind);
}

/** Requests credentials and settles the search that this request starts. */
async function hold(found: AwsCredentialIdentity): Promise<AwsCredentialIdentity> {
  const got = shared.get("us-east-1", unaborted);
  searches.at(-1)?.resolve(found);
  assert.equal(await got, found);
  return found;
}

/** Resolves after all pending work, including the work in the next turn of the event loop. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("credentials that several callers request at the same time", () => {
  it("are resolved once, using the Region of the first caller", async () => {
    const got = ["us-east-1", "eu-west-1", "ap-south-1"].map((region) => shared.get(region, unaborted));
    const found = identity("AKID");
    searches[0]?.resolve(found);
    assert.deepEqual(await Promise.all(got), [found, found, found]);
    assert.deepEqual(
      searches.map(({ region }) => region),
      ["us-east-1"],
    );
  });

  it("fail once for all callers, and are resolved again for the next caller", async () => {
    const got = [shared.get("us-east-1", unaborted), shared.get("eu-west-1", unaborted)];
    const error = failure("signInExpired");
    searches[0]?.reject(error);
    for (const each of got) {
      await assert.rejects(each, error);
    }
    await hold(identity("AKID"));
    assert.equal(searches.length, 2);
  });
});

describe("a failed attempt that a user answered", () => {
  for (const kind of ["mfaCancelled", "mfaRefused", "processFailed"] as const) {
    it(`is shared with Regions that ask a moment later, but not with a later retry: ${kind}`, async () => {
      const first = shared.get("us-east-1", unaborted);
      searches[0]?.reject(failure(kind));
      await assert.rejects(first);
      now += 400;
      await assert.rejects(shared.get("eu-west-1", unaborted), failure(kind));
      assert.equal(searches.length, 1);
      now += 100;
      await hold(identity("AKID"));
      assert.equal(searches.length, 2);
    });
  }

  it("is not shared if no caller was waiting for it anymore", async () => {
    const abort = new AbortController();
    const first = shared.get("us-east-1", abort.signal);
    abort.abort();
    await assert.rejects(first, { name: "AbortError" });
    await settled();
    searches[0]?.reject(failure("mfaCancelled"));
    await settled();
    await hold(identity("AKID"));
  });
});

describe("a caller that is aborted", () => {
  it("stops waiting immediately, while the others continue", async () => {
    const abort = new AbortController();
    const [first, second] = [shared.get("us-east-1", abort.signal), shared.get("eu-west-1", unaborted)];
    abort.abort();
    await assert.rejects(first, { name: "AbortError" });
    await settled();
    assert.equal(searches[0]?.signal.aborted, false);
    searches[0]?.resolve(identity("AKID"));
    assert.equal((await second).accessKeyId, "AKID");
  });

  it("stops the search if it is the last caller, and the result is not cached", async () => {
    const abort = new AbortController();
    const first = shared.get("us-east-1", abort.signal);
    abort.abort();
    await assert.rejects(first, { name: "AbortError" });
    await settled();
    assert.equal(searches[0]?.signal.aborted, true);
    searches[0]?.resolve(identity("AKIDLATE"));
    await hold(identity("AKID"));
    assert.equal(searches.length, 2);
  });

  it("does not stop the search if a newer caller is waiting for it", async () => {
    const abort = new AbortController();
    const first = shared.get("us-east-1", abort.signal);
    abort.abort();
    const second = shared.get("us-east-1", unaborted);
    await assert.rejects(first, { name: "AbortError" });
    await settled();
    assert.equal(searches[0]?.signal.aborted, false);
    searches[0]?.resolve(identity("AKID"));
    await second;
    assert.equal(searches.length, 1);
  });

  it("starts no search", async () => {
    await assert.rejects(shared.get("us-east-1", AbortSignal.abort()), { name: "AbortError" });
    assert.equal(searches.length, 0);
  });
});

describe("cached credentials", () => {
  it("are returned without a search until they expire", async () => {
    const held = await hold(identity("AKID"));
    now += 365 * 24 * 60 * minute;
    assert.equal(await shared.get("us-east-1", unaborted), held);
    assert.equal(searches.length, 1);
  });

  it("are renewed five minutes before they expire", async () => {
    const held = await hold(identity("ASIA1", 60 * minute));
    now += 55 * minute - 1;
    assert.equal(await shared.get("us-east-1", unaborted), held);
    now += 1;
    const renewed = await hold(identity("ASIA2", 60 * minute));
    assert.equal(await shared.get("us-east-1", unaborted), renewed);
    assert.equal(searches.length, 2);
  });

  it("are renewed in the last quarter of a short lifetime, and not for every request", async () => {
    const held = await hold(identity("ASIA1", 2 * minute));
    now += 1.5 * minute - 1;
    assert.equal(await shared.get("us-east-1", unaborted), held);
    now += 1;
    await hold(identity("ASIA2", 2 * minute));
  });

  it("are used until they expire if the renewal fails, and the renewal is retried after a minute", async () => {
    const held = await hold(identity("ASIA1", 60 * minute));
    now += 58.5 * minute;
    const got = shared.get("us-east-1", unaborted);
    searches[1]?.reject(failure("network"));
    assert.equal(await got, held);
    assert.equal(await shared.get("us-east-1", unaborted), held);
    assert.equal(searches.length, 2);
    now += minute;
    const again = shared.get("us-east-1", unaborted);
    searches[2]?.reject(failure("network"));
    assert.equal(await again, held);
    now += minute;
    const expired = shared.get("us-east-1", unaborted);
    searches[3]?.reject(failure("network"));
    await assert.rejects(expired, failure("network"));
  });

  it("are resolved again after a reset, which stops the current search", async () => {
    await hold(identity("AKID"));
    shared.reset();
    const got = shared.get("us-east-1", unaborted);
    shared.reset();
    assert.equal(searches[1]?.signal.aborted, true);
    const after = shared.get("us-east-1", unaborted);
    searches[1]?.resolve(identity("AKIDOLD"));
    searches[2]?.resolve(identity("AKIDNEW"));
    assert.equal((await got).accessKeyId, "AKIDOLD");
    assert.equal((await after).accessKeyId, "AKIDNEW");
    assert.equal((await shared.get("us-east-1", unaborted)).accessKeyId, "AKIDNEW");
  });
});

describe("credentials that AWS rejects", () => {
  const isHeld = async (held: AwsCredentialIdentity) => {
    const got = shared.get("us-east-1", unaborted);
    searches[1]?.resolve(identity("OTHER"));
    return (await got) === held;
  };

  it("are dropped if no Region has accepted them", async () => {
    const held = await hold(identity("AKID"));
    shared.refused(held, "us-east-1");
    assert.equal(await isHeld(held), false);
    assert.deepEqual(useless, [held]);
  });

  it("are kept if another Region has accepted them, because the rejecting Region is not enabled", async () => {
    const held = await hold(identity("AKID"));
    shared.accepted(held, "us-east-1");
    shared.refused(held, "ap-east-1");
    assert.equal(await isHeld(held), true);
    assert.deepEqual(useless, []);
  });

  it("are dropped if the same Region has accepted them before", async () => {
    const held = await hold(identity("AKID"));
    shared.accepted(held, "us-east-1");
    shared.accepted(held, "eu-west-1");
    shared.refused(held, "us-east-1");
    assert.equal(await isHeld(held), false);
  });

  it("are kept for a minute if they are new, because other Regions may accept them", async () => {
    const held = await hold(identity("ASIA", 60 * minute));
    shared.refused(held, "ap-east-1");
    assert.equal(await isHeld(held), true);
    now += minute;
    shared.refused(held, "ap-east-1");
    assert.equal(await isHeld(held), false);
  });

  it("are dropped if they have expired, regardless of which Regions have accepted them", async () => {
    const held = await hold(identity("ASIA", 60 * minute));
    shared.accepted(held, "us-east-1");
    shared.expired(held);
    assert.equal(await isHeld(held), false);
  });

  it("are dropped without affecting other credentials", async () => {
    const held = await hold(identity("AKID"));
    const old = identity("AKIDOLD");
    shared.refused(old, "us-east-1");
    shared.expired(old);
    shared.drop(old);
    assert.equal(await isHeld(held), true);
    assert.deepEqual(useless, []);
  });
});
