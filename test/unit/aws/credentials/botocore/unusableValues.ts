import type { Situation } from "./situation";
import { account, filesOf, loginSession, portal, roleName, sectionOf } from "./situation";

/** The settings of each complete source, and optional settings of the same source. */
const completeSettings: readonly (readonly [lines: readonly string[], optional: readonly string[]])[] = [
  [
    ["role_arn = arn:aws:iam::111111111111:role/it", "source_profile = base"],
    ["mfa_serial", "external_id", "role_session_name", "duration_seconds"],
  ],
  [["role_arn = arn:aws:iam::111111111111:role/it", "credential_source = EcsContainer"], []],
  [["role_arn = arn:aws:iam::111111111111:role/it", "web_identity_token_file = TOKEN_FILE"], ["role_session_name"]],
  [
    ["sso_session = corp", account, roleName],
    ["sso_start_url", "sso_region"],
  ],
  [[...portal.split("\n"), account, roleName], []],
  [
    ["aws_access_key_id = AKIDCONFIG", "aws_secret_access_key = x"],
    ["aws_session_token", "aws_security_token"],
  ],
  [[`login_session = ${loginSession}`], []],
  [["credential_process = program"], []],
];

/**
 * Returns situations in which each setting for credentials has no value, or a block of indented lines as its value, in the config
 * file or only in the credentials file. If such a setting were ignored, the credentials of the container would be used.
 */
export function unusableValues(): Situation[] {
  return completeSettings.flatMap(([lines, optional]) => {
    const settings = [...lines.map((line) => line.split(" = ")[0] ?? ""), ...optional];
    return settings.flatMap((setting) =>
      ["", "\n  /usr/bin/tool --x=y"].flatMap((value) => {
        const unusable = `${setting} =${value}`;
        const others = lines.filter((line) => !line.startsWith(`${setting} =`));
        const env = { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://127.0.0.1/credentials" };
        return [
          { config: filesOf({ it: [...others, unusable] }), credentials: "", env, awsProfile: "it" },
          { config: filesOf({ default: [...others, unusable] }), credentials: "", env },
          { config: filesOf({}), credentials: sectionOf("[it]", [...others, unusable]), env, awsProfile: "it" },
          { config: filesOf({ it: lines }), credentials: sectionOf("[it]", [unusable]), env, awsProfile: "it" },
          {
            config: filesOf({ it: [...others, unusable] }),
            credentials: sectionOf("[it]", [lines.find((line) => line.startsWith(`${setting} =`)) ?? ""]),
            env,
            awsProfile: "it",
          },
          {
            config: filesOf({ it: ["role_arn = arn:aws:iam::111111111111:role/it\nsource_profile = hop"], hop: lines }),
            credentials: sectionOf("[hop]", [unusable]),
            env,
            awsProfile: "it",
          },
        ];
      }),
    );
  });
}
