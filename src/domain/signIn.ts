import type { DefaultCredentialsSource, AwsProfile } from "./awsProfile";
import { signInSessionOf } from "./awsProfile";

/** A sign-in that the AWS CLI can renew: to IAM Identity Center (`sso`) or to the AWS console (`login`). */
export interface SignIn {
  /** The AWS CLI uses its default AWS profile if this is undefined. */
  readonly awsProfile?: string;
  readonly kind: "sso" | "login";
}

/** The AWS CLI command that signs in, one word per element. */
export function signInCommand({ awsProfile, kind }: SignIn): ["aws", ...string[]] {
  const verb = kind === "login" ? ["login"] : ["sso", "login"];
  return ["aws", ...verb, ...(awsProfile === undefined ? [] : ["--profile", awsProfile])];
}

/** The sign-in that an AWS profile depends on: its own, or that of the source profile of its role. */
export function signInOf(name: string, awsProfiles: readonly AwsProfile[]): SignIn | undefined {
  const byName = new Map(awsProfiles.map((each) => [each.name, each.credentials]));
  const visited = new Set<string>();
  for (let next: string | undefined = name; next !== undefined && !visited.has(next);) {
    visited.add(next);
    const kind = byName.get(next);
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

/** The distinct sign-ins that the selected AWS profiles depend on, or the default credentials if none is selected. */
export function signInsInUse(
  selected: readonly string[],
  defaultCredentials: DefaultCredentialsSource,
  awsProfiles: readonly AwsProfile[],
): SignIn[] {
  const names =
    selected.length > 0 ? selected : defaultCredentials.kind === "awsProfile" ? [defaultCredentials.name] : [];
  return deduplicate(
    names.map((name) => signInOf(name, awsProfiles)).filter((signIn) => signIn !== undefined),
    awsProfiles,
  );
}

/** The distinct sign-ins in the AWS config files. */
export function knownSignIns(awsProfiles: readonly AwsProfile[]): SignIn[] {
  const own = awsProfiles.filter(({ credentials: { kind } }) => kind !== "assumedRole");
  return deduplicate(
    own.map(({ name }) => signInOf(name, awsProfiles)).filter((signIn) => signIn !== undefined),
    awsProfiles,
  );
}

/** Keeps the first of the sign-ins that share a session or start URL. */
function deduplicate(signIns: readonly SignIn[], awsProfiles: readonly AwsProfile[]): SignIn[] {
  const sessionOf = ({ awsProfile }: SignIn): string => {
    const kind = awsProfiles.find(({ name }) => name === awsProfile)?.credentials;
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
