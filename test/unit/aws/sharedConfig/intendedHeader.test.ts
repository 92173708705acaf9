import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { checkCredentialsHeader } from "../../../../src/aws/sharedConfig/credentialsHeader";
import { configHeader, intendedSection } from "../../../../src/aws/sharedConfig/intendedHeader";
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
  // A quotation mark within a word is part of the name.
  ["profile it's", '[profile "it\'s"]'],
  ["Profile it's mine", '[profile "it\'s mine"]'],
  ["it's", '[profile "it\'s"]'],
  ["it's John's", "[profile \"it's John's\"]"],
  ["profile 'it's'", '[profile "it\'s"]'],
  ["profile 'it's mine'", '[profile "it\'s mine"]'],
  ["profile \"it's", '[profile "it\'s"]'],
  ["sso-session John's Corp", '[sso-session "John\'s Corp"]'],
  ["services John's", '[services "John\'s"]'],
  ["profile \u2018it's\u2019", '[profile "it\'s"]'],
  ["'it'\"'\"'s'", '[profile "it\'s"]'],
  ["it\\'s", '[profile "it\'s"]'],
  ["a\\ b", "[profile 'a b']"],
  // The type is followed by another separator, or is in quotation marks.
  ["profile-dev", "[profile dev]"],
  ["profile:dev", "[profile dev]"],
  ["profile=dev", "[profile dev]"],
  ["profile = dev", "[profile dev]"],
  ["Profile: My Team", "[profile 'My Team']"],
  ["profile_dev", "[profile dev]"],
  ["profile.dev", "[profile dev]"],
  ["profile/dev", "[profile dev]"],
  ["profiles:dev", "[profile dev]"],
  ["profile:default", "[default]"],
  ["sso-session:corp", "[sso-session corp]"],
  ["sso-session-corp", "[sso-session corp]"],
  ["services=local", "[services local]"],
  ["'profile dev'", "[profile dev]"],
  ["'profile' dev", "[profile dev]"],
  // It is unclear which name was meant.
  ["profile", undefined],
  ["profiles", undefined],
  ["profile2", undefined],
  ["services-team", undefined],
  ["profile dev'", undefined],
  ["profile 'a' b", undefined],
  ["Profile James' and John's", undefined],
  ["it\u2019s", undefined],
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

/** Headers in the config file that only the AWS CLI accepts, or that do not mean what they seem to mean. */
const accepted: readonly (readonly [
  header: string,
  what: string,
  name: string | undefined,
  intended: string | undefined,
])[] = [
  ["profiles dev", "unusualPrefix", "dev", "[profile dev]"],
  ["profile: dev", "unusualPrefix", "dev", "[profile dev]"],
  ["profilex 'my team'", "unusualPrefix", "my team", undefined],
  ["profile:my team", "unusualPrefix", "team", "[profile 'my team']"],
  ["sso-sessions corp", "unusualPrefix", "corp", "[sso-session corp]"],
  ["profile Default", "otherCase", "Default", "[default]"],
  ["profile it's John's", "quotesRemoved", "its Johns", "[profile \"it's John's\"]"],
  ["sso-session O'Brien's", "quotesRemoved", "OBriens", "[sso-session \"O'Brien's\"]"],
];

describe("a header in the config file that the AWS CLI accepts", () => {
  for (const [header, what, name, intended] of accepted) {
    it(`has a finding if other tools or the user probably read it differently: ${header}`, () => {
      const { findings } = parseConfigSections(parseIni(`[${header}]\nregion = us-east-1\n`));
      assert.deepEqual(
        findings.map((finding) => [finding.line, finding.what, finding.name, finding.intended]),
        [[1, what, name, intended]],
      );
    });
  }

  it("has no finding if its name begins with the type of a section", () => {
    for (const header of [
      "profile profile-dev",
      "profile sso-session",
      "sso-session profile",
      "profile 'it'\"'\"'s'",
      'profile "it\'s"',
      "profile 'my team'",
      "default",
    ]) {
      assert.deepEqual(parseConfigSections(parseIni(`[${header}]\nregion = us-east-1\n`)).findings, []);
    }
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
    ["'it's mine'", "it's mine"],
    ["profile it's", "it's"],
    ["profile:dev", "dev"],
    ["profiles dev", "dev"],
    ["Default", "default"],
    ["profile Default", "default"],
  ] as const) {
    it(`contains the header for the intended AWS profile: ${JSON.stringify(header)}`, () => {
      const { findings } = parseCredentialsSections(parseIni(`[${header}]\naws_access_key_id = a\n`));
      assert.deepEqual(
        findings.map(({ intended }) => intended),
        [`[${name}]`],
      );
    });
  }

  for (const header of ["sso-session corp", "SSO-Session 'My Corp'", "services local", "services:local"]) {
    it(`names the file that the section belongs in: ${header}`, () => {
      const { awsProfiles, findings } = parseCredentialsSections(parseIni(`[${header}]\nregion = a\n`));
      assert.deepEqual([...awsProfiles.keys()], [header]);
      assert.deepEqual(
        findings.map(({ line, what, name, intended }) => [line, what, name, intended]),
        [[1, "wrongFile", header, undefined]],
      );
    });
  }

  it("does not exist for usual names", () => {
    for (const name of [
      "dev",
      "default",
      "my team",
      "it's",
      "profile",
      "profile-dev",
      "services",
      "sso-session-x",
      "service account",
      "a/b@c",
      "日本",
      "Defaults",
    ]) {
      assert.equal(checkCredentialsHeader(name), undefined, name);
    }
  });
});

describe("the finding about a line that is almost a header", () => {
  for (const [line, inConfig, inCredentials] of [
    ["[profile dev", "[profile dev]", "[dev]"],
    ["profile dev]", "[profile dev]", "[dev]"],
    ["- [profile dev]", "[profile dev]", "[dev]"],
    ["[profile My Team # mine", "[profile 'My Team']", "[My Team]"],
    ["[profile it's", '[profile "it\'s"]', "[it's]"],
    ["[sso-session corp", "[sso-session corp]", undefined],
    ["[dev", undefined, undefined],
    ["x = [profile dev]", undefined, undefined],
  ] as const) {
    it(`contains the header for the intended section: ${line}`, () => {
      const file = parseIni(`[default]\n${line}\nregion = us-east-1\n`);
      const intended = ({ findings }: { findings: readonly { what: string; intended?: string }[] }) =>
        findings.filter(({ what }) => what === "unreadableHeader").map((finding) => finding.intended);
      const count = line.startsWith("x") ? [] : undefined;
      assert.deepEqual(intended(parseConfigSections(file)), count ?? [inConfig]);
      assert.deepEqual(intended(parseCredentialsSections(file)), count ?? [inCredentials]);
    });
  }
});
