import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Tag } from "../../../../src/domain/inferenceProfile";
import { accountId } from "../../domain/samples";
import { application, dataOf, describe, noTagRules, source } from "./detailsSamples";

function pageOf(tags: readonly Tag[], rules: Partial<typeof noTagRules> = {}, changes = {}) {
  return describe(dataOf(application, { tags: { status: "ready", value: tags }, ...changes }), {
    ...noTagRules,
    ...rules,
  });
}

suite("the page and the rules for tags", () => {
  test("shows the stack that manages the profile, and the tag of another tool", () => {
    const stack = [
      { key: "aws:cloudformation:stack-name", value: "search\u202E-prod" },
      { key: "aws:cloudformation:logical-id", value: "Profile" },
    ];
    assert.equal(pageOf(stack).managedBy, "CloudFormation stack search-prod, resource Profile");
    const terraform = [{ key: "ManagedBy", value: "Terraform" }];
    assert.equal(pageOf(terraform, { managedByTags: ["managed-by"] }).managedBy, "ManagedBy=Terraform");
    assert.equal(pageOf(terraform).managedBy, undefined);
  });

  test("shows the differences from the required tags, and offers to fix them", () => {
    const required = [
      { key: "team", values: [] },
      { key: "cost-center", values: ["4*"] },
      { key: "env", values: [] },
    ];
    const page = pageOf(
      [
        { key: "Team", value: "chat" },
        { key: "cost-center", value: "5\u200B1" },
      ],
      { required },
    );
    assert.deepEqual(page.deviations, {
      missing: [{ key: "team", similarKey: "Team" }, { key: "env" }],
      notAllowed: [{ key: "cost-center", value: "51" }],
    });
    assert.ok(page.actions.includes("addRequiredTags"));
    const complete = pageOf(
      ["team", "env"].map((key) => ({ key, value: "x" })),
      { required: required.filter(({ key }) => key !== "cost-center") },
    );
    assert.equal(complete.deviations, undefined);
    assert.ok(!complete.actions.includes("addRequiredTags"));
  });

  test("shows neither for a system-defined profile, unknown tags, and a deleted profile", () => {
    const rules = { required: [{ key: "team", values: [] }], managedByTags: ["*"] };
    const pages = [
      describe(dataOf(source), { ...noTagRules, ...rules }),
      pageOf([], rules, { tags: { status: "loading" } }),
      pageOf([{ key: "env", value: "x" }], rules, { profile: { status: "notFound", value: application } }),
    ];
    for (const { managedBy, deviations, actions } of pages) {
      assert.deepEqual([managedBy, deviations, actions.includes("addRequiredTags")], [undefined, undefined, false]);
    }
  });

  test("allows no change if a setting forbids it, and names the setting", () => {
    for (const [changes, reason] of [
      [{ readOnly: true }, /bedrockProfiles\.readOnly/],
      [{ malformedAccounts: true }, /bedrockProfiles\.protectedAccounts/],
      [{ protectedAccounts: [accountId] }, new RegExp(`bedrockProfiles\\.protectedAccounts.*${accountId}`)],
    ] as const) {
      const { tags } = pageOf([], { changeRules: { ...noTagRules.changeRules, ...changes } });
      assert.ok(tags?.kind === "known" && tags.editing.kind === "refused");
      assert.match(tags.editing.reason, reason);
    }
    const { tags } = pageOf([], {
      changeRules: { ...noTagRules.changeRules, protectedAccounts: ["999999999999"] },
    });
    assert.ok(tags?.kind === "known" && tags.editing.kind === "available");
  });

  test("allows no change to a profile of another account", () => {
    const { tags } = pageOf([], {}, { accountId: "999999999999" });
    assert.ok(tags?.kind === "known" && tags.editing.kind === "unavailable");
  });

  test("marks tags that cannot be changed in place", () => {
    const { tags } = pageOf([
      { key: "aws:createdBy", value: "x" },
      { key: "te\u200Bam", value: "x" },
      { key: "team", value: "x" },
    ]);
    assert.ok(tags?.kind === "known");
    assert.deepEqual(
      tags.tags.map(({ reserved, exact }) => [reserved, exact]),
      [
        [true, true],
        [false, false],
        [false, true],
      ],
    );
  });
});
