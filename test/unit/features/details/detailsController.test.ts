import assert from "node:assert/strict";
import { beforeEach, suite, test } from "node:test";
import * as fc from "fast-check";
import type { Connection } from "../../../../src/domain/connection";
import type { InferenceProfile } from "../../../../src/domain/inferenceProfile";
import { DetailsLoader } from "../../../../src/features/details/detailsLoader";
import { DetailsController } from "../../../../src/features/details/detailsController";
import { parseHostMessage } from "../../../../src/features/details/detailsMessages";
import { UsageLoader } from "../../../../src/features/details/usage/usageLoader";
import { ProfileStore } from "../../../../src/profiles/profileStore";
import type { TagRules } from "../../../../src/features/details/tagRules";
import { accountId, applicationProfile, problem, systemProfile } from "../../domain/samples";
import { noTagRules, shownTag } from "./detailsSamples";
import { MemoryBedrock } from "./memoryBedrock";
import type { Requests } from "./recordingHost";
import { recordingHost } from "./recordingHost";
import { noCredentials, unknownAccounts } from "./unknownAccounts";

const connection: Connection = { awsProfile: "dev", region: "us-east-1" };
const source = systemProfile("us.amazon.nova-pro-v1:0");
const application = applicationProfile("copy", { modelArns: source.modelArns });
const other = applicationProfile("other");

/** Usage that was never loaded. A request for it would fail the test. */
const noUsage = { get: () => undefined, load: () => Promise.reject(new Error("no request for usage is expected")) };

suite("DetailsController", () => {
  let bedrock: MemoryBedrock;
  let requests: Requests;
  let clipboardFailure: Error | undefined;
  let tagRules: TagRules;

  beforeEach(() => {
    bedrock = new MemoryBedrock();
    bedrock.profiles = [source, application, other];
    bedrock.tags.set(application.arn, [{ key: "team", value: "chat" }]);
    requests = { posted: [], clipboard: [], opened: [], actions: [], edits: [], remedies: [], warnings: [] };
    tagRules = noTagRules;
    clipboardFailure = undefined;
  });

  const openPage = async (profile: InferenceProfile) => {
    const profileStore = new ProfileStore(
      async () => bedrock,
      () => undefined,
    );
    const loader = new DetailsLoader(
      { connection, arn: profile.arn },
      {
        loadBedrock: async () => bedrock,
        profileStore,
        accounts: unknownAccounts,
        findCredentials: noCredentials,
        onProblem: () => undefined,
      },
    );
    const host = recordingHost(requests, {
      clipboardFailure: () => clipboardFailure,
      tagRules: () => tagRules,
    });
    const usage = new UsageLoader({ connection, arn: profile.arn }, noUsage, () => undefined);
    const controller = new DetailsController(loader, usage, host);
    await loader.load();
    return { controller, loader };
  };

  test("sends strings, titles, the saved state and data once the page is ready, and every message passes its schema", async () => {
    const { controller, loader } = await openPage(application);
    assert.equal(requests.posted.length, 0);
    await controller.receive({ type: "ready" });
    const [init] = requests.posted;
    assert.ok(init?.type === "init");
    assert.deepEqual(init.saved, { ...connection, arn: application.arn });
    assert.deepEqual(init.bundle, { Tags: "Schilder" });
    assert.equal(init.viewModel.title, application.name);
    assert.deepEqual(parseHostMessage(JSON.parse(JSON.stringify(init))), init);
    await loader.refresh();
    const updates = requests.posted.slice(1);
    assert.ok(updates.length > 0 && updates.every((message) => parseHostMessage(message)?.type === "update"));
  });

  test("copies the value from its own data, and then confirms the copy", async () => {
    const { controller } = await openPage(application);
    await controller.receive({ type: "copy", target: { field: "arn" } });
    await controller.receive({ type: "copy", target: { field: "tagValue", of: "team" } });
    assert.deepEqual(requests.clipboard, [application.arn, "chat"]);
    assert.deepEqual(requests.posted, [
      { type: "copied", target: { field: "arn" } },
      { type: "copied", target: { field: "tagValue", of: "team" } },
    ]);
  });

  test("reports a copy that fails or is of a value that is not shown, and leaves the clipboard unchanged", async () => {
    const { controller } = await openPage(application);
    await controller.receive({ type: "copy", target: { field: "tagValue", of: "secret" } });
    clipboardFailure = new Error("no clipboard");
    await controller.receive({ type: "copy", target: { field: "arn" } });
    assert.deepEqual(requests.clipboard, []);
    assert.deepEqual(
      requests.posted.map(({ type }) => type),
      ["copyFailed", "copyFailed"],
    );
    assert.equal(requests.warnings.length, 2);
  });

  test("runs the actions that it offers on the profile that it has loaded", async () => {
    const { controller } = await openPage(application);
    for (const action of ["copyAs", "editTags", "createSimilar", "createFrom", "reveal"]) {
      await controller.receive({ type: "action", action });
    }
    assert.deepEqual(requests.actions, [
      { action: "copyAs", arn: application.arn },
      { action: "editTags", arn: application.arn },
      { action: "createSimilar", arn: application.arn },
      { action: "reveal", arn: application.arn },
    ]);
    assert.equal(requests.warnings.length, 1);
  });

  test("runs no action before the profile is known", async () => {
    bedrock.profiles = [];
    const { controller } = await openPage({ ...application, arn: application.arn.replace(/[^/]+$/, "gone") });
    await controller.receive({ type: "action", action: "copyAs" });
    assert.deepEqual(requests.actions, []);
    assert.equal(requests.warnings.length, 1);
  });

  test("opens only the source and its application profiles", async () => {
    const { controller } = await openPage(application);
    await controller.receive({ type: "open", arn: source.arn });
    await controller.receive({ type: "open", arn: other.arn });
    await controller.receive({ type: "open", arn: "https://example.com" });
    assert.deepEqual(requests.opened, [{ connection, profile: source }]);
    assert.equal(requests.warnings.length, 2);
    const back = await openPage(source);
    await back.controller.receive({ type: "open", arn: application.arn });
    assert.deepEqual(requests.opened.at(-1), { connection, profile: application });
  });

  test("runs a remedy only where it is offered, for the problem in that section", async () => {
    const denied = problem("accessDenied", "ListTagsForResource");
    bedrock.failures.set("ListTagsForResource", denied);
    const { controller } = await openPage(application);
    await controller.receive({ type: "remedy", section: "tags", remedy: "copyIamPolicy" });
    await controller.receive({ type: "remedy", section: "facts", remedy: "copyIamPolicy" });
    await controller.receive({ type: "remedy", section: "tags", remedy: "openQuotas" });
    assert.deepEqual(requests.remedies, [{ remedy: "copyIamPolicy", problem: denied }]);
    assert.equal(requests.warnings.length, 2);
  });

  const operationsOf = () => bedrock.calls.splice(0).map(({ operation }) => operation);

  test("retries only what failed in a section", async () => {
    bedrock.failures.set("ListTagsForResource", problem("throttled", "ListTagsForResource"));
    bedrock.failures.set("ListInferenceProfiles", problem("throttled", "ListInferenceProfiles"));
    const { controller } = await openPage(application);
    bedrock.failures.clear();
    operationsOf();
    await controller.receive({ type: "remedy", section: "tags", remedy: "retry" });
    assert.equal(controller.viewModel.tags?.kind, "known");
    assert.deepEqual(operationsOf(), ["ListTagsForResource"]);
    await controller.receive({ type: "remedy", section: "source", remedy: "retry" });
    assert.equal(controller.viewModel.source?.kind, "systemDefined");
    assert.deepEqual(operationsOf().sort(), ["ListFoundationModels", "ListInferenceProfiles", "ListInferenceProfiles"]);
    assert.deepEqual(requests.remedies, []);
  });

  test("reloads everything when the profile is retried", async () => {
    bedrock.failures.set("GetInferenceProfile", problem("network", "GetInferenceProfile"));
    const { controller } = await openPage(application);
    bedrock.failures.clear();
    await controller.receive({ type: "remedy", section: "facts", remedy: "retry" });
    assert.equal(controller.viewModel.presence, "ready");
  });

  test("reloads everything on refresh", async () => {
    const { controller } = await openPage(application);
    bedrock.tags.set(application.arn, [{ key: "team", value: "search" }]);
    await controller.receive({ type: "refresh" });
    const { tags } = controller.viewModel;
    assert.deepEqual(tags?.kind === "known" ? tags.tags : tags, [shownTag("team", "search")]);
  });

  test("shows the plan of a valid edit, together with the tags that the page shows", async () => {
    const { controller } = await openPage(application);
    const edits = [
      { kind: "set", key: "team", value: "search" },
      { kind: "set", key: "env", value: "" },
      { kind: "remove", key: "team" },
    ] as const;
    for (const edit of edits) {
      await controller.receive({ type: "editTag", edit });
    }
    const shown = [{ key: "team", value: "chat" }];
    assert.deepEqual(
      requests.edits,
      edits.map((edit) => ({ options: { edits: [edit], shown }, arn: application.arn })),
    );
  });

  test("drops an edit that AWS would reject, and logs it", async () => {
    const { controller } = await openPage(application);
    for (const edit of [
      { kind: "set", key: "aws:team", value: "x" },
      { kind: "remove", key: "AWS:cloudformation:stack-name" },
      { kind: "set", key: "k".repeat(129), value: "x" },
      { kind: "set", key: "team", value: "v".repeat(257) },
      { kind: "set", key: "team", value: "\u{1F600}" },
    ]) {
      await controller.receive({ type: "editTag", edit });
    }
    assert.deepEqual(requests.edits, []);
    assert.equal(requests.warnings.length, 5);
  });

  test("drops every edit if the settings do not allow changes", async () => {
    const { controller } = await openPage(application);
    for (const changes of [{ readOnly: true }, { malformedAccounts: true }, { protectedAccounts: [accountId] }]) {
      tagRules = { ...noTagRules, changeRules: { ...noTagRules.changeRules, ...changes } };
      await controller.receive({ type: "editTag", edit: { kind: "remove", key: "team" } });
    }
    assert.deepEqual(requests.edits, []);
    assert.equal(requests.warnings.length, 3);
  });

  test("sends tags to suggest when the form of a tag is opened", async () => {
    const { controller } = await openPage(application);
    await controller.receive({ type: "tagFormOpened" });
    assert.deepEqual(requests.posted, [
      { type: "tagSuggestions", suggestions: [{ key: "team", values: ["chat"], allowed: [] }] },
    ]);
    assert.deepEqual(parseHostMessage(requests.posted[0]), requests.posted[0]);
  });

  test("ignores and logs all other messages", async () => {
    const { controller } = await openPage(application);
    for (const message of [undefined, "refresh", { type: "exec" }, { type: "copy", target: {}, text: "x" }]) {
      await controller.receive(message);
    }
    assert.equal(requests.warnings.length, 4);
    assert.deepEqual(requests.posted, []);
    assert.deepEqual(requests.clipboard, []);
  });

  test("sends nothing after it is disposed", async () => {
    const { controller, loader } = await openPage(application);
    await controller.receive({ type: "ready" });
    const before = requests.posted.length;
    controller.dispose();
    await loader.refresh();
    assert.equal(requests.posted.length, before);
  });

  test("never copies or opens anything that it has not shown, regardless of the page's messages", async () => {
    const { controller, loader } = await openPage(application);
    const fields = [
      "arn",
      "name",
      "tagKey",
      "tagValue",
      "applicationProfileArn",
      "modelId",
      "destination",
      "sourceId",
      "x",
    ];
    const of = fc.oneof(fc.constantFrom("team", application.arn, source.arn, "us-east-1"), fc.string());
    const sections = fc.constantFrom("facts", "source", "applicationProfiles", "tags");
    const messages = fc.oneof(
      fc.record({ type: fc.constant("copy"), target: fc.record({ field: fc.constantFrom(...fields), of }) }),
      fc.record({ type: fc.constant("open"), arn: fc.oneof(of, fc.constantFrom(other.arn, application.arn)) }),
      fc.record({ type: fc.constant("remedy"), section: sections, remedy: fc.constantFrom("retry", "copyIamPolicy") }),
      fc.anything(),
    );
    await fc.assert(
      fc.asyncProperty(messages, (message) => controller.receive(message)),
      { seed: 23, numRuns: 1000 },
    );
    const known = JSON.stringify([loader.data.profile.value, source, loader.data.tags, ...application.modelArns]);
    assert.ok(requests.clipboard.length > 20 && requests.clipboard.every((text) => known.includes(text)));
    assert.ok(requests.opened.length > 5 && requests.opened.every(({ profile }) => profile.arn === source.arn));
    assert.deepEqual(requests.remedies, []);
  });
});
