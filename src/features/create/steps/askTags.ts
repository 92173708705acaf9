import { connectionKey } from "../../../domain/connection";
import { withRequired } from "../../../domain/requiredTags";
import { askTags as askTagsOf } from "../../../pickers/tags/askTags";
import type { TagsEvent } from "../../../pickers/tags/tagsView";
import type { StepResult } from "../../../pickers/wizard/step";
import { loadTagsInUse } from "../../../profiles/tagsInUse";
import type { Disposable } from "../../../util/emitter";
import { problemOfStep } from "../stepForProblem";
import type { CreateEvent } from "../wizardReducer";
import type { CreateStepContext } from "./context";
import { problemRows } from "./context";
import { copiedTagsRows } from "./copiedTagsRows";
import { requiredTagRows } from "./requiredTagRows";

/** Asks for the tags. Suggests tags that are in use in the same Region. */
export function askTags(context: CreateStepContext): Promise<StepResult<CreateEvent>> {
  const { state, tagStore, required } = context;
  const { connection, tags = [] } = state.draft;
  const problem = problemOfStep(state);
  return askTagsOf(context, {
    tags,
    subject: [state.draft.name, state.draft.source?.name].filter((text) => text !== undefined).join(" · "),
    view: state.tagsView,
    suggestions: () => withRequired(tagStore.suggestions(connection ? [connection] : []), required),
    loadSuggestions: (onChange) => loadSuggestions(context, onChange),
    noticeRows: [
      ...(problem ? problemRows<TagsEvent>(problem, context) : []),
      ...requiredTagRows(tags, required),
      ...copiedTagsRows<TagsEvent>(state),
    ],
  });
}

/** Loads tags in use in the Region, and calls `onChange` when any of its tags change, until the result is disposed of. */
function loadSuggestions(
  { state, profileStore, tagStore, report }: CreateStepContext,
  onChange: () => void,
): Disposable {
  const { connection } = state.draft;
  if (!connection) {
    return { dispose: () => undefined };
  }
  const controller = new AbortController();
  const key = connectionKey(connection);
  const listener = tagStore.onDidChange((changes) => {
    if (changes.some((change) => connectionKey(change.connection) === key)) {
      onChange();
    }
  });
  loadTagsInUse([connection], tagStore, profileStore, controller).catch(report);
  return {
    dispose: () => {
      controller.abort();
      listener.dispose();
    },
  };
}
