import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { profilePage, quotaPage } from "../../../src/domain/consoleUrls";

describe("the console page for the quota", () => {
  for (const [region, host] of [
    ["us-east-1", "us-east-1.console.aws.amazon.com"],
    ["xx-future-1", "xx-future-1.console.aws.amazon.com"],
    ["us-gov-west-1", "us-gov-west-1.console.amazonaws-us-gov.com"],
    ["cn-north-1", "cn-north-1.console.amazonaws.cn"],
    ["eusc-de-east-1", "eusc-de-east-1.console.amazonaws-eusc.eu"],
  ] as const) {
    it(`is at ${host} for ${region}`, () => {
      const page = new URL(quotaPage(region) ?? "");
      assert.equal(page.host, host);
      assert.equal(page.pathname, "/servicequotas/home/services/bedrock/quotas/L-40EC9882");
    });
  }

  for (const region of ["us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1", "us-isof-south-1"]) {
    it(`does not exist for ${region}`, () => assert.equal(quotaPage(region), undefined));
  }
});

describe("the console page of an inference profile", () => {
  const id = "us.amazon.nova-lite-v1:0";

  it("is the page of a system-defined profile in its Region and partition", () => {
    assert.equal(
      profilePage("us-east-2", { id, type: "SYSTEM_DEFINED" }),
      `https://us-east-2.console.aws.amazon.com/bedrock/home?region=us-east-2#/inference-profiles/${id}`,
    );
    const page = profilePage("us-gov-west-1", { id: `us-gov.${id}`, type: "SYSTEM_DEFINED" });
    assert.ok(
      page?.startsWith("https://us-gov-west-1.console.amazonaws-us-gov.com/bedrock/home?region=us-gov-west-1#"),
    );
  });

  it("is the list page for an application profile or an ID that AWS does not define", () => {
    const list = "https://us-east-2.console.aws.amazon.com/bedrock/home?region=us-east-2#/inference-profiles";
    assert.equal(profilePage("us-east-2", { id: "a1b2c3d4e5f6", type: "APPLICATION" }), list);
    assert.equal(profilePage("us-east-2", { id: "x/../../iam#?", type: "SYSTEM_DEFINED" }), list);
  });

  it("does not exist in a partition without a public console", () => {
    assert.equal(profilePage("us-iso-east-1", { id, type: "SYSTEM_DEFINED" }), undefined);
  });
});
