import type { Problem } from "../../domain/problem";
import type { WizardState, Step } from "./wizardState";

/** The step at which a person can do something about a failed creation; Review where none of the answers was to blame. */
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
      return stepOfMember(problem.member ?? "");
    default:
      return "review";
  }
}

/** The failure that the step in front has to tell of: one of its own, and at Review any. */
export function problemHere({ problem, step }: Pick<WizardState, "problem" | "step">): Problem | undefined {
  return problem && (step === "review" || step === stepForProblem(problem)) ? problem : undefined;
}

/** Steps by the first part of a member's path in CreateInferenceProfile. */
const stepByMember: Readonly<Record<string, Step>> = {
  inferenceprofilename: "name",
  description: "description",
  modelsource: "source",
  copyfrom: "source",
  tags: "tags",
};

function stepOfMember(member: string): Step {
  const first = member.split(/[.[]/)[0] ?? "";
  return stepByMember[first.toLowerCase()] ?? "review";
}

/** The tag that a validation error is about, counted from 0: the service says `tags.1.member.key` of the first. */
export function tagOfProblem(problem: Problem): number | undefined {
  const member = problem.kind === "validation" ? problem.member : undefined;
  const place = /^tags\.([0-9]{1,3})\./i.exec(member ?? "")?.[1];
  return place === undefined || place === "0" ? undefined : Number(place) - 1;
}
