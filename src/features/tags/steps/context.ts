import type { RequiredTag } from "../../../domain/requiredTags";
import type { TagSuggestions } from "../../../domain/tags";
import type { StepContext } from "../../../pickers/wizard/step";
import type { EditorState } from "../editorState";

/** What the steps of the editor use. */
export interface EditorStepContext extends StepContext {
  readonly state: EditorState;
  readonly required: readonly RequiredTag[];
  /** The patterns of tags that say that infrastructure code manages a profile. */
  readonly managedByTags: readonly string[];
  /** The tags in use on other profiles, as far as they are known. */
  readonly suggestions: TagSuggestions;
}
