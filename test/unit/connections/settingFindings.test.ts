import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { namedRegions } from "../../../src/connections/connectionRegions";
import { findingKey, sortFindings } from "../../../src/connections/findings";
import { findSettingFindings } from "../../../src/connections/settingFindings";
import type { ConnectionSettings } from "../../../src/connections/settings";
import type { CredentialsInUse } from "../../../src/domain/awsProfile";
import { formatFinding } from "../../../src/messages/configFinding";

/** AWS profiles whose Regions in the AWS files are in two different partitions. */
const credentials = [
  ["dev", "us-east-1"],
  ["gov", "us-gov-west-1"],
].map(([name = "", region = ""]): CredentialsInUse => ({
  name,
  awsProfile: { name, credentials: { kind: "process" }, region },
}));

function findingsOf(settings: Partial<ConnectionSettings>) {
  const all = { awsProfiles: [], regions: [], regionsByAwsProfile: new Map(), malformed: [], ...settings };
  const names = all.awsProfiles.length > 0 ? all.awsProfiles : [undefined];
  return findSettingFindings(
    all,
    names.map((awsProfile) => ({ awsProfile, ...namedRegions(awsProfile, all, credentials) })),
  );
}

const texts = (settings: Partial<ConnectionSettings>) => findingsOf(settings).map(formatFinding);

describe("the settings", () => {
  it("have no findings if all values are valid", () => {
    assert.deepEqual(texts({}), []);
    assert.deepEqual(texts({ regions: ["us-east-1", "xx-newest-1"], awsProfiles: ["dev"] }), []);
  });

  it("have a finding for each value that is not a Region code, with the Region that is used instead", () => {
    assert.deepEqual(texts({ regions: ["us-east-1", "mars", "US-WEST-2"] }), [
      '"mars" in the setting bedrockProfiles.regions is not a Region code and is ignored. Use a Region code such as us-east-1.',
      '"US-WEST-2" in the setting bedrockProfiles.regions is not a Region code. us-west-2 is used instead.',
    ]);
    assert.match(texts({ regions: ["x".repeat(5000)] }).join(), /^"x{60}…" in the setting/);
  });

  it("have findings for Regions that are in the partition of none of their AWS profiles", () => {
    const regions = ["us-west-2", "us-gov-east-1", "cn-north-1"];
    assert.deepEqual(texts({ regions, awsProfiles: ["dev"] }), [
      "us-gov-east-1 in the setting bedrockProfiles.regions is in another AWS partition than your credentials, and is ignored.",
      "cn-north-1 in the setting bedrockProfiles.regions is in another AWS partition than your credentials, and is ignored.",
    ]);
    assert.deepEqual(
      findingsOf({ regions, awsProfiles: ["dev", "gov"] }).map(({ value }) => value),
      ["cn-north-1"],
    );
    assert.deepEqual(texts({ regions }), [], "the partition of the default credentials is not known");
  });

  it("have findings for the Regions of an individual AWS profile if it is in use", () => {
    const regionsByAwsProfile = new Map([
      ["dev", ["us_east_1", "mars", "us-gov-east-1"]],
      ["other", ["venus"]],
    ]);
    assert.deepEqual(texts({ regions: ["eu-west-1"], regionsByAwsProfile, awsProfiles: ["dev", "gov"] }), [
      "eu-west-1 in the setting bedrockProfiles.regions is in another AWS partition than your credentials, and is ignored.",
      '"us_east_1" in the setting bedrockProfiles.regionsByAwsProfile is not a Region code. us-east-1 is used instead.',
      '"mars" in the setting bedrockProfiles.regionsByAwsProfile is not a Region code and is ignored. Use a Region code such as us-east-1.',
      "us-gov-east-1 in the setting bedrockProfiles.regionsByAwsProfile is in another AWS partition than the AWS profile dev, and is ignored.",
    ]);
  });

  it("have a finding for each setting with values of the wrong type", () => {
    const names = ["regions", "regionsByAwsProfile", "requiredTags", "managedByTags"];
    assert.deepEqual(texts({ malformed: names.map((name) => `bedrockProfiles.${name}`) }), [
      "The setting bedrockProfiles.regions must be a list of strings. Other values are ignored.",
      "The setting bedrockProfiles.regionsByAwsProfile must map AWS profiles to lists of Regions. Other values are ignored.",
      "The setting bedrockProfiles.requiredTags must be a list of valid tag keys with strings as allowed and default values. Other entries are ignored.",
      "The setting bedrockProfiles.managedByTags must be a list of strings. Other values are ignored.",
    ]);
  });

  it("have findings with unique keys, with findings about corrected values last", () => {
    const findings = findingsOf({ regions: ["US-WEST-2", "mars"], malformed: ["bedrockProfiles.regions"] });
    assert.equal(new Set(findings.map(findingKey)).size, 3);
    assert.deepEqual(
      sortFindings(findings).map(({ value }) => value),
      [undefined, "mars", "US-WEST-2"],
    );
  });
});
