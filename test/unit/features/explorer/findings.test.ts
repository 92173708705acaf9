import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findingNodes, nodeId } from "../../../../src/features/explorer/nodes";
import { present } from "../../../../src/features/explorer/presentation";
import { RootNodes } from "../../../../src/features/explorer/rootNodes";
import { findingAt, virginia } from "./samples";

const english = { language: "en" };
const variable = { variable: "AWS_REGION", value: "mars" };

describe("a problem in the AWS configuration", () => {
  it("has a row that begins with the file and line, and an accessible label with the whole message", () => {
    assert.deepEqual(present({ kind: "finding", finding: findingAt(3) }, english), {
      label: "config, line 3: [dev] is not an AWS profile in this file and is ignored. Use [profile dev].",
      description: "/home/me/.aws",
      icon: { codicon: "warning", color: "list.warningForeground" },
      contextValue: "finding openFile selectAwsProfiles selectRegions showLog",
      accessibleLabel:
        "/home/me/.aws/config, line 3: [dev] is not an AWS profile in this file and is ignored. Use [profile dev].",
      children: "none",
    });
    const { label, description, contextValue } = present({ kind: "finding", finding: variable }, english);
    assert.equal(
      label,
      'The environment variable AWS_REGION is "mars", which is not a Region code. The value is ignored. Use a Region code such as us-east-1.',
    );
    assert.deepEqual([description, contextValue], [undefined, "finding selectAwsProfiles selectRegions showLog"]);
  });

  it("has one of at most three rows, worst first, and another row shows the number of remaining problems", () => {
    const harmless = { ...findingAt(1), what: "duplicateSetting", consequence: "laterUsed" } as const;
    const rows = findingNodes([harmless, findingAt(2), findingAt(3), variable, findingAt(4)]);
    assert.deepEqual(
      rows.map((row) => [row.kind, "line" in row.finding ? row.finding.line : row.finding]),
      [
        ["finding", 2],
        ["finding", 3],
        ["finding", variable],
        ["moreFindings", 4],
      ],
    );
    const last = rows.at(-1);
    assert.equal(last && present(last, english).label, "2 more problems in the AWS configuration");
    assert.equal(new Set(rows.map(nodeId)).size, rows.length);
    assert.equal(findingNodes([findingAt(1), findingAt(2), findingAt(3)]).length, 3);
  });

  it("has one row, even if it was found twice", () => {
    assert.equal(findingNodes([findingAt(1), findingAt(1)]).length, 1);
  });
});

describe("the rows at the top level", () => {
  const kinds = (nodes: RootNodes) => nodes.roots.map(({ kind }) => kind);

  it("start with the problems, above all Regions or AWS profiles", () => {
    const nodes = new RootNodes();
    const oregon = { region: "us-west-2" };
    assert.equal(nodes.set([virginia, oregon], [], [findingAt(1)]), true);
    assert.deepEqual(kinds(nodes), ["finding", "region", "region"]);
    assert.equal(nodes.set([virginia, oregon], [], [findingAt(1)]), false);
    assert.equal(nodes.set([virginia, oregon], [], []), true);
    assert.deepEqual(kinds(nodes), ["region", "region"]);
    nodes.set([], ["dev", "prod"], [findingAt(1)]);
    assert.deepEqual(kinds(nodes), ["finding", "awsProfile", "awsProfile"]);
  });

  it("offer to select Regions below the problems if no Region is set", () => {
    const nodes = new RootNodes();
    nodes.set([], [], [variable]);
    assert.deepEqual(kinds(nodes), ["finding", "noRegion"]);
    nodes.set([], [], []);
    assert.deepEqual(kinds(nodes), []);
  });
});
