import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applicationProfile, foundationModel, modelArn, systemProfile } from "../../domain/samples";
import type { InferenceProfile } from "../../../../src/domain/inferenceProfile";
import type { ExplorerNode } from "../../../../src/features/explorer/nodes";
import { groupChildren, groupNode, nodeId, profileNode, profileParent } from "../../../../src/features/explorer/nodes";
import { present } from "../../../../src/features/explorer/presentation";
import { parseGrouping, parseGroupingSettings, ProfileGroups } from "../../../../src/features/explorer/profileGroups";
import type { KnownTags } from "../../../../src/features/explorer/subgroups";
import { subgroupChildren } from "../../../../src/features/explorer/nodes";
import type { RegionContents } from "../../../../src/profiles/regionContents";
import { contentsOf, virginia } from "./samples";

const lite = "amazon.nova-lite-v1:0";
const haiku = "anthropic.claude-haiku-4-5-20251001-v1:0";

const contents = contentsOf(
  [
    applicationProfile("checkout", { modelArns: [modelArn(haiku)] }),
    applicationProfile("search", { modelArns: [modelArn(lite)] }),
    applicationProfile("support", { modelArns: [modelArn(haiku)] }),
  ],
  [systemProfile(`us.${haiku}`), systemProfile(`us.${lite}`), systemProfile(`global.${haiku}`)],
  foundationModel(lite, { name: "Nova Lite", provider: "Amazon" }),
  foundationModel(haiku, { name: "Claude Haiku 4.5", provider: "Anthropic" }),
);

/** Returns the rows below a type: the labels and counts of subgroups with the IDs of their profiles, or only the IDs. */
function below(
  type: InferenceProfile["type"],
  groups: ProfileGroups,
  within: RegionContents = contents,
): (string | readonly string[])[] {
  const idOf = (row: ExplorerNode) => (row.kind === "profile" ? row.profile.id : row.kind);
  return groupChildren(groupNode(virginia, type, within), within, groups).map((row) => {
    if (row.kind !== "subgroup") {
      return idOf(row);
    }
    const { label, description } = present(row, { language: "en" });
    return [`${label} ${description}`, ...subgroupChildren(row, within, groups).map(idOf)];
  });
}

function grouped(groupBy: unknown, groupByTag: unknown = "", tagsOf: (id: string) => KnownTags = () => "loading") {
  return new ProfileGroups({
    grouping: parseGrouping(parseGroupingSettings(groupBy, groupByTag)),
    tagsOf: ({ profile }) => tagsOf(profile.id),
  });
}

const applicationList = ["checkout", "search", "support"];
const systemByProvider = [
  ["Amazon 1", `us.${lite}`],
  ["Anthropic 2", `global.${haiku}`, `us.${haiku}`],
];

describe("the profiles of a Region", () => {
  for (const setting of [null, undefined, "", "region", 7, "tag"]) {
    it(`are grouped by provider if system-defined, and are in one list otherwise, if groupBy is ${String(setting)}`, () => {
      assert.deepEqual(below("APPLICATION", grouped(setting)), applicationList);
      assert.deepEqual(below("SYSTEM_DEFINED", grouped(setting)), systemByProvider);
    });
  }

  for (const tag of [5, null, [], {}, " "]) {
    it(`are grouped as by default, and can be grouped again, if groupByTag is ${JSON.stringify(tag)}`, () => {
      assert.deepEqual(below("APPLICATION", grouped("tag", tag)), applicationList);
      assert.deepEqual(parseGroupingSettings("tag", tag), { groupBy: "tag", groupByTag: "" });
    });
  }

  it("have expanded subgroups, unless there are so many profiles that their rows would delay the tree", () => {
    for (const [count, children] of [
      [200, "expanded"],
      [201, "collapsed"],
    ] as const) {
      const many = contentsOf(Array.from({ length: count }, (_, index) => applicationProfile(`p${index}`)));
      const [row] = groupChildren(groupNode(virginia, "APPLICATION", many), many, grouped("provider"));
      assert.ok(row);
      assert.equal(present(row, { language: "en" }).children, children);
    }
  });

  it("form one list for each type if groupBy is none", () => {
    assert.deepEqual(below("APPLICATION", grouped("none")), applicationList);
    const ids = [`global.${haiku}`, `us.${haiku}`, `us.${lite}`];
    assert.deepEqual(new Set(below("SYSTEM_DEFINED", grouped("none"))), new Set(ids));
  });

  it("are grouped by provider", () => {
    assert.deepEqual(below("APPLICATION", grouped("provider")), [
      ["Amazon 1", "search"],
      ["Anthropic 2", "checkout", "support"],
    ]);
    assert.deepEqual(below("SYSTEM_DEFINED", grouped("provider")), systemByProvider);
  });

  it("are grouped by model, in groups whose IDs do not change when the model names load", () => {
    const groups = grouped("model");
    assert.deepEqual(below("APPLICATION", groups), [
      ["Claude Haiku 4.5 2", "checkout", "support"],
      ["Nova Lite 1", "search"],
    ]);
    assert.deepEqual(
      below("SYSTEM_DEFINED", groups).map((row) => row[0]),
      ["Claude Haiku 4.5 2", "Nova Lite 1"],
    );
    const withoutModels = { ...contents, models: new Map() };
    const ids = (of: RegionContents) => groupChildren(groupNode(virginia, "APPLICATION", of), of, groups).map(nodeId);
    assert.deepEqual(new Set(ids(withoutModels)), new Set(ids(contents)));
  });

  it("are grouped by the value of a tag, with groups for profiles without the tag and for unknown tags", () => {
    const tags: Record<string, KnownTags> = {
      checkout: [{ key: "team", value: "payments" }],
      search: [{ key: "Team", value: "search" }],
      support: [{ key: "team", value: "" }],
      late: "loading",
      denied: "failed",
    };
    const more = contentsOf(
      [...contents.application, applicationProfile("late"), applicationProfile("denied")],
      contents.systemDefined,
      ...contents.models.values(),
    );
    const groups = grouped("tag", " team ", (name) => tags[name] ?? "loading");
    assert.deepEqual(below("APPLICATION", groups, more), [
      ["Empty value 1", "support"],
      ["payments 1", "checkout"],
      ["Without the tag team 1", "search"],
      ["Loading tags... 1", "late"],
      ["Tags not available 1", "denied"],
    ]);
    assert.deepEqual(below("SYSTEM_DEFINED", groups, more), systemByProvider);
    tags["search"] = [{ key: "team", value: "payments" }];
    groups.invalidate();
    assert.deepEqual(below("APPLICATION", groups, more)[1], ["payments 2", "checkout", "search"]);
  });

  it("have group IDs that differ between tag values and the groups without a value", () => {
    const values: Record<string, KnownTags> = {
      checkout: [{ key: "team", value: "untagged" }],
      search: [],
      support: "loading",
    };
    const groups = grouped("tag", "team", (name) => values[name] ?? "failed");
    const rows = groupChildren(groupNode(virginia, "APPLICATION", contents), contents, groups);
    assert.equal(new Set(rows.map(nodeId)).size, 3);
  });

  it("have their group as their parent, regardless of the grouping", () => {
    for (const setting of [null, "none", "provider", "model"]) {
      const groups = grouped(setting);
      for (const profile of [...contents.application, ...contents.systemDefined]) {
        const parent = profileParent(profileNode(virginia, profile, contents), contents, groups);
        assert.ok(parent);
        const rows =
          parent.kind === "subgroup"
            ? subgroupChildren(parent, contents, groups)
            : groupChildren(parent, contents, groups);
        assert.ok(rows.some((row) => row.kind === "profile" && row.profile.arn === profile.arn));
      }
    }
  });
});
