import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  findTagDeviations,
  isAllowedValue,
  parseRequiredTags,
  suggestedValues,
} from "../../../src/domain/requiredTags";

const { required } = parseRequiredTags([
  { key: "team", values: ["search", "ads"] },
  { key: "map-migrated", values: ["mig*"], default: "mig12345" },
  "cost-center",
]);

describe("required tags", () => {
  it("can be keys, or objects with allowed values or globs and an optional default value", () => {
    assert.deepEqual(required, [
      { key: "team", values: ["search", "ads"] },
      { key: "map-migrated", values: ["mig*"], defaultValue: "mig12345" },
      { key: "cost-center", values: [] },
    ]);
  });

  it("exclude unusable entries, and report them", () => {
    const unusable = [
      { key: "" },
      { key: "aws:team" },
      { key: "AWS:team" },
      { key: "\uFF54eam" },
      { key: "a", values: [1] },
      { key: "a", default: "#" },
      { key: "a", values: ["b*"], default: "c" },
      { Key: "a" },
      ["a"],
      5,
      null,
    ];
    for (const each of unusable) {
      assert.deepEqual(parseRequiredTags([each]), { required: [], malformed: true }, JSON.stringify(each));
    }
    assert.deepEqual(parseRequiredTags([...unusable, "team", { key: "team", values: ["other"] }]), {
      required: [{ key: "team", values: [] }],
      malformed: true,
    });
    assert.deepEqual(parseRequiredTags("team"), { required: [], malformed: true });
    for (const unset of [undefined, null, []]) {
      assert.deepEqual(parseRequiredTags(unset), { required: [], malformed: false });
    }
  });

  it("report missing keys and disallowed values, in order", () => {
    const tags = [
      { key: "team", value: "finance" },
      { key: "cost-center", value: "" },
    ];
    assert.deepEqual(findTagDeviations(tags, required), [
      { kind: "notAllowed", required: required[0], value: "finance" },
      { kind: "missing", required: required[1] },
    ]);
    assert.deepEqual(findTagDeviations([...tags, { key: "map-migrated", value: "migX" }], required.slice(1)), []);
  });

  it("report a key of the profile that differs only in spelling", () => {
    const tags = [
      { key: "Team", value: "search" },
      { key: "CostCenter", value: "1" },
    ];
    const found = findTagDeviations(tags, required);
    assert.deepEqual(
      found.map((each) => each.kind === "missing" && each.similarKey),
      ["Team", undefined, "CostCenter"],
    );
  });

  it("suggest the default and the allowed values, but not globs", () => {
    assert.deepEqual(required.map(suggestedValues), [["search", "ads"], ["mig12345"], []]);
    assert.equal(isAllowedValue({ key: "a", values: ["x?"] }, "xy"), true);
  });
});
