import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mfaTexts } from "../../../../src/features/signIn/mfaTexts";

describe("the input box for an MFA code", () => {
  it("contains the device and the AWS profile", () => {
    const device = "arn:aws:iam::123456789012:mfa/me";
    assert.deepEqual(mfaTexts({ device, awsProfile: "dev" }), {
      title: "MFA Code for AWS Profile dev",
      prompt: `Enter the code from the MFA device ${device}`,
    });
  });

  it("renders no links or icons from the AWS files", () => {
    const hostile = "[Renew](command:workbench.action.quit) $(lock)\u202E\nnext";
    const { title, prompt } = mfaTexts({ device: hostile, awsProfile: hostile });
    assert.doesNotMatch(prompt, /\]\(|(?<!\\)\$\(/);
    assert.doesNotMatch(`${title}${prompt}`, /[\u202E\n]/);
  });
});
