import type { Problem } from "../../domain/problem";
import type { Step, WizardState } from "./wizardState";

/** Returns the step in which the user can fix a failed request. This is Review if none of the answers caused the failure. */
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

/**
 * Returns the problem to show in the current step. Review shows any problem. Other steps show only problems that can be fixed
 * there.
 */
export function problemOfStep({ problem, step }: Pick<WizardState, "problem" | "step">): Problem | undefined {
  return problem && (step === "review" || step === stepForProblem(problem)) ? problem : undefined;
}

/** The steps, by the first segment of a member's path in CreateInferenceProfile. */
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

/**
 * Returns the zero-based index of the tag that a validation error refers to. AWS uses one-based indexes, so `tags.1.member.key`
 * refers to the first tag.
 */
export function tagIndexOfProblem(problem: Problem): number | undefined {
  const member = problem.kind === "validation" ? (problem.member ?? "") : "";
  const number = /^tags\.([0-9]{1,3})\./i.exec(member)?.[1];
  return number === undefined || number === "0" ? undefined : Number(number) - 1;
}
