/** The shared files and the environment from which credentials are chosen. */
export interface Situation {
  readonly config: string;
  readonly credentials: string;
  readonly env: Readonly<Record<string, string>>;
  /** The AWS profile that is specified explicitly, like with `aws --profile`. */
  readonly awsProfile?: string;
}

/** The start URL of the sign-in that existed during the recording. */
export const startUrl = "https://corp.awsapps.com/start";

/** The `login_session` of the sign-in that existed during the recording. */
export const loginSession = "arn:aws:iam::123456789012:user/dev";
const session = `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\n`;
export const account = "sso_account_id = 123456789012";
export const roleName = "sso_role_name = dev";
export const portal = `sso_start_url = ${startUrl}\nsso_region = eu-west-1`;
const half = "[sso-session half]\nsso_start_url = https://corp.awsapps.com/start\n";

/** Returns a config file with these sections, a section with access keys, and two SSO sessions. */
export function filesOf(sections: Readonly<Record<string, readonly string[]>>): string {
  const all = Object.entries({ base: ["aws_access_key_id = AKIDBASE\naws_secret_access_key = x"], ...sections });
  const texts = all.map(([name, lines]) =>
    sectionOf(name === "default" ? "[default]" : `[profile ${name}]`, lines, name),
  );
  return texts.join("") + session + half;
}

/** Returns a section. `$` in the lines stands for the name. */
export function sectionOf(header: string, lines: readonly string[], name = "it"): string {
  return `${header}\n${lines.map((line) => `${line.replaceAll("$", name)}\n`).join("")}`;
}
