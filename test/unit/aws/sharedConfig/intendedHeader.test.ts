import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import {
  configHeader,
  intendedCredentialsName,
  intendedSection,
} from "../../../../src/aws/sharedConfig/intendedHeader";
import { parseIni } from "../../../../src/aws/sharedConfig/parseIni";
import { parseConfigSections, parseCredentialsSections } from "../../../../src/aws/sharedConfig/sections";

/** Returns the AWS profiles, SSO sessions and `services` sections in a config file, by type and name. */
function sectionsIn(text: string): string[] {
  const { awsProfiles, ssoSessions, services } = parseConfigSections(parseIni(text));
  return Object.entries({ awsProfiles, ssoSessions, services }).flatMap(([type, sections]) =>
    [...sections.keys()].map((name) => `${type} ${name}`),
  );
}

/** Headers in the config file that the AWS CLI ignores, and the header for the section that was meant. */
const table: readonly (readonly [header: string, intended: string | undefined])[] = [
  ["dev", "[profile dev]"],
  ["my team", "[profile 'my team']"],
  [" profile c ", "[profile c]"],
  ["\tprofile\tc\t", "[profile c]"],
  ["  profile   c", "[profile c]"],
  ["Profile dev", "[profile dev]"],
  ["PROFILE  My Team", "[profile 'My Team']"],
  ["profile My Team", "[profile 'My Team']"],
  [" profile 'My  Team'", "[profile 'My  Team']"],
  [' Profile "it\'s"', '[profile "it\'s"]'],
  ["profile 'dev", "[profile dev]"],
  ["profile \u201cMy Team\u201d", "[profile 'My Team']"],
  ["profile\u00a0dev", "[profile dev]"],
  ["\ufeffprofile dev", "[profile dev]"],
  ["profile dev] # see [1", "[profile dev]"],
  ["'dev'", "[profile dev]"],
  ["Default", "[default]"],
  [" default ", "[default]"],
  ["'default'", "[default]"],
  [" profile default", "[default]"],
  ["日本", "[profile 日本]"],
  ["R&D", "[profile R&D]"],
  ["SSO-Session Corp", "[sso-session Corp]"],
  ["sso_session corp", "[sso-session corp]"],
  ["sso session My Corp", "[sso-session 'My Corp']"],
  [" sso-session 'My Corp'", "[sso-session 'My Corp']"],
  ["Services local", "[services local]"],
  ["service local", "[services local]"],
  // It is unclear which name was meant.
  ["profile", undefined],
  ["profile:dev", undefined],
  ["profile-dev", undefined],
  ["Profile ''", undefined],
  ["sso-session", undefined],
  [" ", undefined],
  ["<script>", undefined],
];

describe("the finding about an invalid header in the config file", () => {
  for (const [header, intended] of table) {
    it(`contains the header for the intended section: ${JSON.stringify(header)}`, () => {
      const { findings } = parseConfigSections(parseIni(`[${header}]\nregion = us-east-1\n`));
      assert.deepEqual(
        findings.map((finding) => [finding.line, finding.consequence, finding.intended]),
        [[1, "sectionIgnored", intended]],
      );
      if (intended !== undefined) {
        assert.equal(sectionsIn(`${intended}\nregion = us-east-1\n`).length, 1);
      }
    });
  }

  it("suggests only headers that start exactly the intended section", () => {
    const part = fc.oneof(
      fc.constantFrom(
        "profile",
        "Profile",
        "sso-session",
        "services",
        "default",
        " ",
        "\t",
        "'",
        '"',
        "\\",
        "]",
        "a",
        "#",
      ),
      fc.string({ unit: "grapheme", maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const section = intendedSection(parts.join(""));
        if (section) {
          const key = { awsProfile: "awsProfiles", ssoSession: "ssoSessions", services: "services" }[section.type];
          assert.deepEqual(sectionsIn(`${configHeader(section)}\nregion = x\n`), [`${key} ${section.name}`]);
        }
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});

describe("the finding about a header in the credentials file", () => {
  for (const [header, name] of [
    ["profile dev", "dev"],
    [" Profile dev ", "dev"],
    ["profile 'my team'", "my team"],
    [" dev ", "dev"],
    ["'my team'", "my team"],
    ['"dev"', "dev"],
  ] as const) {
    it(`contains the header for the intended AWS profile: ${JSON.stringify(header)}`, () => {
      const { findings } = parseCredentialsSections(parseIni(`[${header}]\naws_access_key_id = a\n`));
      assert.deepEqual(
        findings.map(({ intended }) => intended),
        [`[${name}]`],
      );
    });
  }

  it("does not exist for usual names", () => {
    for (const name of ["dev", "default", "my team", "it's", "profile", "profile-dev", "a/b@c", "日本", "Default"]) {
      assert.equal(intendedCredentialsName(name), undefined);
    }
  });
});
