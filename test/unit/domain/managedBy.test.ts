import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findManager } from "../../../src/domain/managedBy";
import { manifest } from "../manifest";

const defaults = manifest.contributes.configuration.properties["bedrockProfiles.managedByTags"]?.default as string[];
const tag = (key: string, value: string) => ({ key, value });

describe("the infrastructure code that manages a profile", () => {
  it("is the CloudFormation stack in the tags that CloudFormation sets", () => {
    const tags = [
      tag("managed-by", "terraform"),
      tag("aws:cloudformation:stack-name", "search-prod"),
      tag("aws:cloudformation:logical-id", "ChatProfile"),
    ];
    const expected = { kind: "cloudFormation", stack: "search-prod", logicalId: "ChatProfile" };
    assert.deepEqual(findManager(tags, defaults), expected);
    const arn = "arn:aws:cloudformation:us-east-1:111122223333:stack/search-prod/0a1b2c3d";
    assert.deepEqual(findManager([tag("aws:cloudformation:stack-id", arn)], []), {
      kind: "cloudFormation",
      stack: "search-prod",
    });
  });

  it("is CloudFormation if any tag that CloudFormation sets is present, even if the stack is unknown", () => {
    const logicalId = tag("aws:cloudformation:logical-id", "ChatProfile");
    assert.deepEqual(findManager([logicalId], []), { kind: "cloudFormation", logicalId: "ChatProfile" });
    assert.deepEqual(findManager([tag("aws:cloudformation:type", "x")], []), { kind: "cloudFormation" });
    assert.equal(
      findManager([tag("cloudformation:stack-name", "a"), tag("aws:servicecatalog:arn", "b")], []),
      undefined,
    );
  });

  it("is named by a tag with any spelling", () => {
    for (const key of ["managed-by", "ManagedBy", "managed_by", "Managed By", "provisioned-by"]) {
      assert.deepEqual(findManager([tag("team", "search"), tag(key, "Terraform")], defaults), {
        kind: "tag",
        key,
        value: "Terraform",
      });
    }
    assert.equal(findManager([tag("pulumi:project", "search")], defaults)?.kind, "tag");
  });

  it("is undefined if the tag states that nothing manages the profile, or if there is no such tag", () => {
    for (const value of ["", "false", "Manual", "none"]) {
      assert.equal(findManager([tag("managed-by", value)], defaults), undefined, value);
    }
    assert.equal(findManager([tag("managed-by-date", "2026"), tag("team", "managed-by")], defaults), undefined);
  });

  it("depends on the configured patterns, which can include values", () => {
    const tags = [tag("owner", "Terraform Cloud")];
    assert.equal(findManager(tags, ["owner=terraform*"])?.kind, "tag");
    assert.equal(findManager(tags, ["owner=pulumi*"]), undefined);
    assert.equal(findManager([tag("a", "b")], ["", "="]), undefined);
  });
});
