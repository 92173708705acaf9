import type { Connection } from "../../domain/connection";
import type { Problem, ProblemOfKind } from "../../domain/problem";
import { awsProfileAtFault } from "../../domain/problem";

/** Which sign-ins that have ended were offered to the person: each once, however many Regions and AWS profiles fail for it. */
export class SignInOffers {
  /** The sign-ins that were offered, with the AWS profiles that failed for them. */
  readonly #offered = new Map<string, Set<string | undefined>>();

  /** Whether a failure is to be answered by an offer to sign in. Hears of every failure. */
  isDue(problem: Problem): boolean {
    if (problem.kind !== "signInExpired") {
      return false;
    }
    const key = signInKey(problem);
    const failed = this.#offered.get(key);
    this.#offered.set(key, (failed ?? new Set()).add(problem.awsProfile));
    return failed === undefined;
  }

  /** A Region has answered: the sign-in that it failed for is good again, and may be offered again when it ends. */
  answered({ awsProfile }: Connection): void {
    for (const [key, failed] of this.#offered) {
      if (failed.has(awsProfile)) {
        this.#offered.delete(key);
      }
    }
  }
}

/** AWS profiles with the same IAM Identity Center session share its sign-in. */
function signInKey(problem: ProblemOfKind<"signInExpired">): string {
  return problem.signInSession === undefined
    ? `awsProfile/${awsProfileAtFault(problem) ?? ""}`
    : `session/${problem.signInSession}`;
}
