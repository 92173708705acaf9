import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { quotaPage } from "../../../src/domain/consoleUrls";

describe("the console page of the quota", () => {
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
