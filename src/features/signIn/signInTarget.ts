import type { AwsProfile, DefaultCredentialsSource } from "../../domain/awsProfile";
import { hasNoCredentials } from "../../domain/awsProfile";
import type { ConfigFinding } from "../../domain/configFinding";
import type { CommandTarget } from "../../domain/commandTarget";
import type { Problem } from "../../domain/problem";
import { failingAwsProfile } from "../../domain/problem";
import type { SignIn } from "../../domain/awsProfile";
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
  /** The AWS profile of the target if its credentials do not come from a sign-in. */
  readonly withoutSignIn?: string;
}

/** Returns the sign-ins for a row, a problem, or no target. */
export function offerSignIns(target: CommandTarget | undefined, facts: SignInFacts): SignInOffer {
  const { selected, defaultCredentials, awsProfiles } = facts;
  const wanted = target && findWanted(target);
  if (typeof wanted === "string") {
    return offerForAwsProfile(wanted, awsProfiles);
  }
  const inUse = wanted ? [wanted] : signInsInUse(selected, defaultCredentials, awsProfiles);
  return inUse.length > 0
    ? { signIns: inUse, isGuess: false }
    : // A sign-in to the console needs no setup.
      { signIns: [...knownSignIns(awsProfiles), { kind: "login" }], isGuess: true };
}

/** Returns the sign-in of one AWS profile, and never that of another one except the source of its role. */
function offerForAwsProfile(name: string, awsProfiles: readonly AwsProfile[]): SignInOffer {
  const signIn = signInOf(name, awsProfiles);
  if (signIn) {
    return { signIns: [signIn], isGuess: false };
  }
  const kind = awsProfiles.find((each) => each.name === name)?.credentials;
  return kind === undefined || hasNoCredentials(kind)
    ? { signIns: [{ kind: "login", awsProfile: name }], isGuess: true }
    : { signIns: [], isGuess: false, withoutSignIn: name };
}

/** Returns the sign-in that a target needs or, if it is unknown, the name of the target's AWS profile. */
function findWanted({ problem, connection, awsProfile }: CommandTarget): SignIn | string | undefined {
  return (problem && signInOfProblem(problem)) ?? connection?.awsProfile ?? awsProfile;
}

function signInOfProblem(problem: Problem): SignIn | string | undefined {
  const name = failingAwsProfile(problem);
  switch (problem.kind) {
    case "signInExpired":
      return { kind: problem.signIn, ...(name === undefined ? {} : { awsProfile: name }) };
    case "credentialsExpired":
      return problem.renewedBy ?? name;
    default:
      return name;
  }
}
