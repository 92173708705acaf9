import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { AwsCredentialIdentity } from "@smithy/types";
import { CredentialsError } from "../../../../src/aws/errors/credentialsError";
import { SharedCredentials } from "../../../../src/aws/credentials/sharedCredentials";
import type { Deferred } from "../../domain/deferred";
import { deferred } from "../../domain/deferred";
import { unaborted } from "../support";

/** All searches for credentials, oldest first. */
let searches: (Deferred<AwsCredentialIdentity> & { readonly signal: AbortSignal })[];
let shared: SharedCredentials;

beforeEach(() => {
  searches = [];
  shared = new SharedCredentials(
    (_, signal) => {
      const search = deferred<AwsCredentialIdentity>();
      searches.push({ ...search, signal });
      return search.promise;
    },
    () => 0,
    () => undefined,
  );
});

const found: AwsCredentialIdentity = { accessKeyId: "AKID", secretAccessKey: "x" };
const ended = new CredentialsError("processFailed", {}, "The program ended with SIGTERM");
const expired = new CredentialsError("signInExpired", {}, "expired");

/** Resolves after all pending work, including the work in the next turn of the event loop. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("a search for credentials that is stopped while callers wait for it", () => {
  /** Rejects a search with the error of a program that was stopped. */
  const end = (search = searches.at(-1)) => search?.reject(ended);

  it("does not fail, because the callers wait for a new search together with later callers", async () => {
    const got = ["us-east-1", "eu-west-1"].map((region) => shared.get(region, unaborted));
    shared.reset();
    const next = shared.get("ap-south-1", unaborted);
    end(searches[0]);
    await settled();
    assert.equal(searches.length, 2);
    searches[1]?.resolve(found);
    assert.deepEqual(await Promise.all([...got, next]), [found, found, found]);
  });

  it("is not repeated if credentials were found before it ended", async () => {
    const got = shared.get("us-east-1", unaborted);
    shared.reset();
    const next = shared.get("eu-west-1", unaborted);
    searches[1]?.resolve(found);
    assert.equal(await next, found);
    end(searches[0]);
    assert.equal(await got, found);
    assert.equal(searches.length, 2);
  });

  it("fails with the error of the new search", async () => {
    const got = shared.get("us-east-1", unaborted);
    shared.reset();
    end();
    await settled();
    searches[1]?.reject(expired);
    await assert.rejects(got, expired);
  });

  it("is not repeated for callers that are aborted", async () => {
    const abort = new AbortController();
    const got = shared.get("us-east-1", abort.signal);
    shared.reset();
    abort.abort();
    end();
    await assert.rejects(got, { name: "AbortError" });
    assert.equal(searches.length, 1);
  });

  it("is not repeated endlessly if each search is stopped", async () => {
    const got = assert.rejects(shared.get("us-east-1", unaborted), ended);
    for (let begun = 0; begun < searches.length; begun += 1) {
      shared.reset();
      end();
      await settled();
    }
    await got;
    assert.equal(searches.length, 3);
  });

  it("is not repeated after dispose", async () => {
    const got = shared.get("us-east-1", unaborted);
    shared.dispose();
    assert.equal(searches[0]?.signal.aborted, true);
    end();
    await assert.rejects(got, ended);
    assert.equal(searches.length, 1);
  });
});
