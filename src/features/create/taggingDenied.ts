import type { Problem } from "../../domain/problem";

/** Returns whether AWS refused a creation only because tags need a permission of their own, so that it may work without tags. */
export function isTaggingDenied(problem: Problem): boolean {
  return problem.kind === "accessDenied" && problem.action === "bedrock:TagResource";
}
