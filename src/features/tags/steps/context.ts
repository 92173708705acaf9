import type { RequiredTag } from "../../../domain/requiredTags";
import type { TagSuggestions } from "../../../domain/tags";
import type { StepContext } from "../../../pickers/wizard/step";
import type { Disposable } from "../../../util/emitter";
import type { EditorState } from "../editorState";

/** The context that the editor passes to each of its steps. */
export interface EditorStepContext extends StepContext {
  readonly state: EditorState;
  readonly required: readonly RequiredTag[];
  /** The tag patterns that indicate that infrastructure code manages a profile. */
  readonly managedByTags: readonly string[];
  /** Returns the tags that are known to be in use in the same Regions. */
  readonly suggestions: () => TagSuggestions;
  /** Calls the listener when there may be other suggestions, until the result is disposed of. */
  readonly onDidChangeSuggestions: (listener: () => void) => Disposable;
}
