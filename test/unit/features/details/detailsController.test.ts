import assert from "node:assert/strict";
import { beforeEach, suite, test } from "node:test";
import * as fc from "fast-check";
import type { Connection } from "../../../../src/domain/connection";
import type { InferenceProfile } from "../../../../src/domain/inferenceProfile";
import type { Problem } from "../../../../src/domain/problem";
import { DetailsLoader } from "../../../../src/features/details/detailsLoader";
import type { PageEditor } from "../../../../src/features/details/detailsController";
import { DetailsController } from "../../../../src/features/details/detailsController";
import type { HostMessage } from "../../../../src/features/details/protocol";
import { readHostMessage } from "../../../../src/features/details/protocol";
import { ProfileStore } from "../../../../src/profiles/profileStore";
import { applicationProfile, problem, systemProfile } from "../../domain/samples";
import { MemoryControlPlane } from "./memoryControlPlane";

const connection: Connection = { awsProfile: "dev", region: "us-east-1" };
const source = systemProfile("us.amazon.nova-pro-v1:0");
const copy = applicationProfile("copy", { modelArns: source.modelArns });
const other = applicationProfile("other");

/** What a page's editor was asked for, in order. */
interface Asked {
  readonly posted: HostMessage[];
  readonly clipboard: string[];
  readonly opened: { readonly connection: Connection; readonly profile: InferenceProfile }[];
  readonly carriedOut: { readonly remedy: string; readonly problem: Problem }[];
  readonly warned: string[];
}

suite("the host's end of a details page", () => {
  let controlPlane: MemoryControlPlane;
  let asked: Asked;
  let clipboardFailure: Error | undefined;

  beforeEach(() => {
    controlPlane = new MemoryControlPlane();
    controlPlane.profiles = [source, copy, other];
    controlPlane.tags.set(copy.arn, [{ key: "team", value: "chat" }]);
    asked = { posted: [], clipboard: [], opened: [], carriedOut: [], warned: [] };
    clipboardFailure = undefined;
  });

  const openPage = async (profile: InferenceProfile) => {
    const profileStore = new ProfileStore(
      async () => controlPlane,
      () => undefined,
    );
    const loader = new DetailsLoader(
      { connection, arn: profile.arn },
      { controlPlanes: async () => controlPlane, profileStore, onProblem: () => undefined },
    );
    const editor: PageEditor = {
      language: "en",
      bundle: { Tags: "Schilder" },
      remedyTitles: {
        retry: "Retry",
        copyIamPolicy: "Copy IAM Policy",
        openQuotas: "Open Service Quotas",
        signIn: "Sign In",
        setUpCredentials: "How to Sign In",
        selectAwsProfiles: "Select AWS Profile",
        selectRegions: "Select Regions",
        openFile: "Open File",
        proxySettings: "Proxy Settings",
        showLog: "Show Log",
      },
      post: async (message) => {
        asked.posted.push(message);
      },
      writeClipboard: async (text) => {
        if (clipboardFailure) {
          throw clipboardFailure;
        }
        asked.clipboard.push(text);
      },
      open: (where, opened) => asked.opened.push({ connection: where, profile: opened }),
      carryOut: async (remedy, failure) => {
        asked.carriedOut.push({ remedy, problem: failure });
      },
      warn: (text) => asked.warned.push(text),
    };
    const session = new DetailsController(loader, editor);
    await loader.load();
    return { session, loader };
  };

  test("a page that asks gets language, titles, what to keep, and the state; every message passes its guard", async () => {
    const { session, loader } = await openPage(copy);
    assert.equal(asked.posted.length, 0);
    await session.receive({ type: "ready" });
    const [init] = asked.posted;
    assert.ok(init?.type === "init");
    assert.deepEqual(init.saved, { ...connection, arn: copy.arn });
    assert.deepEqual(init.bundle, { Tags: "Schilder" });
    assert.equal(init.state.title, copy.name);
    assert.deepEqual(readHostMessage(JSON.parse(JSON.stringify(init))), init);
    await loader.refresh();
    const states = asked.posted.slice(1);
    assert.ok(states.length > 0 && states.every((message) => readHostMessage(message)?.type === "state"));
  });

  test("a copy puts what the host knows on the clipboard, then says so", async () => {
    const { session } = await openPage(copy);
    await session.receive({ type: "copy", target: { field: "arn" } });
    await session.receive({ type: "copy", target: { field: "tagValue", of: "team" } });
    assert.deepEqual(asked.clipboard, [copy.arn, "chat"]);
    assert.deepEqual(asked.posted, [
      { type: "copied", target: { field: "arn" } },
      { type: "copied", target: { field: "tagValue", of: "team" } },
    ]);
  });

  test("a copy of what is not shown, or that fails, says so and leaves the clipboard alone", async () => {
    const { session } = await openPage(copy);
    await session.receive({ type: "copy", target: { field: "tagValue", of: "secret" } });
    clipboardFailure = new Error("no clipboard");
    await session.receive({ type: "copy", target: { field: "arn" } });
    assert.deepEqual(asked.clipboard, []);
    assert.deepEqual(
      asked.posted.map(({ type }) => type),
      ["copyFailed", "copyFailed"],
    );
    assert.equal(asked.warned.length, 2);
  });

  test("links lead to the source and back, and nowhere else", async () => {
    const { session } = await openPage(copy);
    await session.receive({ type: "open", arn: source.arn });
    await session.receive({ type: "open", arn: other.arn });
    await session.receive({ type: "open", arn: "https://example.com" });
    assert.deepEqual(asked.opened, [{ connection, profile: source }]);
    assert.equal(asked.warned.length, 2);
    const back = await openPage(source);
    await back.session.receive({ type: "open", arn: copy.arn });
    assert.deepEqual(asked.opened.at(-1), { connection, profile: copy });
  });

  test("a remedy is carried out where it was offered, for the problem of that section", async () => {
    const denied = problem("accessDenied", "ListTagsForResource");
    controlPlane.failures.set("ListTagsForResource", denied);
    const { session } = await openPage(copy);
    await session.receive({ type: "remedy", section: "tags", remedy: "copyIamPolicy" });
    await session.receive({ type: "remedy", section: "profile", remedy: "copyIamPolicy" });
    await session.receive({ type: "remedy", section: "tags", remedy: "openQuotas" });
    assert.deepEqual(asked.carriedOut, [{ remedy: "copyIamPolicy", problem: denied }]);
    assert.equal(asked.warned.length, 2);
  });

  const operationsOf = () => controlPlane.calls.splice(0).map(({ operation }) => operation);

  test("retry reads again what failed there, and nothing else", async () => {
    controlPlane.failures.set("ListTagsForResource", problem("throttled", "ListTagsForResource"));
    controlPlane.failures.set("ListInferenceProfiles", problem("throttled", "ListInferenceProfiles"));
    const { session } = await openPage(copy);
    controlPlane.failures.clear();
    operationsOf();
    await session.receive({ type: "remedy", section: "tags", remedy: "retry" });
    assert.equal(session.state.tags?.kind, "known");
    assert.deepEqual(operationsOf(), ["ListTagsForResource"]);
    await session.receive({ type: "remedy", section: "source", remedy: "retry" });
    assert.equal(session.state.source?.kind, "systemDefined");
    assert.deepEqual(operationsOf().sort(), ["ListFoundationModels", "ListInferenceProfiles", "ListInferenceProfiles"]);
    assert.deepEqual(asked.carriedOut, []);
  });

  test("retry of the profile reads everything anew", async () => {
    controlPlane.failures.set("GetInferenceProfile", problem("network", "GetInferenceProfile"));
    const { session } = await openPage(copy);
    controlPlane.failures.clear();
    await session.receive({ type: "remedy", section: "profile", remedy: "retry" });
    assert.equal(session.state.presence, "here");
  });

  test("refresh reads everything anew", async () => {
    const { session } = await openPage(copy);
    controlPlane.tags.set(copy.arn, [{ key: "team", value: "search" }]);
    await session.receive({ type: "refresh" });
    assert.deepEqual(session.state.tags, { kind: "known", tags: [{ key: "team", value: "search" }] });
  });

  test("anything else is dropped and logged", async () => {
    const { session } = await openPage(copy);
    for (const message of [undefined, "refresh", { type: "exec" }, { type: "copy", target: {}, text: "x" }]) {
      await session.receive(message);
    }
    assert.equal(asked.warned.length, 4);
    assert.deepEqual(asked.posted, []);
    assert.deepEqual(asked.clipboard, []);
  });

  test("a page that was let go of is sent nothing more", async () => {
    const { session, loader } = await openPage(copy);
    await session.receive({ type: "ready" });
    const before = asked.posted.length;
    session.dispose();
    await loader.refresh();
    assert.equal(asked.posted.length, before);
  });

  test("whatever a page sends, nothing but what it was shown leaves the host", async () => {
    const { session, loader } = await openPage(copy);
    const fields = ["arn", "name", "tagKey", "tagValue", "copyArn", "modelId", "destination", "sourceId", "x"];
    const of = fc.oneof(fc.constantFrom("team", copy.arn, source.arn, "us-east-1"), fc.string());
    const sections = fc.constantFrom("profile", "source", "copies", "tags");
    const messages = fc.oneof(
      fc.record({ type: fc.constant("copy"), target: fc.record({ field: fc.constantFrom(...fields), of }) }),
      fc.record({ type: fc.constant("open"), arn: fc.oneof(of, fc.constantFrom(other.arn, copy.arn)) }),
      fc.record({ type: fc.constant("remedy"), section: sections, remedy: fc.constantFrom("retry", "copyIamPolicy") }),
      fc.anything(),
    );
    await fc.assert(
      fc.asyncProperty(messages, (message) => session.receive(message)),
      { seed: 23, numRuns: 1000 },
    );
    const known = JSON.stringify([loader.parts.profile.value, source, loader.parts.tags, ...copy.modelArns]);
    assert.ok(asked.clipboard.length > 20 && asked.clipboard.every((text) => known.includes(text)));
    assert.ok(asked.opened.length > 5 && asked.opened.every(({ profile }) => profile.arn === source.arn));
    assert.deepEqual(asked.carriedOut, []);
  });
});
