import type { TemplateResult } from "lit";
import { nothing } from "lit";
import type { ProblemMessage } from "../../../webviews/messages";
import { problemNotice } from "../../../webviews/page/notice";
import type { SectionId } from "../detailsMessages";
import type { PageContext } from "./context";

/** Renders the problem of a section, or nothing if there is none. */
export function sectionProblem(
  context: PageContext,
  section: SectionId,
  problem: ProblemMessage | undefined,
): TemplateResult | typeof nothing {
  return problem
    ? problemNotice(problem, context.remedyTitles, (remedy) => context.runRemedy(section, remedy))
    : nothing;
}
