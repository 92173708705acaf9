import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ConfigFindingKind } from "../../../src/domain/configFinding";
import { formatFinding } from "../../../src/messages/configFinding";

const file = "/home/me/.aws/config";

/** A part of each message. The code does not compile if a kind is missing. */
const texts: Readonly<Record<ConfigFindingKind, string>> = {
  unreadable: "could not be read",
  notText: "line 7: The file is not UTF-8",
  byteOrderMark: "byte order mark",
  unreadableHeader: "line 7: This section header is invalid",
  indentedHeader: "line 7: This section header is indented, so it is part of the value that starts on line 3",
  missingPrefix: "line 7: [dev] is not an AWS profile in this file and is ignored. Use [profile dev]",
  needlessPrefix: 'line 7: In this file, "profile" is part of the name',
  wrongFile: "line 7: [dev] belongs in the config file. In this file, it is an AWS profile",
  unusualPrefix: 'line 7: The AWS CLI reads the name "dev" in this header, but other AWS tools ignore it',
  quotesRemoved: 'line 7: The AWS CLI reads the name "dev" in this header, without the quotation marks',
  otherCase: 'line 7: The name is "dev", not "default", so this is not the default AWS profile',
  quotedName: "line 7: In this file, spaces and quotation marks are part of the name",
  duplicateSection: "line 7: This section also appears on line 3",
  sameName: "line 7: This section has the same name as the one on line 3",
  duplicateSetting: "line 7: This setting replaces the same setting on line 3",
  defaultsSection: "line 7: The settings in [DEFAULT]",
  settingBeforeSection: "line 7: This line is above the first section",
  brokenLine: "line 7: This line is neither a setting nor a section header",
  brokenBlock: "line 7: One of the indented lines below",
  emptyValue: "line 7: The empty value of dev replaces the value in the config file",
  missingServices: "line 7: The section [services dev] does not exist, so the default endpoints are used",
  indentedValue: "line 7: The lines below dev are indented, so they belong to it",
  commentInValue: "line 7: The comment is read as part of the value",
  unclosedQuote: "line 7: A quotation mark in dev is not closed, so the program is not run",
  invalidRegion: 'line 7: The value of dev is "US-EAST-1", which is not a Region code.',
};

describe("the message for a finding in the shared AWS files", () => {
  for (const [what, text] of Object.entries(texts) as [ConfigFindingKind, string][]) {
    it(`contains the location, the finding and its effect: ${what}`, () => {
      const finding = {
        file,
        line: 7,
        otherLine: 3,
        what,
        consequence: "none",
        name: "dev",
        intended: "[profile dev]",
        value: "US-EAST-1",
      } as const;
      const formatted = formatFinding(finding);
      assert.ok(formatted.includes(file) && formatted.includes(text), formatted);
      assert.doesNotMatch(formatted, /The AWS CLI cannot use this file/);
      assert.match(formatFinding({ ...finding, refusedByCli: true }), /The AWS CLI cannot use this file/);
    });
  }

  it("names the Region that is used instead, and does not quote arbitrary values", () => {
    const finding = { file, line: 7, what: "invalidRegion", consequence: "correctedUsed", name: "region" } as const;
    assert.equal(
      formatFinding({ ...finding, corrected: "us-east-1" }),
      `${file}, line 7: The value of region is not a Region code. us-east-1 is used instead. Correct the value, because the AWS CLI uses it unchanged.`,
    );
    assert.equal(
      formatFinding({ variable: "AWS_REGION", value: "us-east-1a", corrected: "us-east-1" }),
      'The environment variable AWS_REGION is "us-east-1a", which is not a Region code. us-east-1 is used instead. Correct the value, because the AWS CLI uses it unchanged.',
    );
    assert.equal(
      formatFinding({ variable: "AWS_REGION" }),
      "The value of the environment variable AWS_REGION is not a Region code. The value is ignored. Use a Region code such as us-east-1.",
    );
  });

  it("states that a value is ignored, and which Region code to use", () => {
    const finding = { file, line: 7, what: "invalidRegion", consequence: "regionIgnored", name: "region" } as const;
    const start = `${file}, line 7: The value of region is`;
    assert.equal(
      formatFinding({ ...finding, value: "Ireland", suggested: "eu-west-1" }),
      `${start} "Ireland", which is not a Region code. The value is ignored. Use eu-west-1 for Europe (Ireland).`,
    );
    assert.equal(
      formatFinding({ ...finding, value: "Hong Kong", suggested: "ap-east-1" }),
      `${start} "Hong Kong", which is not a Region code. The value is ignored. Use ap-east-1.`,
    );
    assert.equal(
      formatFinding({ ...finding, value: "europe-west1" }),
      `${start} "europe-west1", which is not a Region code. The value is ignored. Use a Region code such as us-east-1.`,
    );
    assert.equal(
      formatFinding({ ...finding, consequence: "valueNotUsed", name: "sso_region", value: "mars" }),
      `${file}, line 7: The value of sso_region is "mars", which is not a Region code. Use a Region code such as us-east-1.`,
    );
  });

  it("states the intended header, and that it must be lowercase if that is the only difference", () => {
    const finding = { file, line: 7, what: "missingPrefix", consequence: "sectionIgnored" } as const;
    assert.equal(
      formatFinding({ ...finding, name: "Profile dev", intended: "[profile dev]" }),
      `${file}, line 7: The header [Profile dev] is ignored, because headers must be lowercase. Use [profile dev].`,
    );
    assert.equal(
      formatFinding({ ...finding, name: " profile c ", intended: "[profile c]" }),
      `${file}, line 7: [ profile c ] is not an AWS profile in this file and is ignored. Use [profile c].`,
    );
  });

  it("does not quote a section name with unusual characters", () => {
    const formatted = formatFinding({ file, line: 7, what: "missingPrefix", consequence: "sectionIgnored" });
    assert.match(formatted, /This section is not an AWS profile/);
  });
});
