import type { DefaultCredentialsSource, AwsProfile } from "../../domain/awsProfile";
import type { Problem } from "../../domain/problem";
import { awsProfileAtFault } from "../../domain/problem";
import type { SignIn } from "../../domain/signIn";
import { knownSignIns, signInOf, signInsInUse } from "../../domain/signIn";
import type { ExplorerNode } from "../explorer/nodes";
import { isExplorerNode } from "../../pickers/chosenProfiles";

/** What AWS's files say about signing in. */
export interface SignInFacts {
  readonly selected: readonly string[];
  readonly defaultCredentials: DefaultCredentialsSource;
  readonly awsProfiles: readonly AwsProfile[];
}

/** The sign-ins that may be meant, and whether the person has to say which. */
export interface SignInOffer {
  readonly signIns: readonly SignIn[];
  /** Whether none of them belongs to what is shown, so that even a single one is no answer by itself. */
  readonly isGuess: boolean;
}

/** The sign-ins that a row, a problem or nothing leads to. */
export function offerSignIns(argument: unknown, facts: SignInFacts): SignInOffer {
  const { selected, defaultCredentials, awsProfiles } = facts;
  const wanted = isExplorerNode(argument) ? wantedBy(argument) : undefined;
  if (wanted && typeof wanted !== "string") {
    return { signIns: [wanted], isGuess: false };
  }
  const inUse =
    wanted === undefined
      ? signInsInUse(selected, defaultCredentials, awsProfiles)
      : [signInOf(wanted, awsProfiles)].filter((signIn) => signIn !== undefined);
  return inUse.length > 0
    ? { signIns: inUse, isGuess: false }
    : { signIns: withConsole(knownSignIns(awsProfiles), wanted), isGuess: true };
}

/** The sign-in that a row asks for, or the AWS profile it belongs to. */
function wantedBy(node: ExplorerNode): SignIn | string | undefined {
  if (!("connection" in node)) {
    return node.awsProfile;
  }
  return (node.kind === "problem" ? signInOfProblem(node.problem) : undefined) ?? node.connection.awsProfile;
}

function signInOfProblem(problem: Problem): SignIn | string | undefined {
  const signIn = problem.kind === "signInExpired" ? problem.signIn : undefined;
  const name = awsProfileAtFault(problem);
  return signIn ? { kind: signIn, ...(name === undefined ? {} : { awsProfile: name }) } : name;
}

/** A sign-in to the console needs nothing to be set up before. */
function withConsole(signIns: readonly SignIn[], awsProfile: string | undefined): SignIn[] {
  const console: SignIn = { kind: "login", ...(awsProfile === undefined ? {} : { awsProfile }) };
  return [...signIns, console];
}
