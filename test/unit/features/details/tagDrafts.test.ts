import assert from "node:assert/strict";
import { suite, test } from "node:test";
import {
  findDraftHints,
  findDraftViolation,
  noDrafts,
  parseDrafts,
  withAdded,
  withChanged,
  withoutApplied,
  withoutChanged,
} from "../../../../src/features/details/view/tagDrafts";

const team = { key: "team", value: "chat" };

suite("the drafts of tags on the page", () => {
  test("keep the forms apart, and each form exactly as typed", () => {
    let drafts = withChanged(noDrafts, { key: "team", value: " a" });
    drafts = withChanged(drafts, { key: "env", value: "prod" });
    drafts = withChanged(drafts, { key: "team", value: " ads " });
    drafts = withAdded(drafts, { key: "Team", value: "" });
    assert.deepEqual(drafts, {
      changed: [
        { key: "team", value: " ads " },
        { key: "env", value: "prod" },
      ],
      added: { key: "Team", value: "" },
    });
    assert.deepEqual(withAdded(withoutChanged(drafts, "team"), undefined), {
      changed: [{ key: "env", value: "prod" }],
    });
  });

  test("are restored from the saved state of the page, and dropped if it contains anything else", () => {
    const drafts = withAdded(withChanged(noDrafts, team), { key: "", value: "x" });
    assert.deepEqual(parseDrafts(JSON.parse(JSON.stringify(drafts))), drafts);
    for (const saved of [undefined, null, "x", {}, { changed: [{ key: "team" }] }, { changed: [], added: "x" }]) {
      assert.deepEqual(parseDrafts(saved), noDrafts);
    }
  });

  test("end when AWS has the tag, and not because of any other change", () => {
    const drafts = withAdded(withChanged(noDrafts, { key: "team", value: "ads " }), { key: " env ", value: "prod" });
    assert.deepEqual(withoutApplied(drafts, [team], [{ key: "team", value: "search" }]), drafts);
    assert.deepEqual(withoutApplied(drafts, [team], []), drafts);
    assert.deepEqual(
      withoutApplied(drafts, [team], [{ key: "team", value: "ads" }]),
      withAdded(noDrafts, drafts.added),
    );
    assert.deepEqual(
      withoutApplied(drafts, [team], [team, { key: "env", value: "prod" }]),
      withAdded(drafts, undefined),
    );
  });

  test("of an unchanged value stay open while the tags are refreshed", () => {
    const drafts = withChanged(noDrafts, team);
    assert.deepEqual(withoutApplied(drafts, [team], [team]), drafts);
  });

  test("are checked by the rules of AWS, without surrounding spaces", () => {
    const others = [team];
    assert.equal(findDraftViolation({ key: " env ", value: " prod " }, others), undefined);
    assert.equal(findDraftViolation({ key: "Team", value: "" }, others), undefined);
    assert.deepEqual(findDraftViolation({ key: "team ", value: "x" }, others), { kind: "repeatedKey", key: "team" });
    assert.deepEqual(
      [
        { key: " ", value: "" },
        { key: "AWS:x", value: "" },
        { key: "k".repeat(129), value: "" },
        { key: "\u{1F600}", value: "" },
        { key: "env", value: "v".repeat(257) },
      ].map((draft) => findDraftViolation(draft, others)?.kind),
      ["key", "key", "key", "key", "value"],
    );
    const full = Array.from({ length: 50 }, (_, index) => ({ key: `k${index}`, value: "" }));
    assert.deepEqual(findDraftViolation({ key: "env", value: "" }, full), { kind: "tooMany", maximum: 50 });
  });

  test("have hints about similar keys and values that are not allowed", () => {
    const suggestions = [
      { key: "cost-center", values: [], allowed: [] },
      { key: "env", values: [], allowed: ["prod", "dev-*"] },
    ];
    const hints = (key: string, value: string) => findDraftHints({ key, value }, [team], suggestions);
    assert.deepEqual(hints("Team", ""), [{ kind: "similarKey", key: "Team", similar: "team" }]);
    assert.deepEqual(hints("CostCenter", "1"), [{ kind: "similarKey", key: "CostCenter", similar: "cost-center" }]);
    assert.deepEqual(hints("Map-Migrated", "1"), [
      { kind: "similarKey", key: "Map-Migrated", similar: "map-migrated" },
    ]);
    assert.deepEqual(hints("env", "test"), [{ kind: "notAllowed", allowed: ["prod", "dev-*"] }]);
    assert.deepEqual(hints("env", " dev-1 "), []);
    assert.deepEqual(hints("team", "x"), []);
  });
});
