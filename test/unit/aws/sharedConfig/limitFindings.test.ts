import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { listConfigFindings } from "../../../../src/aws/sharedConfig/configFindings";
import { listFindingsInUse } from "../../../../src/aws/sharedConfig/findingsInUse";
import { countFindings } from "../../../../src/connections/findings";
import { findingNodes } from "../../../../src/features/explorer/nodes";
import { useAwsEnvironment } from "../support";

const environment = useAwsEnvironment();
const count = 5000;

function repeat(line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${line(index)}\n`).join("");
}

describe("the findings about a file with many invalid lines", () => {
  for (const [what, text] of [
    ["brokenLine", `[default]\n${repeat(() => "garbage")}`],
    ["settingBeforeSection", repeat(() => "garbage")],
    ["missingPrefix", repeat((index) => `[x${index}]`)],
    ["unreadableHeader", repeat((index) => `[profile x${index} y]`)],
    ["duplicateSection", repeat(() => "[default]").replace("[default]", "[default]\n[default]")],
    ["duplicateSetting", `[default]\nx = 1\n${repeat((index) => `x = ${index}`)}`],
    ["indentedHeader", `[default]\nx = 1\n${repeat(() => "  [profile dev]")}`],
    ["commentInValue", repeat((index) => `[profile p${index}]\nrole_arn = a # b`)],
  ] as const) {
    it(`are limited, and the others are counted: ${what}`, async () => {
      await environment.writeFile("config", text);
      const findings = await listConfigFindings();
      assert.ok(findings.length <= 1000, `${findings.length} findings`);
      assert.equal(countFindings(findings.filter((finding) => finding.what === what)), count);
      const rows = findingNodes(findings);
      assert.deepEqual(
        rows.map((row) => [row.kind, "count" in row ? row.count : 1]),
        [
          ["finding", 1],
          ["finding", 1],
          ["finding", 1],
          ["moreFindings", countFindings(findings) - 3],
        ],
      );
    });
  }

  it("include those that affect an AWS profile in use at the end of the file", async () => {
    const others = repeat((index) => `[profile p${index}]\nregion = XX-${index}\ngarbage`);
    await environment.writeFile(
      "config",
      `${others}[profile dev]\nregion = US-EAST-1\ncredential_process =\n  a = b\n`,
    );
    const found = await listFindingsInUse({ awsProfiles: ["dev"], hasRegions: false });
    assert.deepEqual(
      found.map((finding) => "what" in finding && [finding.what, finding.name]),
      [
        ["invalidRegion", "region"],
        ["indentedValue", "credential_process"],
      ],
    );
  });
});
