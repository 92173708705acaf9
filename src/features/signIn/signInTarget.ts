import type { AwsProfile, DefaultCredentialsSource } from "../../domain/awsProfile";
import type { ConfigFinding } from "../../domain/configFinding";
import type { CommandTarget } from "../../domain/commandTarget";
import type { Problem } from "../../domain/problem";
import { failingAwsProfile } from "../../domain/problem";
import type { SignIn } from "../../domain/signIn";
import { knownSignIns, signInOf, signInsInUse } from "../../domain/signIn";

/** The information about sign-ins in the settings and the shared AWS files. */
export interface SignInFacts {
  readonly selected: readonly string[];
  readonly defaultCredentials: DefaultCredentialsSource;
  readonly awsProfiles: readonly AwsProfile[];
  /** The findings about the shared AWS files. */
  readonly findings: readonly ConfigFinding[];
}

/** The possible sign-ins. */
export interface SignInOffer {
  readonly signIns: readonly SignIn[];
  /** Whether none of the sign-ins belongs to a shown connection. If so, the user must choose even if there is only one. */
  readonly isGuess: boolean;
}

/** Returns the sign-ins for a row, a problem, or no target. */
export function offerSignIns(target: CommandTarget | undefined, facts: SignInFacts): SignInOffer {
  const { selected, defaultCredentials, awsProfiles } = facts;
  const wanted = target && findWanted(target);
  if (wanted && typeof wanted !== "string") {
    return { signIns: [wanted], isGuess: false };
  }
  const inUse =
    wanted === undefined
      ? signInsInUse(selected, defaultCredentials, awsProfiles)
      : [signInOf(wanted, awsProfiles)].filter((signIn) => signIn !== undefined);
  return inUse.length > 0
    ? { signIns: inUse, isGuess: false }
    : { signIns: addConsole(knownSignIns(awsProfiles), wanted), isGuess: true };
}

/** Returns the sign-in that a target needs or, if it is unknown, the name of the target's AWS profile. */
function findWanted({ problem, connection, awsProfile }: CommandTarget): SignIn | string | undefined {
  return (problem && signInOfProblem(problem)) ?? connection?.awsProfile ?? awsProfile;
}

function signInOfProblem(problem: Problem): SignIn | string | undefined {
  const signIn = problem.kind === "signInExpired" ? problem.signIn : undefined;
  const name = failingAwsProfile(problem);
  return signIn ? { kind: signIn, ...(name === undefined ? {} : { awsProfile: name }) } : name;
}

/** Returns the sign-ins, including a console sign-in, because it needs no setup. */
function addConsole(signIns: readonly SignIn[], awsProfile: string | undefined): SignIn[] {
  const console: SignIn = { kind: "login", ...(awsProfile === undefined ? {} : { awsProfile }) };
  return [...signIns, console];
}
