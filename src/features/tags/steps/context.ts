import type { RequiredTag } from "../../../domain/requiredTags";
import type { TagSuggestions } from "../../../domain/tags";
import type { StepContext } from "../../../pickers/wizard/step";
import type { EditorState } from "../editorState";

/** The context that the editor passes to each of its steps. */
export interface EditorStepContext extends StepContext {
  readonly state: EditorState;
  readonly required: readonly RequiredTag[];
  /** The tag patterns that indicate that infrastructure code manages a profile. */
  readonly managedByTags: readonly string[];
  /** The tags that are known to be in use on other profiles. */
  readonly suggestions: TagSuggestions;
}
