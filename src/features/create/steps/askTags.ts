import { noTagSuggestions } from "../../../domain/tags";
import { askTags as askTagsOf } from "../../../pickers/tags/askTags";
import type { TagsEvent } from "../../../pickers/tags/tagsView";
import type { StepResult } from "../../../pickers/wizard/step";
import type { Disposable } from "../../../util/emitter";
import { problemOfStep } from "../stepForProblem";
import type { CreateEvent } from "../wizardReducer";
import type { CreateStepContext } from "./context";
import { problemRows } from "./context";
import { requiredTagRows, withRequired } from "./requiredTagRows";

/** Asks for the tags. Suggests tags that are in use in the same Region. */
export function askTags(context: CreateStepContext): Promise<StepResult<CreateEvent>> {
  const { state, usedTags, required } = context;
  const { connection, tags = [] } = state.draft;
  const problem = problemOfStep(state);
  return askTagsOf(context, {
    tags,
    subject: [state.draft.name, state.draft.source?.name].filter((text) => text !== undefined).join(" · "),
    view: state.tagsView,
    suggestions: () => withRequired(connection ? usedTags.suggestions(connection) : noTagSuggestions, required),
    loadSuggestions: (onChange) => loadUsedTags(context, onChange),
    noticeRows: [...(problem ? problemRows<TagsEvent>(problem, context) : []), ...requiredTagRows(tags, required)],
  });
}

/** Loads the tags in use until the result is disposed of. */
function loadUsedTags({ state, profileStore, usedTags, report }: CreateStepContext, onChange: () => void): Disposable {
  const controller = new AbortController();
  const { connection } = state.draft;
  if (connection) {
    const profiles = profileStore.contents(connection)?.application ?? [];
    usedTags.load(connection, profiles, onChange, controller.signal).catch(report);
  }
  return { dispose: () => controller.abort() };
}
