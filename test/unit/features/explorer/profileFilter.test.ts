import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applicationProfile, foundationModel, legacyModel, modelArn, systemProfile } from "../../domain/samples";
import type { InferenceProfile, Tag } from "../../../../src/domain/inferenceProfile";
import { formatFilter } from "../../../../src/features/explorer/filterTexts";
import { groupChildren, groupNode } from "../../../../src/features/explorer/nodes";
import type { Match, ProfileFilter } from "../../../../src/features/explorer/profileFilter";
import { matchesFilter, needsTags, parseFilter } from "../../../../src/features/explorer/profileFilter";
import { defaultGrouping, ProfileGroups } from "../../../../src/features/explorer/profileGroups";
import type { KnownTags } from "../../../../src/features/explorer/subgroups";
import type { ModelsById } from "../../../../src/profiles/regionContents";
import { contentsOf, virginia } from "./samples";

const lite = "amazon.nova-lite-v1:0";
const old = "anthropic.claude-3-haiku-20240307-v1:0";
const ending = "meta.llama3-3-70b-instruct-v1:0";
const now = new Date("2026-11-27T00:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 24 * 60 * 60 * 1000);

const listed: ModelsById = new Map(
  [
    foundationModel(lite, { name: "Nova Lite", provider: "Amazon" }),
    legacyModel(old, inDays(200)),
    foundationModel(ending, { lifecycle: { status: "ACTIVE", endOfLifeTime: inDays(60) } }),
  ].map((model) => [model.id, model]),
);

const tag = (key: string, value: string): Tag => ({ key, value });

function matches(
  profile: InferenceProfile,
  filter: Partial<ProfileFilter>,
  tags: KnownTags = [],
  models: ModelsById = listed,
): Match {
  const requiredTags = [{ key: "cost-center", values: ["4*"] }];
  const facts = { models, tags, requiredTags, managedByTags: ["managed-by"], now };
  return matchesFilter({ connection: virginia, profile }, { text: "", ...filter }, facts);
}

describe("a filter with words", () => {
  const profile = applicationProfile("checkout", { description: "For the shop", modelArns: [modelArn(lite)] });

  for (const [text, expected] of [
    ["", true],
    ["CHECK", true],
    ["nova shop virginia", true],
    ["amazon us-east-1", true],
    ['"the shop"', true],
    ['"the shop', true],
    ["\uFF4E\uFF4F\uFF56\uFF41", true],
    ["nova search", false],
    ["=", false],
  ] as const) {
    it(`requires all words, in any order: ${text}`, () => assert.equal(matches(profile, { text }), expected));
  }

  it("has the same result regardless of whether the tags are known", () => {
    for (const text of ["shop", "finance-team"]) {
      const results = (["loading", "failed", [tag("team", "finance-team")]] as const).map((tags) =>
        matches(profile, { text }, tags),
      );
      assert.deepEqual(results, Array(3).fill(text === "shop"), text);
    }
  });
});

describe("a filter with tags", () => {
  const profile = applicationProfile("checkout");
  const tags = [tag("team", "search"), tag("note", "two words"), tag("empty", "")];

  for (const [text, expected] of [
    ["team=search", true],
    ["team=s*", true],
    ["team=checkout", false],
    ["Team=search", false],
    ['note="two words"', true],
    ["empty=", true],
    ["!cost-center", true],
    ["!team", false],
    ["!team=checkout team=search", true],
    ["!team=search", false],
    ["!!team", true],
    ["team=SEARCH", false],
    ["team==search", false],
    ["team=?earch !empty=x", true],
    ["team=(s+)+$", false],
    ["checkout team=search", true],
  ] as const) {
    it(`compares keys and values exactly, with globs in values: ${text}`, () => {
      assert.equal(matches(profile, { text }, tags), expected);
      assert.equal(matches(systemProfile(`us.${lite}`), { text }, []), false, "system-defined profiles have no tags");
    });
  }

  it("is unknown if the tags are not known, unless another term does not match", () => {
    for (const state of ["loading", "failed"] as const) {
      assert.equal(matches(profile, { text: "team=search" }, state), "unknown");
      assert.equal(matches(profile, { text: "team=search other" }, state), false);
      assert.equal(matches(profile, { text: "checkout" }, state), true);
    }
  });

  it("requires tags only if it contains a term or criterion for tags", () => {
    assert.deepEqual(
      ["nova lite", "a=b", "!a", "=x", "!"].map((text) => needsTags({ text })),
      [false, true, true, false, false],
    );
    assert.equal(needsTags({ text: "", missingTags: true }), true);
    assert.equal(needsTags({ text: "", notActive: true }), false);
  });
});

describe("a filter with criteria", () => {
  it("finds legacy models, and models that are close to their end of life", () => {
    const within = (profile: InferenceProfile, endOfLifeWithinDays: number) =>
      matches(profile, { endOfLifeWithinDays });
    assert.equal(within(systemProfile(`us.${old}`), 30), true);
    assert.equal(within(systemProfile(`us.${ending}`), 30), false);
    assert.equal(within(systemProfile(`us.${ending}`), 60), true);
    assert.equal(within(systemProfile(`us.${lite}`), 365), false);
  });

  it("is unknown if a model is not listed, unless another model or condition decides", () => {
    const within = (modelIds: readonly string[], filter: Partial<ProfileFilter> = {}, models = listed) => {
      const profile = applicationProfile("a", { modelArns: modelIds.map((id) => modelArn(id)) });
      return matches(profile, { endOfLifeWithinDays: 90, ...filter }, [], models);
    };
    assert.equal(within([old], {}, new Map()), "unknown", "the models are not loaded");
    assert.equal(within([lite, "amazon.unlisted-v1:0"]), "unknown");
    assert.equal(within([old, "amazon.unlisted-v1:0"]), true);
    assert.equal(within([old], { text: "other" }, new Map()), false);
    assert.equal(within([old], { text: "!team" }, new Map()), "unknown");
    assert.equal(within([old], { text: "team=search" }, new Map()), false);
    const custom = "arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdef123456";
    assert.equal(
      matches(applicationProfile("a", { modelArns: [custom] }), { endOfLifeWithinDays: 90 }),
      false,
      "an imported model has no lifecycle",
    );
  });

  it("is unknown if both tags and models are unknown, or one of them", () => {
    const ending = applicationProfile("a", { modelArns: [modelArn(old)] });
    const filter = { text: "team=search", endOfLifeWithinDays: 90 };
    assert.equal(matches(ending, filter, "failed", new Map()), "unknown");
    assert.equal(matches(ending, filter, "failed"), "unknown");
    assert.equal(matches(ending, filter, [tag("team", "search")]), true);
    assert.equal(matches(applicationProfile("a", { modelArns: [modelArn(lite)] }), filter, "failed"), false);
  });

  it("finds profiles whose requests can leave the geography of the Region", () => {
    const to = (...regions: string[]) =>
      matches(applicationProfile("a", { modelArns: regions.map((region) => modelArn(lite, region)) }), {
        mayLeaveGeography: true,
      });
    assert.equal(to("us-east-1", "us-west-2"), false);
    assert.equal(to("us-east-1", ""), true);
    assert.equal(to("us-east-1", "eu-west-1"), true);
    assert.equal(to("us-new-1"), true, "the geography of a new Region is unknown");
  });

  it("finds profiles that are not active, regardless of their status", () => {
    const notActive = (status: string) => matches(applicationProfile("a", { status }), { notActive: true });
    assert.deepEqual(["ACTIVE", "DELETING", ""].map(notActive), [false, true, true]);
  });

  it("finds profiles managed by infrastructure code, and profiles without the required tags", () => {
    const profile = applicationProfile("a");
    assert.equal(matches(profile, { managed: true }, [tag("managed-by", "terraform")]), true);
    assert.equal(matches(profile, { managed: true }, [tag("team", "a")]), false);
    assert.equal(matches(profile, { missingTags: true }, [tag("cost-center", "4711")]), false);
    assert.equal(matches(profile, { missingTags: true }, [tag("cost-center", "1")]), true);
  });
});

describe("a stored filter", () => {
  it("loses its invalid properties when it is parsed", () => {
    assert.deepEqual(parseFilter({ text: "a", notActive: true, managed: false, odd: 1 }), {
      text: "a",
      notActive: true,
    });
    assert.deepEqual(parseFilter({ text: 7, endOfLifeWithinDays: 30 }), { text: "", endOfLifeWithinDays: 30 });
    for (const value of [undefined, null, "a", {}, { text: " ", managed: false }, []]) {
      assert.equal(parseFilter(value), undefined);
    }
  });
});

describe("the filtered rows", () => {
  const profiles = ["checkout", "search"].map((id) => applicationProfile(id));
  const contents = contentsOf(profiles);
  const groupsFor = (result: (id: string) => boolean | "unknown") =>
    new ProfileGroups({
      grouping: defaultGrouping,
      tagsOf: () => "loading",
      filter: ({ profile }) => result(profile.id),
    });

  it("are the matching profiles, with their total and the number of unknown profiles", () => {
    const groups = groupsFor((id) => (id === "checkout" ? true : "unknown"));
    const { total, unknown, profiles: shown } = groups.of(virginia, "APPLICATION", contents);
    assert.deepEqual([total, unknown, shown.map(({ id }) => id)], [2, 1, ["checkout"]]);
  });

  it("are determined again on the next day if the filter depends on the date", () => {
    let day = "today";
    const groups = new ProfileGroups({
      grouping: defaultGrouping,
      tagsOf: () => "loading",
      filter: () => day === "tomorrow",
      today: () => day,
    });
    const count = () => groups.of(virginia, "APPLICATION", contents).profiles.length;
    assert.equal(count(), 0);
    day = "tomorrow";
    assert.equal(count(), 2);
  });

  it("consist of a row that says so if no profile matches", () => {
    const node = groupNode(virginia, "APPLICATION", contents);
    assert.deepEqual(
      groupChildren(
        node,
        contents,
        groupsFor(() => false),
      ),
      [{ kind: "placeholder", connection: virginia, reason: "noMatchingApplication" }],
    );
  });

  it("are described above the tree", () => {
    const filter = { text: " team=search ", endOfLifeWithinDays: 90, managed: true };
    assert.equal(
      formatFilter(filter, { shown: 3, total: 1200, unknown: 0 }, "en"),
      "Filter: team=search · Legacy, or end of life within 90 days · Managed by infrastructure code (3 of 1,200 profiles).",
    );
  });

  it("are described together with the reason that profiles may be missing", () => {
    const result = { shown: 0, total: 5, unknown: 2 };
    const message = (filter: ProfileFilter, unknown = 2) => formatFilter(filter, { ...result, unknown }, "en");
    assert.equal(
      message({ text: "a=b" }),
      "Filter: a=b (0 of 5 profiles). 2 profiles may be missing because tags are not known.",
    );
    assert.match(message({ text: "", managed: true }, 1), / 1 profile may be missing because tags are not known\.$/);
    assert.match(
      message({ text: "", endOfLifeWithinDays: 90 }),
      / 2 profiles may be missing because model lifecycles are not known\.$/,
    );
    assert.match(
      message({ text: "!team", endOfLifeWithinDays: 90 }),
      / may be missing because tags or model lifecycles are not known\.$/,
    );
  });

  it("keep their space if a long text was pasted as the filter", () => {
    const message = formatFilter({ text: "x".repeat(5000) }, { shown: 0, total: 1, unknown: 0 }, "en");
    assert.equal(message, `Filter: ${"x".repeat(120)}… (0 of 1 profile).`);
  });
});
