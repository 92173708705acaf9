import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { BedrockApi } from "../../../src/aws/bedrock";
import { controlPlaneOf } from "./controlPlane";
import type { Problem } from "../../../src/domain/problem";
import { DetailsLoader } from "../../../src/features/details/detailsLoader";
import { ProfileStore } from "../../../src/profiles/profileStore";
import type { EndpointOperation } from "../../endpoint/operationNames";
import type { RecordedRequest } from "../../endpoint/requestLog";
import { listAll, problemFrom, unaborted, useControlPlane } from "./support";
import { noCredentials, unknownAccounts } from "../features/details/unknownAccounts";

const connection = { region: "us-east-1" };
const id = "us.amazon.nova-lite-v1:0";
const signal = unaborted;
const single = ["GetInferenceProfile", "ListTagsForResource"] as const;
const lists = ["ListInferenceProfiles", "ListFoundationModels"] as const;

describe("coalesced requests over HTTP", () => {
  const fixture = useControlPlane();
  const shared = () => controlPlaneOf(fixture.access(), connection, { forceRefresh: false });
  const sent = (operation: EndpointOperation) =>
    fixture.endpoint.requests.filter((request) => request.operation === operation).length;

  it("send one request for concurrent callers, and none shortly afterwards", async () => {
    const plane = shared();
    const [first, second] = await Promise.all([
      plane.getInferenceProfile(id, { signal }),
      plane.getInferenceProfile(id, { signal }),
    ]);
    assert.equal(first.id, id);
    assert.equal(await plane.getInferenceProfile(id, { signal }), second);
    assert.equal(sent("GetInferenceProfile"), 1);
    await plane.getInferenceProfile(id, { signal, forceRefresh: true });
    assert.equal(sent("GetInferenceProfile"), 2);
  });

  it("end as canceled for an aborted caller, and abort the request when the last caller is aborted", async () => {
    const plane = shared();
    fixture.endpoint.faults.add({ kind: "hang", operation: "GetInferenceProfile" });
    const aborts = [new AbortController(), new AbortController()];
    const ended = aborts.map((abort) => problemFrom(plane.getInferenceProfile(id, { signal: abort.signal })));
    await fixture.endpoint.waitForRequest("GetInferenceProfile", { since: 0 });
    for (const [index, abort] of aborts.entries()) {
      abort.abort();
      const problem = await ended[index];
      assert.equal(problem?.kind, "cancelled");
    }
    const request = await fixture.endpoint.waitForRequest("GetInferenceProfile", { since: 0, until: "finished" });
    assert.equal(request.outcome, "abandoned");
    assert.equal((await problemFrom(plane.listTags("x", { signal: AbortSignal.abort() }))).kind, "cancelled");
  });

  it("pass on an AWS error, and send a new request for the next call", async () => {
    const plane = shared();
    assert.equal((await problemFrom(plane.getInferenceProfile("missing", { signal }))).kind, "notFound");
    assert.equal((await problemFrom(plane.getInferenceProfile("missing", { signal }))).kind, "notFound");
    assert.equal(sent("GetInferenceProfile"), 2);
  });

  describe("for many pages that are restored at once", () => {
    let bedrock: BedrockApi;
    let profileStore: ProfileStore;
    let arns: string[];

    beforeEach(async () => {
      fixture.endpoint.reset({ profiles: 20 });
      ({ bedrock } = fixture.access());
      profileStore = new ProfileStore(
        async () => bedrock,
        (problem) => assert.fail(problem.detail),
      );
      arns = (await listAll(fixture.controlPlane())).slice(0, 12).map(({ arn }) => arn);
      fixture.endpoint.clearRequests();
    });
    afterEach(() => {
      profileStore.dispose();
    });

    const open = () =>
      arns.map((arn) => {
        const ports = {
          loadBedrock: async () => bedrock,
          profileStore,
          accounts: unknownAccounts,
          findCredentials: noCredentials,
          onProblem: (problem: Problem) => assert.fail(problem.detail),
        };
        return new DetailsLoader({ connection, arn }, ports);
      });

    it("send at most eight requests at a time", async () => {
      for (const operation of single) {
        fixture.endpoint.faults.add({ kind: "hang", operation, count: 0 });
      }
      const pages = open();
      const loads = pages.map((page) => page.load());
      for (let since = 0, seen = 0; seen < 8; seen += 1) {
        const isSingle = ({ operation }: RecordedRequest) => single.some((one) => one === operation);
        since = (await fixture.endpoint.waitForRequest(isSingle, { since })).sequence;
      }
      // Later requests have ended, but there is still no ninth request.
      assert.equal((await profileStore.refresh(connection)).status, "ready");
      assert.equal(sent(single[0]) + sent(single[1]), 8);
      pages.forEach((page) => page.dispose());
      await Promise.all(loads);
    });

    it("send one request of each kind per page, none for pages reopened shortly afterwards, and one for a refresh", async () => {
      const counts = () => [...single, ...lists].map(sent);
      const pages = open();
      await Promise.all(pages.map((page) => page.load()));
      assert.ok(pages.every(({ data }) => data.profile.status === "ready" && data.tags?.status === "ready"));
      assert.deepEqual(counts(), [12, 12, 2, 1]);
      await Promise.all(open().map((page) => page.load()));
      assert.deepEqual(counts(), [12, 12, 2, 1]);
      await pages[0]?.refresh();
      assert.deepEqual(counts(), [13, 13, 4, 2]);
      pages.forEach((page) => page.dispose());
    });
  });
});
