import type { Connection } from "../../domain/connection";
import type { Problem, ProblemOfKind } from "../../domain/problem";
import { failingAwsProfile } from "../../domain/problem";

/**
 * Determines when to offer a sign-in: once for each expired sign-in, regardless of how many Regions and AWS profiles depend on
 * it.
 */
export class SignInOffers {
  /** The keys of the sign-ins that were offered, each with the AWS profiles that failed because of it. */
  readonly #offered = new Map<string, Set<string | undefined>>();

  /** Returns whether to offer a sign-in for a problem. Must be called for every problem. */
  isDue(problem: Problem): boolean {
    if (problem.kind !== "signInExpired") {
      return false;
    }
    const key = signInKey(problem);
    const failed = this.#offered.get(key);
    this.#offered.set(key, (failed ?? new Set()).add(problem.awsProfile));
    return failed === undefined;
  }

  /** Records that AWS accepted the credentials of an AWS profile. Its sign-in is offered again the next time it expires. */
  answered({ awsProfile }: Connection): void {
    for (const [key, failed] of this.#offered) {
      if (failed.has(awsProfile)) {
        this.#offered.delete(key);
      }
    }
  }
}

/** Returns the key of a sign-in. AWS profiles with the same IAM Identity Center session share one sign-in. */
function signInKey(problem: ProblemOfKind<"signInExpired">): string {
  return problem.signInSession === undefined
    ? `awsProfile/${failingAwsProfile(problem) ?? ""}`
    : `session/${problem.signInSession}`;
}
