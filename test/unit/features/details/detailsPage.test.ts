import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { pageKey, tabTitle } from "../../../../src/features/details/detailsPage";
import { applicationArn } from "../../domain/samples";

suite("the tab of a details page", () => {
  test("a name that looks like an icon stays text", () => {
    assert.doesNotMatch(tabTitle("$(zap) prod"), /\$\(zap\)/);
    assert.equal(tabTitle("$(zap) prod").replaceAll("\u200B", ""), "$(zap) prod");
    assert.equal(tabTitle("prod"), "prod");
  });

  test("the same profile seen with two AWS profiles has two pages", () => {
    const arn = applicationArn("abc");
    const keys = [{ region: "us-east-1" }, { awsProfile: "dev", region: "us-east-1" }].map((connection) =>
      pageKey(connection, arn),
    );
    assert.equal(new Set(keys).size, 2);
  });
});
