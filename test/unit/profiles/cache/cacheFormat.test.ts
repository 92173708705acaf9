import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import type { CachedRegion } from "../../../../src/profiles/cache/cachedRegion";
import { parseRegion, serializeRegion } from "../../../../src/profiles/cache/cacheFormat";
import { applicationProfile, foundationModel, legacyModel, systemProfile } from "../../domain/samples";

/** A fixed seed, so that every run tests the same values. */
const seed = 20_261_121;

const virginia = { region: "us-east-1" };
const nova = "amazon.nova-micro-v1:0";
const cached: CachedRegion = {
  readAt: new Date("2026-11-21T12:00:00.123Z"),
  profiles: [
    applicationProfile("full", {
      description: "with everything",
      createdAt: new Date("2026-01-02T03:04:05Z"),
      updatedAt: new Date("2026-01-03T03:04:05Z"),
    }),
    applicationProfile("bare", { modelArns: [], status: "" }),
    systemProfile(`us.${nova}`),
  ],
  models: [legacyModel(nova, new Date("2027-01-01T00:00:00Z")), foundationModel("amazon.unused-v1:0")],
};

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const decode = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
const valid = decode(serializeRegion(virginia, cached));
const first = (valid["profiles"] as Record<string, unknown>[])[0];

describe("the cache format", () => {
  it("preserves a Region, except for models that no profile uses", () => {
    for (const connection of [virginia, { region: "us-east-1", awsProfile: "dev@ …/" }]) {
      const read = parseRegion(serializeRegion(connection, cached), connection);
      assert.deepEqual(read, { ...cached, models: cached.models.slice(0, 1) });
    }
  });

  it("saves neither tags nor unknown fields of a profile", () => {
    const withSecrets = { ...applicationProfile("a"), tags: [{ key: "secret", value: "s3cret" }], token: "s3cret" };
    const bytes = serializeRegion(virginia, { ...cached, profiles: [withSecrets] });
    assert.doesNotMatch(new TextDecoder().decode(bytes), /s3cret/);
    const read = parseRegion(encode({ ...valid, profiles: [{ ...first, tags: [], __proto__: {} }] }), virginia);
    assert.deepEqual(Object.keys(read?.profiles[0] ?? {}).sort(), Object.keys(cached.profiles[0] ?? {}).sort());
  });

  it("cannot be parsed for another connection", () => {
    const bytes = serializeRegion({ region: "us-east-1", awsProfile: "dev" }, cached);
    assert.ok(parseRegion(bytes, { region: "us-east-1", awsProfile: "dev" }));
    for (const other of [
      virginia,
      { region: "us-west-2", awsProfile: "dev" },
      { region: "us-east-1", awsProfile: "" },
    ]) {
      assert.equal(parseRegion(bytes, other), undefined);
    }
  });

  it("cannot be parsed if it is truncated at any length", () => {
    const bytes = serializeRegion(virginia, cached);
    for (let length = 0; length < bytes.length; length += 1) {
      assert.equal(parseRegion(bytes.subarray(0, length), virginia), undefined, String(length));
    }
  });

  for (const [what, change] of Object.entries({
    "of a future version": { version: 2 },
    "without a version": { version: undefined },
    "with a version that is a string": { version: "1" },
    "with an invalid time": { readAt: 8.64e15 + 1 },
    "with a time that is a string": { readAt: "2026-11-21" },
    "with profiles that are not a list": { profiles: {} },
    "without models": { models: undefined },
    "with a profile that is null": { profiles: [null] },
    "with a profile without an ARN": { profiles: [{ ...first, arn: "" }] },
    "with an invisible name": { profiles: [{ ...first, name: "\u200b \u0301" }] },
    "with a name that is not a string": { profiles: [{ ...first, name: ["a"] }] },
    "with an ARN that is too long": { profiles: [{ ...first, arn: "x".repeat(4097) }] },
    "with a description that is too long": { profiles: [{ ...first, description: "x".repeat(4097) }] },
    "with an unknown type": { profiles: [{ ...first, type: "application" }] },
    "with an invalid date": { profiles: [{ ...first, createdAt: 1e300 }] },
    "with a model ARN that is not a string": { modelArns: [[7]] },
    "with an index of model ARNs that is too large": { profiles: [{ ...first, modelArns: 7 }] },
    "with a negative index of model ARNs": { profiles: [{ ...first, modelArns: -1 }] },
    "without model ARNs": { modelArns: undefined },
    "with a model without a name": { models: [{ ...legacyModel(nova), name: undefined }] },
    "with a lifecycle that is not an object": { models: [{ ...foundationModel(nova), lifecycle: "LEGACY" }] },
  })) {
    it(`cannot be parsed ${what}`, () => {
      assert.ok(parseRegion(encode(valid), virginia));
      assert.equal(parseRegion(encode({ ...valid, ...change }), virginia), undefined);
    });
  }

  it("rejects arbitrary bytes without an error", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        assert.equal(parseRegion(bytes, virginia), undefined);
      }),
      { seed },
    );
    assert.equal(parseRegion(new TextEncoder().encode("[".repeat(1_000_000)), virginia), undefined);
  });

  it("yields only strings within the limits and valid dates, regardless of which fields are replaced", () => {
    const junk = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.double(), fc.constant("x".repeat(5000)), fc.constant({}));
    const corrupted = (sample: object) =>
      fc.record(
        Object.fromEntries(
          Object.entries(sample).map(([name, value]: [string, unknown]) => [
            name,
            fc.oneof({ weight: 9, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: junk }),
          ]),
        ),
      );
    const files = fc.record({
      ...Object.fromEntries(Object.entries(valid).map(([name, value]) => [name, fc.constant(value)])),
      profiles: fc.array(corrupted(first ?? {}), { maxLength: 3 }),
      models: fc.array(corrupted((valid["models"] as object[])[0] ?? {}), { maxLength: 3 }),
    });
    let parsedCount = 0;
    fc.assert(
      fc.property(files, (file) => {
        const read = parseRegion(encode(file), virginia);
        parsedCount += read ? 1 : 0;
        for (const { createdAt, name, arn, modelArns } of read?.profiles ?? []) {
          assert.ok(createdAt === undefined || !Number.isNaN(createdAt.getTime()));
          assert.ok([name, arn, ...modelArns].every((text) => text.length > 0 && text.length <= 4096));
        }
      }),
      { seed, numRuns: 500 },
    );
    assert.ok(parsedCount > 20, "some files are still valid");
  });

  it("can always be parsed, and preserves the valid rows", () => {
    const malformedText = fc.constantFrom("", " ", "\u200b", "\ud800", "x".repeat(5000));
    const textOr = (usual: string) => fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, malformedText);
    const date = fc.date({ noInvalidDate: false });
    const profiles = fc.array(
      fc.record(
        {
          arn: textOr("arn"),
          id: textOr("id"),
          name: textOr("name"),
          type: fc.constantFrom("APPLICATION" as const, "SYSTEM_DEFINED" as const),
          status: textOr("ACTIVE"),
          modelArns: fc.array(textOr(`arn:aws:bedrock:us-east-1::foundation-model/${nova}`), { maxLength: 2 }),
          description: textOr("text"),
          createdAt: date,
          updatedAt: date,
        },
        { requiredKeys: ["arn", "id", "name", "type", "status", "modelArns"] },
      ),
      { maxLength: 3 },
    );
    const models = fc.array(
      fc.record(
        {
          arn: textOr("arn"),
          id: fc.constantFrom(nova, ""),
          name: textOr("name"),
          provider: textOr("Amazon"),
          inferenceTypes: fc.array(textOr("ON_DEMAND"), { maxLength: 2 }),
          inputModalities: fc.array(textOr("TEXT"), { maxLength: 2 }),
          outputModalities: fc.array(textOr("IMAGE"), { maxLength: 2 }),
          lifecycle: fc.record(
            { status: textOr("LEGACY"), legacyTime: date, endOfLifeTime: date },
            { requiredKeys: ["status"] },
          ),
        },
        { requiredKeys: ["arn", "id", "name", "provider", "inferenceTypes"] },
      ),
      { maxLength: 3 },
    );
    const sample = systemProfile(`us.${nova}`);
    fc.assert(
      fc.property(profiles, models, (malformed, models) => {
        const read = parseRegion(
          serializeRegion(virginia, { ...cached, profiles: [...malformed, sample], models }),
          virginia,
        );
        assert.deepEqual(read?.profiles.at(-1), sample);
      }),
      { seed, numRuns: 500 },
    );
  });

  it("omits a row with an invisible name, and includes a model without a provider", () => {
    const model = foundationModel(nova, { provider: "" });
    const rows = [applicationProfile("\u200b", { name: "\u200b" }), systemProfile(`us.${nova}`)];
    const bytes = serializeRegion(virginia, { ...cached, profiles: rows, models: [model] });
    assert.deepEqual(parseRegion(bytes, virginia), { ...cached, profiles: rows.slice(1), models: [model] });
  });

  it("omits an invalid date", () => {
    const malformed = applicationProfile("a", { createdAt: new Date(Number.NaN) });
    const read = parseRegion(serializeRegion(virginia, { ...cached, profiles: [malformed] }), virginia);
    assert.deepEqual(read?.profiles, [applicationProfile("a")]);
  });
});
