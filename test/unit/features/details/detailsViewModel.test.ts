import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { detailsViewModel } from "../../../../src/features/details/viewModelSchema";
import {
  accountId,
  applicationArn,
  applicationProfile,
  legacyModel,
  modelArn,
  problem,
  systemProfile,
} from "../../domain/samples";
import { application, connection, dataOf, describe, source, shownTag } from "./detailsSamples";

suite("a loaded page", () => {
  test("for an application profile has facts, tags, and a link to its source", () => {
    const state = describe(dataOf({ ...application, createdAt: new Date("2025-10-06T08:14:00Z") }));
    assert.equal(state.title, "name of copy");
    assert.equal(state.presence, "ready");
    assert.equal(state.busy, false);
    assert.deepEqual(state.actions, ["copyAs", "editTags", "createSimilar", "reveal"]);
    assert.equal(state.facts.accountId, accountId);
    assert.equal(state.facts.description, "For chat");
    assert.equal(state.facts.createdAt?.iso, "2025-10-06T08:14:00.000Z");
    assert.equal(state.facts.updatedAt, undefined);
    assert.deepEqual(state.facts.region, { code: "us-east-1", name: "US East (N. Virginia)" });
    assert.deepEqual(state.tags, {
      kind: "known",
      tags: [shownTag("team", "chat")],
      editing: { kind: "available" },
    });
    assert.deepEqual(state.source, {
      kind: "systemDefined",
      link: { arn: source.arn, id: source.id, name: source.name },
    });
    assert.equal(state.applicationProfiles, undefined);
  });

  test("contains the AWS profile from the start, and none for the default credentials", () => {
    const ofDev = { connection: { awsProfile: "dev\u202E", region: "us-east-1" } };
    assert.equal(describe(dataOf(application, ofDev)).facts.awsProfile, "dev");
    assert.equal(describe(dataOf(application, { ...ofDev, profile: { status: "loading" } })).facts.awsProfile, "dev");
    assert.equal(describe(dataOf(application)).facts.awsProfile, undefined);
  });

  test("describes which credentials are in use, and which are not", () => {
    const sso = { kind: "sso", session: "corp" } as const;
    const keys = { kind: "staticKeys", file: "credentials" } as const;
    const dev = { name: "dev", credentials: sso, unused: [keys] };
    const named = describe(dataOf(application, { credentials: { inUse: { name: "dev", awsProfile: dev } } }));
    assert.equal(
      named.facts.credentials,
      "IAM Identity Center, session corp (not used: Access keys in the credentials file)",
    );
    const source = { kind: "environment", unusedAwsProfile: "dev" } as const;
    const environment = describe(dataOf(application, { credentials: { inUse: { source, awsProfile: undefined } } }));
    assert.equal(
      environment.facts.credentials,
      "Default credentials (Environment variables (not used: AWS profile dev))",
    );
    const gone = describe(dataOf(application, { credentials: { inUse: { name: "gone", awsProfile: undefined } } }));
    assert.equal(gone.facts.credentials, undefined);
  });

  test("for a system-defined profile offers creation, has no tags, and links to the application profiles that use it", () => {
    const state = describe(dataOf(source));
    assert.deepEqual(state.actions, ["copyAs", "createFrom", "reveal"]);
    assert.equal(state.tags, undefined);
    assert.equal(state.source, undefined);
    assert.deepEqual(state.applicationProfiles, {
      kind: "known",
      links: [{ arn: application.arn, id: application.id, name: application.name }],
    });
  });

  test("infers a foundation model as the source of a profile in one Region, even if listing profiles is denied", () => {
    const own = applicationProfile("own");
    const state = describe(dataOf(own, { lists: { status: "failed", problem: problem("accessDenied") } }));
    assert.deepEqual(state.source, { kind: "foundationModel", id: "amazon.nova-micro-v1:0" });
  });

  test("lists models with their provider and the names of their destination Regions, in order", () => {
    const [model] = describe(dataOf(source)).models ?? [];
    assert.equal(model?.name, "Name of amazon.nova-pro-v1:0");
    assert.equal(model?.provider, "Amazon");
    assert.equal(model?.global, false);
    assert.deepEqual(model?.destinations, [
      { code: "us-east-1", name: "US East (N. Virginia)" },
      { code: "us-west-2", name: "US West (Oregon)" },
    ]);
  });

  test("marks a model whose ARN has no Region as global", () => {
    const id = "amazon.nova-2-lite-v1:0";
    const global = systemProfile(`global.${id}`, { modelArns: [modelArn(id), modelArn(id, "")] });
    const [model] = describe(dataOf(global)).models ?? [];
    assert.equal(model?.global, true);
    assert.deepEqual(
      model?.destinations.map(({ code }) => code),
      ["us-east-1"],
    );
  });

  test("states the kind of a model that is not a foundation model, and does not guess other values", () => {
    const id = "amazon.nova-pro-v1:0";
    const arn = `arn:aws:bedrock:us-east-1:${accountId}:imported-model/${id}`;
    const state = describe(dataOf(applicationProfile("imported", { modelArns: [arn] })));
    assert.deepEqual(state.models, [
      {
        key: arn.replace("us-east-1", ""),
        id,
        kind: "Imported model",
        lifecycle: { kind: "none" },
        destinations: [{ code: "us-east-1", name: "US East (N. Virginia)" }],
        global: false,
      },
    ]);
    assert.deepEqual(state.source, { kind: "unknown" });
    assert.ok(!JSON.stringify(detailsViewModel.parse(state)).includes("undefined"));
  });

  test("shows the end of life of a legacy model", () => {
    const models = new Map([["amazon.nova-pro-v1:0", legacyModel("amazon.nova-pro-v1:0", new Date("2026-11-10"))]]);
    const [model] = describe(dataOf(source, { models: { status: "ready", value: models } })).models ?? [];
    assert.deepEqual(model?.lifecycle, {
      kind: "known",
      status: "LEGACY",
      legacy: true,
      endOfLife: { text: "November 10, 2026", iso: "2026-11-10T00:00:00.000Z" },
    });
  });

  test("derives the provider of an unlisted model from its ID, and has no lifecycle for the model", () => {
    const [model] = describe(dataOf(source, { models: { status: "ready", value: new Map() } })).models ?? [];
    assert.equal(model?.name, undefined);
    assert.equal(model?.provider, "Amazon");
    assert.deepEqual(model?.lifecycle, { kind: "unknown" });
  });
});

suite("an incomplete page", () => {
  test("shows the contents of the ARN before anything has loaded", () => {
    const state = describe({
      connection,
      arn: application.arn,
      profile: { status: "loading" },
      tags: { status: "loading" },
      lists: { status: "loading" },
      models: { status: "loading" },
    });
    assert.equal(state.title, "copy");
    assert.equal(state.presence, "loading");
    assert.equal(state.busy, true);
    assert.equal(state.facts.type, "APPLICATION");
    assert.deepEqual(state.actions, []);
    assert.equal(state.facts.name, undefined);
    assert.deepEqual(state.source, { kind: "loading" });
    assert.deepEqual(state.tags, { kind: "loading" });
    assert.equal(state.models, undefined);
  });

  test("shows each problem in its section", () => {
    const state = describe(
      dataOf(application, {
        tags: { status: "failed", problem: problem("throttled", "ListTagsForResource") },
        lists: { status: "failed", problem: problem("accessDenied") },
      }),
    );
    assert.equal(state.problem, undefined);
    assert.equal(state.facts.name, application.name);
    assert.ok(state.tags?.kind === "unknown" && /tags/.test(state.tags.problem.sentence));
    assert.ok(state.source?.kind === "unknown" && /list inference profiles/.test(state.source.problem?.sentence ?? ""));
    assert.ok(state.source.problem?.remedies.includes("copyIamPolicy"));
  });

  test("has an unknown source without a problem if nothing matches", () => {
    const malformed = applicationProfile("odd", { modelArns: [modelArn("a.b"), modelArn("c.d")] });
    assert.deepEqual(describe(dataOf(malformed)).source, { kind: "unknown" });
  });

  test("does not claim that no application profiles exist if listing them is denied", () => {
    const state = describe(dataOf(source, { lists: { status: "failed", problem: problem("accessDenied") } }));
    assert.equal(state.applicationProfiles?.kind, "unknown");
  });

  test("shows the last known values of a profile that cannot be loaded, and states this", () => {
    const failed = problem("network", "GetInferenceProfile");
    const state = describe(dataOf(application, { profile: { status: "failed", problem: failed, value: application } }));
    assert.equal(state.presence, "failed");
    assert.equal(state.facts.name, application.name);
    assert.match(state.problem?.sentence ?? "", /Showing the last known values/);
    assert.ok(state.problem?.remedies.includes("retry"));
  });

  test("keeps the last known values of sections that cannot be refreshed, and states this there", () => {
    const lists = { ...dataOf(application).lists, status: "failed", problem: problem("accessDenied") } as const;
    const value = [{ key: "team", value: "chat" }];
    const tags = { status: "failed", problem: problem("throttled", "ListTagsForResource"), value } as const;
    const ofApplication = describe(dataOf(application, { lists, tags }));
    assert.ok(ofApplication.tags?.kind === "known" && ofApplication.source?.kind === "systemDefined");
    assert.deepEqual(
      ofApplication.tags.tags,
      value.map((tag) => shownTag(tag.key, tag.value)),
    );
    assert.match(
      ofApplication.tags.problem?.sentence ?? "",
      /^Could not load the tags in us-east-1\..* Showing the last known values\.$/,
    );
    assert.match(
      ofApplication.source.problem?.sentence ?? "",
      /^You do not have permission to list .* Showing the last known values\.$/,
    );
    const ofSource = describe(dataOf(source, { lists }));
    assert.ok(
      ofSource.applicationProfiles?.kind === "known" &&
        ofSource.applicationProfiles.links.length === 1 &&
        ofSource.applicationProfiles.problem,
    );
  });

  test("does not repeat the problem of the profile next to last known values", () => {
    const failed = { status: "failed", problem: problem("network") } as const;
    const state = describe(
      dataOf(application, {
        profile: { ...failed, value: application },
        tags: { ...failed, value: [] },
        lists: { ...dataOf(application).lists, ...failed },
      }),
    );
    assert.ok(state.problem);
    assert.deepEqual(state.tags, { kind: "known", tags: [], editing: { kind: "available" } });
    assert.ok(state.source?.kind === "systemDefined" && !state.source.problem);
  });

  test("states a problem once if the profile and its tags have it in common", () => {
    const state = describe({
      ...dataOf(application),
      profile: { status: "failed", problem: problem("credentialsExpired", "GetInferenceProfile") },
      tags: { status: "failed", problem: problem("credentialsExpired", "ListTagsForResource") },
    });
    assert.ok(state.problem);
    assert.equal(state.tags, undefined);
    assert.equal(state.source, undefined);
  });
});

suite("untrusted text", () => {
  test("has no control characters, and markup remains plain text", () => {
    const hostile = applicationProfile("abc", {
      name: "<img src=x onerror=alert(1)>\u202E $(zap)\n[x](command:y)\u0000",
      status: "<b>ODD</b>",
      description: "a\u2067b",
    });
    const { facts } = describe(dataOf(hostile));
    assert.equal(facts.name, "<img src=x onerror=alert(1)> $(zap) [x](command:y)");
    assert.equal(facts.status, "<b>ODD</b>");
    assert.equal(facts.description, "ab");
  });

  test("is shown even if it is an ARN in an unknown format", () => {
    const arn = "arn:aws:bedrock:us-east-1:1:odd/thing";
    const state = describe({ ...dataOf(application), arn, profile: { status: "loading" } });
    assert.equal(state.facts.arn, arn);
    assert.equal(state.facts.type, undefined);
    assert.equal(state.title, arn);
  });

  test("is part of view models that match the schema of the page, even as JSON", () => {
    const data = [
      dataOf(application),
      dataOf(source),
      dataOf(application, { profile: { status: "notFound" } }),
      dataOf(applicationProfile("odd", { arn: applicationArn("odd"), modelArns: ["no ARN at all"] })),
    ];
    for (const state of data.map((data) => describe(data))) {
      assert.deepEqual(detailsViewModel.parse(JSON.parse(JSON.stringify(state))), state);
    }
  });
});
