import type { DefaultCredentialsSource, AwsProfile } from "./awsProfile";
import { signInSessionOf } from "./awsProfile";

/** A sign-in that the AWS CLI can renew: that of an AWS profile with IAM Identity Center, or with the console. */
export interface SignIn {
  /** None where nothing names one: the AWS CLI takes its default one then. */
  readonly awsProfile?: string;
  readonly kind: "sso" | "login";
}

/** The AWS CLI's command, word for word, that carries a sign-in out. */
export function commandOf({ awsProfile, kind }: SignIn): ["aws", ...string[]] {
  const verb = kind === "login" ? ["login"] : ["sso", "login"];
  return ["aws", ...verb, ...(awsProfile === undefined ? [] : ["--profile", awsProfile])];
}

/** The sign-in that an AWS profile's credentials come from in the end: its own, or that of its source. */
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

/** The sign-ins behind the AWS profiles in use, or behind the ambient credentials where none is named; each once. */
export function signInsInUse(
  selected: readonly string[],
  defaultCredentials: DefaultCredentialsSource,
  awsProfiles: readonly AwsProfile[],
): SignIn[] {
  const names =
    selected.length > 0 ? selected : defaultCredentials.kind === "awsProfile" ? [defaultCredentials.name] : [];
  return withoutDoubles(
    names.map((name) => signInOf(name, awsProfiles)).filter((signIn) => signIn !== undefined),
    awsProfiles,
  );
}

/** Every sign-in that AWS's files know, each once. */
export function knownSignIns(awsProfiles: readonly AwsProfile[]): SignIn[] {
  const own = awsProfiles.filter(({ credentials: { kind } }) => kind !== "assumedRole");
  return withoutDoubles(
    own.map(({ name }) => signInOf(name, awsProfiles)).filter((signIn) => signIn !== undefined),
    awsProfiles,
  );
}

/** AWS profiles of one session or start URL share its sign-in: the first stands for all. */
function withoutDoubles(signIns: readonly SignIn[], awsProfiles: readonly AwsProfile[]): SignIn[] {
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
