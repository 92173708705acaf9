import type { Problem } from "../../domain/problem";
import type { Step, WizardState } from "./wizardState";

/** Returns the step at which the user can fix a failed request: Review if none of the answers caused it. */
export function stepForProblem(problem: Problem): Step {
  if (problem.outcomeUnknown) {
    return "review";
  }
  switch (problem.kind) {
    case "conflict":
      return "name";
    case "notFound":
      return "source";
    case "tooManyTags":
      return "tags";
    case "validation":
      return stepForMember(problem.member ?? "");
    default:
      return "review";
  }
}

/** Returns the failure that the current step shows: Review shows any, another step only its own. */
export function problemOfStep({ problem, step }: Pick<WizardState, "problem" | "step">): Problem | undefined {
  return problem && (step === "review" || step === stepForProblem(problem)) ? problem : undefined;
}

/** Steps by the first segment of a member's path in CreateInferenceProfile. */
const stepByMember: Readonly<Record<string, Step>> = {
  inferenceprofilename: "name",
  description: "description",
  modelsource: "source",
  copyfrom: "source",
  tags: "tags",
};

function stepForMember(path: string): Step {
  const first = path.split(/[.[]/)[0] ?? "";
  return stepByMember[first.toLowerCase()] ?? "review";
}

/** Returns the index of the tag that a validation error is about. AWS counts from 1: `tags.1.member.key` is the first. */
export function tagIndexOfProblem(problem: Problem): number | undefined {
  const member = problem.kind === "validation" ? (problem.member ?? "") : "";
  const number = /^tags\.([0-9]{1,3})\./i.exec(member)?.[1];
  return number === undefined || number === "0" ? undefined : Number(number) - 1;
}
