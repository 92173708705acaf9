import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { Connection } from "../../../../src/domain/connection";
import type { Problem } from "../../../../src/domain/problem";
import { refreshHandlers } from "../../../../src/features/explorer/refreshCommands";
import { RowActivity } from "../../../../src/features/explorer/rowActivity";
import { describeActivityState } from "../../../../src/messages/activity";
import type { ProfileRef } from "../../../../src/profiles/profileStore";
import { ProfileStore } from "../../../../src/profiles/profileStore";
import { ActivityStore } from "../../../../src/profiles/usage/activityStore";
import { Emitter } from "../../../../src/util/emitter";
import { dayMs, hourMs, minuteMs } from "../../../endpoint/metrics/time";
import { removeFolder, temporaryFolder } from "../../../host/temporaryFolder";
import { useLocalBedrock } from "../../changes/localBedrock";
import { virginia } from "../../changes/samples";

const oregon: Connection = { region: "us-west-2" };
const start = Date.parse("2026-11-25T12:00:30Z");

describe("the activity in the rows of the explorer", () => {
  let now: number;
  const local = useLocalBedrock({ regions: ["us-east-1", "us-west-2"], now: () => now ?? start });
  let isOn: boolean;
  let problems: Problem[];
  let setting: Emitter<void>;
  let visibility: Emitter<unknown>;
  let view: { visible: boolean; readonly onDidChangeVisibility: Emitter<unknown>["event"] };
  let account: string | undefined;
  let profileStore: ProfileStore;
  let store: ActivityStore;
  let rows: RowActivity;
  let shown: readonly Connection[];
  let refresh: ReturnType<typeof refreshHandlers>;

  beforeEach(async () => {
    now = start;
    isOn = true;
    shown = [virginia, oregon];
    account = undefined;
    problems = [];
    setting = new Emitter();
    visibility = new Emitter();
    view = { visible: true, onDidChangeVisibility: visibility.event };
    profileStore = new ProfileStore(
      async () => local.bedrock,
      ({ detail }) => assert.fail(detail),
    );
    store = new ActivityStore(
      async () => local.cloudWatch,
      { now: () => new Date(now) },
      (problem) => problems.push(problem),
    );
    rows = new RowActivity({
      store,
      profileStore,
      accounts: { get: () => account },
      connections: () => shown,
      view,
      isOn: () => isOn,
      onDidChangeSetting: setting.event,
      report: (error) => assert.fail(String(error)),
    });
    refresh = refreshHandlers({
      explorer: {
        cancel: (connection) => profileStore.cancel(connection),
        collapseAll: async () => {},
        refresh: async (connection) => profileStore.refreshAll(connection ? [connection] : shown),
        refreshAwsProfile: async (name) =>
          profileStore.refreshAll(shown.filter(({ awsProfile }) => awsProfile === name)),
      },
      retryActivity: (isSelected) => rows.retryFailed(isSelected),
      clearOutdatedCredentials: async () => {},
      notifications: { show: () => assert.fail("There is nothing to show.") },
      connectionsWithProblem: () => [],
    });
  });
  afterEach(() => [rows, store, profileStore].forEach((each) => each.dispose()));

  const named = (name: string): ProfileRef => {
    const found = profileStore.profiles([virginia]).find(({ profile }) => profile.name === name);
    assert.ok(found, name);
    return found;
  };
  const lists = () => local.requests("ListMetrics");
  const billed = () => local.endpoint.requests.reduce((sum, { billedMetrics = 0 }) => sum + billedMetrics, 0);
  const changed = (connections = 1) =>
    new Promise<void>((resolve) => {
      let remaining = connections;
      const listener = rows.onDidChange(() => {
        remaining -= 1;
        if (remaining === 0) {
          listener.dispose();
          resolve();
        }
      });
    });
  const load = async (...connections: Connection[]) => {
    const done = changed(connections.length);
    await profileStore.loadAll(connections);
    await done;
  };
  const show = (isVisible: boolean) => {
    view.visible = isVisible;
    visibility.fire(undefined);
  };
  const plant = (modelId: string, metric: string) =>
    local.endpoint.account
      .metrics("us-east-1")
      .plant("AWS/Bedrock", [{ Name: "ModelId", Value: modelId }], metric, now - 5 * minuteMs, [1]);

  it("is not requested if the setting is disabled or the view is hidden", async () => {
    isOn = false;
    setting.fire();
    await profileStore.loadAll([virginia, oregon]);
    show(true);
    isOn = true;
    view.visible = false;
    setting.fire();
    visibility.fire(undefined);
    assert.equal(lists().length, 0);
    assert.equal(rows.activity(named("search-reranking")), undefined);
    const done = changed(2);
    show(true);
    await done;
    assert.ok(lists().length > 0);
  });

  it("includes calls under the ID or the ARN, and distinguishes profiles with only rejected calls from unused profiles", async () => {
    await profileStore.load(virginia);
    store.clear();
    plant(named("untagged-experiment").profile.arn, "InvocationThrottles");
    const done = changed();
    await profileStore.refresh(virginia);
    show(true);
    await done;
    const activities = ["checkout-assistant-prod", "support triage", "untagged-experiment", "legal-summaries"].map(
      (name) => rows.activity(named(name)),
    );
    assert.deepEqual(activities, ["calls", "calls", "attempts", "none"]);
    const describeRow = (name: string) =>
      describeActivityState(rows.state(named(name)), named(name).profile, (date) => date.toISOString());
    assert.deepEqual(["checkout-assistant-prod", "untagged-experiment", "legal-summaries"].map(describeRow), [
      "calls recorded (as of 2026-11-25T12:00:30.000Z)",
      "only errors or throttled attempts recorded (as of 2026-11-25T12:00:30.000Z)",
      "none recorded (as of 2026-11-25T12:00:30.000Z)",
    ]);
  });

  it("is requested at most once an hour, without a timer, and without billed requests", async () => {
    await load(virginia, oregon);
    const sent = lists().length;
    assert.equal(sent, 8);
    for (const passed of [minuteMs, hourMs - 2 * minuteMs]) {
      now += passed;
      show(false);
      show(true);
      await profileStore.refreshAll([virginia, oregon]);
    }
    assert.equal(lists().length, sent);
    now += minuteMs;
    const done = changed(2);
    show(true);
    await done;
    assert.equal(lists().length, 2 * sent);
    assert.equal(billed(), 0);
  });

  it("is not requested again in a Region that has denied it, until the user refreshes", async () => {
    local.endpoint.faults.add({
      kind: "error",
      error: "AccessDeniedException",
      operation: "ListMetrics",
      region: "us-east-1",
    });
    await load(virginia, oregon);
    const sent = () => lists().filter(({ region }) => region === "us-east-1").length;
    assert.equal(sent(), 1);
    assert.deepEqual(
      problems.map(({ kind, region }) => [kind, region]),
      [["accessDenied", "us-east-1"]],
    );
    assert.match(
      describeActivityState(rows.state(named("search-reranking")), named("search-reranking").profile, String) ?? "",
      /^unknown\. .*cloudwatch:ListMetrics/,
    );
    now += 2 * dayMs;
    const other = changed();
    show(false);
    show(true);
    await other;
    assert.equal(sent(), 1);
    const done = changed();
    await refresh["bedrockProfiles.refreshRegion"]({ connection: oregon });
    assert.equal(sent(), 1);
    await refresh["bedrockProfiles.refreshRegion"]({ connection: virginia });
    await done;
    assert.equal(rows.activity(named("search-reranking")), "calls");
  });

  it("is requested again when the user refreshes the row of an AWS profile", async (context) => {
    const folder = temporaryFolder("aws");
    const file = path.join(folder, "credentials");
    writeFileSync(file, "[team]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = x\n");
    const { AWS_SHARED_CREDENTIALS_FILE: before } = process.env;
    process.env["AWS_SHARED_CREDENTIALS_FILE"] = file;
    context.after(() => {
      process.env["AWS_SHARED_CREDENTIALS_FILE"] = before;
      removeFolder(folder);
    });
    shown = [{ region: "us-east-1", awsProfile: "team" }, oregon];
    local.endpoint.faults.add({ kind: "error", error: "AccessDeniedException", operation: "ListMetrics", count: 2 });
    await load(...shown);
    assert.equal(lists().length, 2);
    const done = changed();
    await refresh["bedrockProfiles.refreshAwsProfile"]({ awsProfile: "team" });
    assert.ok(shown[0] && store.state(shown[0])?.status !== "failed");
    await done;
    assert.deepEqual(
      shown.map((connection) => store.state(connection)?.status),
      ["ready", "failed"],
    );
  });

  it("is requested again after the clock was set back", async () => {
    await load(virginia);
    const before = lists().length;
    now -= 5 * hourMs;
    const done = changed();
    show(true);
    await done;
    assert.equal(lists().length, 2 * before);
  });

  it("is not requested for an hour after another failure, unless the user refreshes", async () => {
    local.endpoint.faults.add({ kind: "error", error: "InternalServiceFault", operation: "ListMetrics", count: 0 });
    await load(virginia);
    const sent = lists().length;
    show(true);
    assert.equal(rows.activity(named("search-reranking")), undefined);
    assert.equal(lists().length, sent);
    const again = changed();
    rows.retryFailed(() => true);
    await again;
    assert.ok(lists().length > sent);
    assert.equal(rows.activity(named("search-reranking")), undefined);
    local.endpoint.faults.clear();
    now += hourMs;
    const done = changed();
    show(true);
    await done;
    assert.equal(rows.activity(named("search-reranking")), "calls");
  });

  it("is not shown for profiles of another account, because CloudWatch has no data about their calls", async () => {
    await load(virginia);
    assert.equal(rows.activity(named("search-reranking")), "calls");
    account = "999999999999";
    assert.equal(rows.activity(named("search-reranking")), undefined);
  });
});
