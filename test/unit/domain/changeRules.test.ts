import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ChangeRules, Refusal } from "../../../src/domain/changeRules";
import { findAccountRefusal, findGeneralRefusal, parseChangeRules } from "../../../src/domain/changeRules";

const [one, other] = ["111122223333", "444455556666"];

function findRefusal(rules: ChangeRules, accountId: string): Refusal | undefined {
  return findGeneralRefusal(rules) ?? findAccountRefusal(rules, accountId);
}

describe("the settings that forbid changes", () => {
  it("allow everything by default", () => {
    for (const unset of [undefined, null]) {
      assert.equal(findRefusal(parseChangeRules(unset, unset), one), undefined);
    }
    assert.equal(findRefusal(parseChangeRules(false, []), one), undefined);
  });

  it("reject every change if readOnly has any value other than false", () => {
    for (const value of [true, "true", 1, "yes", {}]) {
      assert.deepEqual(findRefusal(parseChangeRules(value, []), one), { kind: "readOnly" });
    }
    assert.deepEqual(findGeneralRefusal(parseChangeRules(true, ["?"])), { kind: "readOnly" });
  });

  it("reject changes only in protected accounts", () => {
    const rules = parseChangeRules(false, [one, other]);
    assert.deepEqual(findRefusal(rules, one), { kind: "protectedAccount", accountId: one });
    assert.equal(findRefusal(rules, "777788889999"), undefined);
    assert.equal(findGeneralRefusal(rules), undefined);
  });

  it("accept account IDs with hyphens, and numbers that have lost their leading zeros", () => {
    const { protectedAccounts, malformedAccounts } = parseChangeRules(false, [" 1111-2222-3333", 12345678901]);
    assert.deepEqual(
      { protectedAccounts, malformedAccounts },
      {
        protectedAccounts: [one, "012345678901"],
        malformedAccounts: false,
      },
    );
  });

  it("reject every change while an account ID cannot be parsed", () => {
    for (const value of ["111122223333", ["prod"], [one, ""], ["11112222333"], [-1], [null], {}]) {
      const rules = parseChangeRules(false, value);
      assert.deepEqual(findRefusal(rules, other), { kind: "malformedAccounts" }, JSON.stringify(value));
    }
  });
});
