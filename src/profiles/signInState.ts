import type { Problem } from "../domain/problem";
import type { RegionState } from "./regionStore";

/**
 * Returns `missing` if no Region could be loaded because nobody has signed in or there are no credentials, `expired` if a sign-in
 * has expired as well, and undefined in all other cases, including while a Region is loading.
 */
export function signInStateOf(states: readonly (RegionState | undefined)[]): "missing" | "expired" | undefined {
  const found = states.map((state) => (state?.status === "failed" ? signInStateOfProblem(state.problem) : undefined));
  if (found.length === 0 || found.includes(undefined)) {
    return undefined;
  }
  return found.includes("expired") ? "expired" : "missing";
}

function signInStateOfProblem(problem: Problem): "missing" | "expired" | undefined {
  switch (problem.kind) {
    case "credentialsMissing":
      return "missing";
    case "credentialsExpired":
      return "expired";
    case "signInExpired":
      return problem.neverSignedIn ? "missing" : "expired";
    default:
      return undefined;
  }
}
