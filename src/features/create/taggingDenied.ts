import type { Problem } from "../../domain/problem";

/**
 * Returns whether AWS denied the request only because tagging requires a separate permission, so that it may succeed without
 * tags.
 */
export function isTaggingDenied(problem: Problem): boolean {
  return problem.kind === "accessDenied" && problem.action === "bedrock:TagResource";
}
