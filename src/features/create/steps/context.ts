import type { Problem } from "../../../domain/problem";
import type { RequiredTag } from "../../../domain/requiredTags";
import type { Remedy } from "../../../messages/remedy";
import type { Row } from "../../../pickers/wizard/rows";
import { noticeRows } from "../../../pickers/wizard/rows";
import type { StepContext } from "../../../pickers/wizard/step";
import type { ProfileStore } from "../../../profiles/profileStore";
import type { TagStore } from "../../../profiles/tagStore";
import { runRemedy } from "../../../ui/remedies";
import type { WizardAccounts } from "../account";
import { formatNotice } from "../notice";
import type { RecentItems } from "../../../util/recentItems";
import type { WizardState } from "../wizardState";

/** The context that the wizard passes to each of its steps. */
export interface CreateStepContext extends StepContext {
  readonly state: WizardState;
  readonly profileStore: ProfileStore;
  readonly tagStore: TagStore;
  readonly recentSources: RecentItems;
  readonly accounts: WizardAccounts;
  /** The tags that every application profile should have. */
  readonly required: readonly RequiredTag[];
}

/** Returns rows that show a problem and its remedies. Without `retry`, the rows do not include one for retrying. */
export function problemRows<Event>(
  problem: Problem,
  { state, report }: CreateStepContext,
  retry?: () => void,
): Row<Event>[] {
  const run = (remedy: Remedy) => {
    runRemedy(remedy, problem).catch(report);
  };
  return noticeRows(formatNotice(problem, state.draft.name ?? ""), run, retry);
}
