import type { RegionState } from "./regionStore";

/**
 * Returns `missing` if no Region could be loaded because there are no credentials, `expired` if a sign-in has expired everywhere,
 * and undefined in all other cases, including while a Region is loading.
 */
export function signInStateOf(states: readonly (RegionState | undefined)[]): "missing" | "expired" | undefined {
  const kinds = new Set(states.map((state) => (state?.status === "failed" ? state.problem.kind : undefined)));
  const isEvery = (...expected: readonly unknown[]) =>
    kinds.size > 0 && [...kinds].every((kind) => expected.includes(kind));
  if (isEvery("credentialsMissing")) {
    return "missing";
  }
  return isEvery("credentialsMissing", "credentialsExpired", "signInExpired") ? "expired" : undefined;
}
