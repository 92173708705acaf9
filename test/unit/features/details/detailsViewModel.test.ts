import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Connection } from "../../../../src/domain/connection";
import type { InferenceProfile } from "../../../../src/domain/inferenceProfile";
import { createDetailsViewModel } from "../../../../src/features/details/detailsViewModel";
import type { DetailsData } from "../../../../src/features/details/detailsData";
import { detailsState } from "../../../../src/features/details/detailsMessages";
import {
  accountId,
  applicationArn,
  applicationProfile,
  foundationModel,
  legacyModel,
  modelArn,
  problem,
  systemProfile,
} from "../../domain/samples";

const connection: Connection = { region: "us-east-1" };
const source = systemProfile("us.amazon.nova-pro-v1:0");
const copy = applicationProfile("copy", { modelArns: source.modelArns, description: "For chat" });

/** The parts of a page on which everything was read, with whatever a test wants to be different. */
function partsOf(profile: InferenceProfile, changes: Partial<DetailsData> = {}): DetailsData {
  const models = new Map([["amazon.nova-pro-v1:0", foundationModel("amazon.nova-pro-v1:0")]]);
  return {
    connection,
    arn: profile.arn,
    profile: { status: "ready", value: profile },
    ...(profile.type === "APPLICATION" ? { tags: { status: "ready", value: [{ key: "team", value: "chat" }] } } : {}),
    lists: { status: "ready", value: { application: [copy], systemDefined: [source], models } },
    models: { status: "ready", value: models },
    ...changes,
  };
}

const describe = (parts: DetailsData) => createDetailsViewModel(parts, "en");

suite("what the page shows of a profile", () => {
  test("an application profile: facts, tags, and its source as a link", () => {
    const state = describe(partsOf({ ...copy, createdAt: new Date("2025-10-06T08:14:00Z") }));
    assert.equal(state.title, "name of copy");
    assert.equal(state.presence, "here");
    assert.equal(state.busy, false);
    assert.equal(state.facts.invokeWith, copy.arn);
    assert.equal(state.facts.accountId, accountId);
    assert.equal(state.facts.description, "For chat");
    assert.equal(state.facts.createdAt?.iso, "2025-10-06T08:14:00.000Z");
    assert.equal(state.facts.updatedAt, undefined);
    assert.deepEqual(state.facts.region, { code: "us-east-1", name: "US East (N. Virginia)" });
    assert.deepEqual(state.tags, { kind: "known", tags: [{ key: "team", value: "chat" }] });
    assert.deepEqual(state.source, {
      kind: "systemDefined",
      link: { arn: source.arn, id: source.id, name: source.name },
    });
    assert.equal(state.copies, undefined);
  });

  test("the AWS profile that it is read with, known from the start, which ambient credentials have none of", () => {
    const ofDev = { connection: { awsProfile: "dev\u202E", region: "us-east-1" } };
    assert.equal(describe(partsOf(copy, ofDev)).facts.awsProfile, "dev");
    assert.equal(describe(partsOf(copy, { ...ofDev, profile: { status: "loading" } })).facts.awsProfile, "dev");
    assert.equal(describe(partsOf(copy)).facts.awsProfile, undefined);
  });

  test("a system-defined profile: called by its ID, without tags, with links back to its copies", () => {
    const state = describe(partsOf(source));
    assert.equal(state.facts.invokeWith, source.id);
    assert.equal(state.tags, undefined);
    assert.equal(state.source, undefined);
    assert.deepEqual(state.copies, { kind: "known", links: [{ arn: copy.arn, id: copy.id, name: copy.name }] });
  });

  test("a profile of one model in its own Region comes from that model, also where nothing may be listed", () => {
    const own = applicationProfile("own");
    const state = describe(partsOf(own, { lists: { status: "failed", problem: problem("accessDenied") } }));
    assert.deepEqual(state.source, { kind: "foundationModel", id: "amazon.nova-micro-v1:0" });
  });

  test("models: provider, destination Regions with human names, in their order", () => {
    const [model] = describe(partsOf(source)).models ?? [];
    assert.equal(model?.name, "Name of amazon.nova-pro-v1:0");
    assert.equal(model?.provider, "Amazon");
    assert.equal(model?.global, false);
    assert.deepEqual(model?.destinations, [
      { code: "us-east-1", name: "US East (N. Virginia)" },
      { code: "us-west-2", name: "US West (Oregon)" },
    ]);
  });

  test("a model ARN without a Region is called out as global", () => {
    const id = "amazon.nova-2-lite-v1:0";
    const global = systemProfile(`global.${id}`, { modelArns: [modelArn(id), modelArn(id, "")] });
    const [model] = describe(partsOf(global)).models ?? [];
    assert.equal(model?.global, true);
    assert.deepEqual(
      model?.destinations.map(({ code }) => code),
      ["us-east-1"],
    );
  });

  test("a legacy model says its end of life", () => {
    const models = new Map([["amazon.nova-pro-v1:0", legacyModel("amazon.nova-pro-v1:0", new Date("2026-11-10"))]]);
    const [model] = describe(partsOf(source, { models: { status: "ready", value: models } })).models ?? [];
    assert.deepEqual(model?.lifecycle, {
      kind: "known",
      status: "LEGACY",
      legacy: true,
      endOfLife: { text: "November 10, 2026", iso: "2026-11-10T00:00:00.000Z" },
    });
  });

  test("a model that AWS does not list has a provider by its ID and an unknown lifecycle", () => {
    const [model] = describe(partsOf(source, { models: { status: "ready", value: new Map() } })).models ?? [];
    assert.equal(model?.name, undefined);
    assert.equal(model?.provider, "Amazon");
    assert.deepEqual(model?.lifecycle, { kind: "unknown" });
  });
});

suite("what the page shows while, and where, something is missing", () => {
  test("before anything was read, what the ARN tells", () => {
    const state = describe({
      connection,
      arn: copy.arn,
      profile: { status: "loading" },
      tags: { status: "loading" },
      lists: { status: "loading" },
      models: { status: "loading" },
    });
    assert.equal(state.title, "copy");
    assert.equal(state.presence, "loading");
    assert.equal(state.busy, true);
    assert.equal(state.facts.type, "APPLICATION");
    assert.equal(state.facts.invokeWith, copy.arn);
    assert.equal(state.facts.name, undefined);
    assert.deepEqual(state.source, { kind: "loading" });
    assert.deepEqual(state.tags, { kind: "loading" });
    assert.equal(state.models, undefined);
  });

  test("each failure stands in its own section", () => {
    const state = describe(
      partsOf(copy, {
        tags: { status: "failed", problem: problem("throttled", "ListTagsForResource") },
        lists: { status: "failed", problem: problem("accessDenied") },
      }),
    );
    assert.equal(state.problem, undefined);
    assert.equal(state.facts.name, copy.name);
    assert.ok(state.tags?.kind === "unknown" && /tags/.test(state.tags.problem.sentence));
    assert.ok(state.source?.kind === "unknown" && /list inference profiles/.test(state.source.problem?.sentence ?? ""));
    assert.ok(state.source.problem?.remedies.includes("copyIamPolicy"));
  });

  test("a source that nothing matches is not known, and nothing failed", () => {
    const malformed = applicationProfile("odd", { modelArns: [modelArn("a.b"), modelArn("c.d")] });
    assert.deepEqual(describe(partsOf(malformed)).source, { kind: "unknown" });
  });

  test("copies whose lists are refused are not claimed to be none", () => {
    const state = describe(partsOf(source, { lists: { status: "failed", problem: problem("accessDenied") } }));
    assert.equal(state.copies?.kind, "unknown");
  });

  test("a profile that cannot be read shows what was read before, marked as such", () => {
    const failed = problem("network", "GetInferenceProfile");
    const state = describe(partsOf(copy, { profile: { status: "failed", problem: failed, value: copy } }));
    assert.equal(state.presence, "failed");
    assert.equal(state.facts.name, copy.name);
    assert.match(state.problem?.sentence ?? "", /read before/);
    assert.ok(state.problem?.remedies.includes("retry"));
  });

  test("what was read before stays where reading it anew failed, and says so in its place", () => {
    const lists = { ...partsOf(copy).lists, status: "failed", problem: problem("accessDenied") } as const;
    const value = [{ key: "team", value: "chat" }];
    const tags = { status: "failed", problem: problem("throttled", "ListTagsForResource"), value } as const;
    const ofCopy = describe(partsOf(copy, { lists, tags }));
    assert.ok(ofCopy.tags?.kind === "known" && ofCopy.source?.kind === "systemDefined");
    assert.deepEqual(ofCopy.tags.tags, value);
    assert.match(ofCopy.tags.problem?.sentence ?? "", /^Could not load the tags in us-east-1\..* was read before\.$/);
    assert.match(ofCopy.source.problem?.sentence ?? "", /^You do not have permission to list .* was read before\.$/);
    const ofSource = describe(partsOf(source, { lists }));
    assert.ok(ofSource.copies?.kind === "known" && ofSource.copies.links.length === 1 && ofSource.copies.problem);
  });

  test("a reason that is told at the top is not told again beside what was read before", () => {
    const failed = { status: "failed", problem: problem("network") } as const;
    const state = describe(
      partsOf(copy, {
        profile: { ...failed, value: copy },
        tags: { ...failed, value: [] },
        lists: { ...partsOf(copy).lists, ...failed },
      }),
    );
    assert.ok(state.problem);
    assert.deepEqual(state.tags, { kind: "known", tags: [] });
    assert.ok(state.source?.kind === "systemDefined" && !state.source.problem);
  });

  test("the reason is said once where profile and tags fail alike", () => {
    const state = describe({
      ...partsOf(copy),
      profile: { status: "failed", problem: problem("credentialsExpired", "GetInferenceProfile") },
      tags: { status: "failed", problem: problem("credentialsExpired", "ListTagsForResource") },
    });
    assert.ok(state.problem);
    assert.equal(state.tags, undefined);
    assert.equal(state.source, undefined);
  });

  test("a deleted profile says so, and the last known values stay", () => {
    const state = describe(
      partsOf(copy, {
        profile: { status: "gone", value: copy },
        tags: {
          status: "failed",
          problem: problem("notFound", "ListTagsForResource"),
          value: [{ key: "team", value: "chat" }],
        },
      }),
    );
    assert.equal(state.presence, "gone");
    assert.match(state.problem?.sentence ?? "", /deleted/);
    assert.equal(state.facts.name, copy.name);
    assert.deepEqual(state.tags, { kind: "known", tags: [{ key: "team", value: "chat" }] });
  });

  test("a profile that was never seen is not called deleted", () => {
    const state = describe(partsOf(copy, { profile: { status: "gone" } }));
    assert.match(state.problem?.sentence ?? "", /no such inference profile in us-east-1/i);
    assert.equal(state.tags, undefined);
  });
});

suite("foreign text", () => {
  test("control characters are gone, markup stays text", () => {
    const hostile = applicationProfile("abc", {
      name: "<img src=x onerror=alert(1)>\u202E $(zap)\n[x](command:y)\u0000",
      status: "<b>ODD</b>",
      description: "a\u2067b",
    });
    const { facts } = describe(partsOf(hostile));
    assert.equal(facts.name, "<img src=x onerror=alert(1)> $(zap) [x](command:y)");
    assert.equal(facts.status, "<b>ODD</b>");
    assert.equal(facts.description, "ab");
  });

  test("an ARN unlike any other is shown all the same", () => {
    const arn = "arn:aws:bedrock:us-east-1:1:odd/thing";
    const state = describe({ ...partsOf(copy), arn, profile: { status: "loading" } });
    assert.equal(state.facts.arn, arn);
    assert.equal(state.facts.type, undefined);
    assert.equal(state.title, arn);
  });

  test("every state passes the page's own guard, as JSON too", () => {
    const parts = [
      partsOf(copy),
      partsOf(source),
      partsOf(copy, { profile: { status: "gone" } }),
      partsOf(applicationProfile("odd", { arn: applicationArn("odd"), modelArns: ["no ARN at all"] })),
    ];
    for (const state of parts.map(describe)) {
      assert.deepEqual(detailsState.parse(JSON.parse(JSON.stringify(state))), state);
    }
  });
});
