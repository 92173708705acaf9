import { randomNumbers } from "../../sharedConfig/botocore/inputs";
import type { Situation } from "./situation";
import { account, filesOf, loginSession, portal, roleName, sectionOf } from "./situation";
import { unusableValues } from "./unusableValues";

/**
 * Config file sections that define each kind of credential source completely, partially, or with contradictions. `$`
 * stands for the section name.
 */
const sources: Readonly<Record<string, readonly string[]>> = {
  role: [
    "role_arn = arn:aws:iam::111111111111:role/$",
    "source_profile = base",
    "credential_source = Environment",
    ...["base", "hop", "$", "missing"].map(
      (source) => `role_arn = arn:aws:iam::111111111111:role/$\nsource_profile = ${source}`,
    ),
    ...["Environment", "EcsContainer", "Ec2InstanceMetadata", "environment", "constructor", ""].map(
      (source) => `role_arn = arn:aws:iam::111111111111:role/$\ncredential_source = ${source}`,
    ),
    "role_arn = arn:aws:iam::111111111111:role/$\nsource_profile = base\ncredential_source = Environment",
    "role_arn =\nsource_profile = base",
  ],
  webIdentity: ["web_identity_token_file = TOKEN_FILE", "web_identity_token_file ="],
  sso: [
    `sso_session = corp\n${account}\n${roleName}`,
    `sso_session = corp\n${account}`,
    "sso_session = corp",
    `sso_session = other\n${account}\n${roleName}`,
    `sso_session = corp\nsso_region = us-east-1\n${account}\n${roleName}`,
    `sso_session = corp\nsso_region = eu-west-1\n${account}\n${roleName}`,
    `sso_session = half\nsso_region = eu-west-1\n${account}\n${roleName}`,
    `sso_session = half\n${account}\n${roleName}`,
    `${portal}\n${account}\n${roleName}`,
    `${portal}\n${roleName}`,
    portal,
    `${account}\n${roleName}`,
  ],
  keys: [
    "aws_access_key_id = AKIDCONFIG$\naws_secret_access_key = x",
    "aws_access_key_id = AKIDCONFIG$\naws_secret_access_key = x\naws_session_token = token",
    "aws_access_key_id = AKIDCONFIG$",
    "aws_secret_access_key = x",
    "aws_access_key_id =\naws_secret_access_key =",
    "aws_session_token = token",
  ],
  login: [`login_session = ${loginSession}`],
  process: ["credential_process = program-of-$"],
};

const parseCredentialsSections: readonly string[] = [
  "aws_access_key_id = AKIDFILE$\naws_secret_access_key = x",
  "aws_access_key_id = AKIDFILE$\naws_secret_access_key = x\naws_session_token = token",
  "aws_access_key_id = AKIDFILE$\naws_secret_access_key = x\naws_session_token =",
  "aws_access_key_id = AKIDFILE$\naws_secret_access_key = x\naws_security_token = older\naws_session_token = token",
  "aws_access_key_id = AKIDFILE$\naws_secret_access_key = x\naws_security_token =\naws_session_token = token",
  "aws_access_key_id = AKIDFILE$",
  "aws_secret_access_key = x",
  "aws_access_key_id = AKIDFILE$\naws_secret_access_key =",
  "aws_session_token = token",
  "region = us-west-2",
  "credential_process = program-in-credentials-file",
  "role_arn = arn:aws:iam::222222222222:role/$\nsource_profile = base",
  `sso_session = corp\n${account}\n${roleName}`,
];

const environmentKeys: readonly Readonly<Record<string, string>>[] = [
  { AWS_ACCESS_KEY_ID: "AKIDENV", AWS_SECRET_ACCESS_KEY: "x" },
  { AWS_ACCESS_KEY_ID: "AKIDENV", AWS_SECRET_ACCESS_KEY: "x", AWS_SESSION_TOKEN: "token" },
  { AWS_ACCESS_KEY_ID: "AKIDENV", AWS_SECRET_ACCESS_KEY: "x", AWS_SECURITY_TOKEN: "older", AWS_SESSION_TOKEN: "token" },
  { AWS_ACCESS_KEY_ID: "AKIDENV" },
  { AWS_ACCESS_KEY_ID: "AKIDENV", AWS_SECRET_ACCESS_KEY: "" },
  { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" },
  { AWS_SECRET_ACCESS_KEY: "x" },
  { AWS_SESSION_TOKEN: "token" },
];

const awsProfileVariables: readonly Readonly<Record<string, string>>[] = [
  { AWS_PROFILE: "it" },
  { AWS_PROFILE: "missing" },
  { AWS_DEFAULT_PROFILE: "it" },
  { AWS_PROFILE: "it", AWS_DEFAULT_PROFILE: "base" },
  { AWS_PROFILE: "base", AWS_DEFAULT_PROFILE: "it" },
  { AWS_PROFILE: "default" },
];

const machines: readonly Readonly<Record<string, string>>[] = [
  { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v2/credentials" },
  { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://127.0.0.1/credentials" },
  { AWS_EC2_METADATA_DISABLED: "true" },
  { AWS_EC2_METADATA_DISABLED: "TRUE" },
  { AWS_EC2_METADATA_DISABLED: "1" },
];

const webIdentityVariables: readonly Readonly<Record<string, string>>[] = [
  { AWS_WEB_IDENTITY_TOKEN_FILE: "TOKEN_FILE", AWS_ROLE_ARN: "arn:aws:iam::333333333333:role/pod" },
  { AWS_WEB_IDENTITY_TOKEN_FILE: "TOKEN_FILE" },
  { AWS_ROLE_ARN: "arn:aws:iam::333333333333:role/pod" },
];

/**
 * Returns every pair of sources in one section, every source combined with every other part of the environment, and random
 * situations that are the same in every run. No variable for an AWS profile or a web identity is empty, because botocore does
 * not ignore such a variable.
 */
export function situations(randomCount: number): Situation[] {
  return [...pairs(), ...besideEnvironment(), ...unusableValues(), ...mixed(randomCount)];
}

const complete = Object.entries(sources).map(([kind, [first = "", , , second = ""]]) =>
  kind === "role" ? second : first,
);

function pairs(): Situation[] {
  const variants = Object.values(sources).flat();
  const others = [...complete, ...complete.map(() => "")];
  return variants.flatMap((variant, index) => {
    const other = others[index % others.length] ?? "";
    return [...complete, other].map((second, place) => ({
      config: filesOf({ it: haveCommonSetting(variant, second) ? [variant] : [variant, second] }),
      credentials:
        place % 3 === 0
          ? sectionOf("[it]", [parseCredentialsSections[index % parseCredentialsSections.length] ?? ""])
          : "",
      env: {},
      awsProfile: "it",
    }));
  });
}

function besideEnvironment(): Situation[] {
  const environments = [...environmentKeys, ...awsProfileVariables, ...machines, ...webIdentityVariables];
  return environments.flatMap((env, index) => [
    { config: filesOf({ it: [complete[index % complete.length] ?? ""] }), credentials: "", env },
    { config: filesOf({ it: [complete[index % complete.length] ?? ""] }), credentials: "", env, awsProfile: "it" },
    { config: filesOf({ it: ["region = eu-west-1"] }), credentials: "", env, awsProfile: "it" },
    { config: filesOf({ default: [complete[index % complete.length] ?? ""] }), credentials: "", env },
    { config: "", credentials: sectionOf("[default]", [parseCredentialsSections[0] ?? ""]), env },
    { config: "", credentials: "", env, awsProfile: "it" },
    { config: "", credentials: "", env },
  ]);
}

function mixed(count: number): Situation[] {
  const random = randomNumbers(20_261_128);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const some = (chance: number, items: readonly string[]) => (random() < chance ? [pick(items) ?? ""] : []);
  // Half of the sources are complete, because otherwise almost all situations would be rejected.
  const source = (chance: number, kind: number, variants: readonly string[]) =>
    some(chance, random() < 0.5 ? [complete[kind] ?? ""] : variants);
  const part = (chance: number, items: readonly Readonly<Record<string, string>>[]) =>
    random() < chance ? pick(items) : undefined;
  const body = (chance: number) => Object.values(sources).flatMap((variants, kind) => source(chance, kind, variants));
  return Array.from({ length: count }, () => {
    const names = random() < 0.3 ? ["default", "base", "hop"] : ["it", "base", "hop"];
    return {
      config: filesOf(Object.fromEntries(names.map((name, index) => [name, body(index === 0 ? 0.4 : 0.25)]))),
      credentials: names
        .flatMap((name) =>
          some(
            0.3,
            parseCredentialsSections.map((text) => sectionOf(`[${name}]`, [text], name)),
          ),
        )
        .join(""),
      env: {
        ...part(0.25, environmentKeys),
        ...part(0.4, awsProfileVariables),
        ...part(0.3, machines),
        ...part(0.2, webIdentityVariables),
      },
      ...(random() < 0.55 ? { awsProfile: pick([names[0] ?? "it", "it", "base"]) ?? "it" } : {}),
    };
  });
}

/** Returns whether two sections have a setting in common, which botocore rejects. */
function haveCommonSetting(first: string, second: string): boolean {
  const settingsOf = (text: string) => text.split("\n").map((line) => line.split(" =")[0]);
  return settingsOf(first).some((setting) => settingsOf(second).includes(setting));
}

/** Values of `Expiration` in the output of a program. */
export const expirations: readonly unknown[] = [
  null,
  "",
  "20990621T102235Z",
  "20990621T1022Z",
  "20990621T102235.5Z",
  "20990621T102235+0900",
  "2099-06-21T10:22:35Z",
  "2099-06-21T10:22:35z",
  "2099-06-21T10:22Z",
  "2099-06-21T10:22:35.123456Z",
  "2099-06-21T10:22:35.123456789Z",
  "2099-06-21T10:22:35+00:00",
  "2099-06-21T10:22:35-05:30",
  "2099-06-21T10:22:35+0900",
  "2099-06-21T10:22:35+09",
  "2099-06-21T23:22:35-02:00",
  "2099-06-21 10:22:35+00:00",
  "2099-06-21 10:22:35 UTC",
  "2099-06-21T10:22:35UTC",
  "Sun, 21 Jun 2099 10:22:35 GMT",
  "2099-02-28T23:59:59Z",
  "2099-02-29T00:00:00Z",
  "2099-13-01T00:00:00Z",
  "2099-06-21T10:22:61Z",
  "2099-06-21T10:22:35",
  "2099-06-21",
  "0001-01-01T00:00:00Z",
  "1970-01-01T00:00:00Z",
  "2020-01-01T00:00:00Z",
  "soon",
  4_085_720_555,
  true,
  {},
];
