import type { Connection } from "../domain/connection";
import type { Problem } from "../domain/problem";
import { formatProblem } from "../messages/problem";
import type { ProfileStore } from "./profileStore";

/** Returns the connections, in order, that could not be loaded for the same reason as the given problem. */
export function connectionsWithProblem(
  problem: Problem,
  connections: readonly Connection[],
  profileStore: Pick<ProfileStore, "state">,
): readonly Connection[] {
  const { reason } = formatProblem(problem);
  return connections.filter((connection) => {
    const state = profileStore.state(connection);
    return (
      state?.status === "failed" &&
      state.problem.operation === problem.operation &&
      formatProblem(state.problem).reason === reason
    );
  });
}
