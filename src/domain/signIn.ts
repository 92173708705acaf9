import type { AwsProfile, AwsProfileKind, DefaultCredentialsSource, SignIn } from "./awsProfile";
import { signInSessionOf } from "./awsProfile";

/**
 * The browser for a sign-in: either a browser on the same machine that the AWS CLI can open, or a browser on another machine,
 * where the user enters a code.
 */
export type SignInBrowser = "sameMachine" | "otherMachine";

/** A sign-in with the parameters of its AWS CLI command. */
export interface SignInRequest extends SignIn {
  readonly browser: SignInBrowser;
  /** Whether the AWS profile refers to an `sso-session` section. */
  readonly usesSession: boolean;
}

/** Returns the AWS CLI command that signs in, as a list of words. */
export function signInCommand(
  { awsProfile, kind }: SignIn,
  browser: SignInBrowser = "sameMachine",
): ["aws", ...string[]] {
  const verb = kind === "login" ? ["login"] : ["sso", "login"];
  const code = kind === "login" ? "--remote" : "--use-device-code";
  return [
    "aws",
    ...verb,
    ...(awsProfile === undefined ? [] : profileOption(awsProfile)),
    ...(browser === "otherMachine" ? [code] : []),
  ];
}

/** Returns the option for an AWS profile. After a space, the AWS CLI would interpret a name such as `-dev` as an option. */
function profileOption(awsProfile: string): readonly string[] {
  return awsProfile.startsWith("-") ? [`--profile=${awsProfile}`] : ["--profile", awsProfile];
}

/** Returns whether an AWS profile refers to an `sso-session` section. */
export function usesSession({ awsProfile = "default" }: SignIn, awsProfiles: readonly AwsProfile[]): boolean {
  return awsProfiles.some(({ name, credentials }) => name === awsProfile && credentials.kind === "sso");
}

/** Returns the sign-in that an AWS profile depends on: its own sign-in, or the sign-in of its role's source profile. */
export function signInOf(name: string, awsProfiles: readonly AwsProfile[]): SignIn | undefined {
  const byName = kindsByName(awsProfiles);
  return findSignIn(name, (each) => byName.get(each));
}

type KindsByName = ReadonlyMap<string | undefined, AwsProfileKind>;

function kindsByName(awsProfiles: readonly AwsProfile[]): KindsByName {
  return new Map(awsProfiles.map(({ name, credentials }) => [name, credentials]));
}

/**
 * Returns the sign-in that an AWS profile depends on: its own, or the sign-in of its role's source profile. `kindOf` returns where
 * the credentials of an AWS profile come from, or undefined if there is no such AWS profile.
 */
export function findSignIn(name: string, kindOf: (name: string) => AwsProfileKind | undefined): SignIn | undefined {
  const visited = new Set<string>();
  for (let next: string | undefined = name; next !== undefined && !visited.has(next);) {
    visited.add(next);
    const kind = kindOf(next);
    switch (kind?.kind) {
      case "sso":
      case "legacySso":
        return { awsProfile: next, kind: "sso" };
      case "login":
        return { awsProfile: next, kind: "login" };
      case "assumedRole":
        next = "awsProfile" in kind.source ? kind.source.awsProfile : undefined;
        break;
      default:
        next = undefined;
    }
  }
  return undefined;
}

/**
 * Returns the distinct sign-ins that the selected AWS profiles depend on. If none are selected, returns those that the default
 * credentials depend on.
 */
export function signInsInUse(
  selected: readonly string[],
  defaultCredentials: DefaultCredentialsSource,
  awsProfiles: readonly AwsProfile[],
): SignIn[] {
  const names =
    selected.length > 0 ? selected : defaultCredentials.kind === "awsProfile" ? [defaultCredentials.name] : [];
  return distinctSignIns(names, awsProfiles);
}

/** Returns the distinct sign-ins in the AWS config files. */
export function knownSignIns(awsProfiles: readonly AwsProfile[]): SignIn[] {
  const own = awsProfiles.filter(({ credentials: { kind } }) => kind !== "assumedRole");
  return distinctSignIns(
    own.map(({ name }) => name),
    awsProfiles,
  );
}

/** Returns the sign-ins of AWS profiles. If several share a session or start URL, returns only the first of them. */
function distinctSignIns(names: readonly string[], awsProfiles: readonly AwsProfile[]): SignIn[] {
  const byName = kindsByName(awsProfiles);
  const signIns = names
    .map((name) => findSignIn(name, (each) => byName.get(each)))
    .filter((signIn) => signIn !== undefined);
  const sessionOf = ({ awsProfile }: SignIn): string => {
    const kind = byName.get(awsProfile);
    const session = kind && signInSessionOf(kind);
    return session === undefined ? `awsProfile/${awsProfile}` : `session/${session}`;
  };
  const bySession = new Map<string, SignIn>();
  for (const signIn of signIns) {
    const session = sessionOf(signIn);
    if (!bySession.has(session)) {
      bySession.set(session, signIn);
    }
  }
  return [...bySession.values()];
}
