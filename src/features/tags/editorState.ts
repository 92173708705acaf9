import { findTagViolation } from "../../domain/constraints";
import type { Tag } from "../../domain/inferenceProfile";
import { accountOfProfile, isForeign } from "../../domain/inferenceProfile";
import type { Problem } from "../../domain/problem";
import type { KeyChange, TagEdit } from "../../domain/tagChange";
import { findChangeViolation, planChanges } from "../../domain/tagChange";
import type { TagViolation } from "../../domain/constraints";
import type { StepEvent } from "../../pickers/wizard/step";
import type { ProfileRef } from "../../profiles/profileStore";

/** A profile, and edits that apply to it only, for example to undo an earlier change. Edits of all profiles take precedence. */
export interface ProfileEdits extends ProfileRef {
  readonly edits?: readonly TagEdit[];
}

/** A profile whose tags are being edited, with the tags that were just read, or the reason they could not be read. */
export interface EditedProfile extends ProfileEdits {
  /** The account of the credentials, if it is known. */
  readonly accountId?: string;
  readonly tags?: readonly Tag[];
  readonly problem?: Problem;
  /** The tags that the user saw when the edits were made, if they were made on another page. */
  readonly shown?: readonly Tag[];
}

/** The content of the editor: the keys, the values of one key, or the plan. */
export type EditorView =
  | { readonly kind: "keys"; readonly text: string; readonly active?: string }
  | { readonly kind: "value"; readonly key: string; readonly text: string }
  | { readonly kind: "plan" };

/** The complete state of the editor. */
export interface EditorState {
  readonly profiles: readonly EditedProfile[];
  readonly edits: readonly TagEdit[];
  readonly view: EditorView;
}

/** The events of the editor, in addition to the events of all wizards. */
export type EditorEvent =
  | { readonly type: "keyOpened"; readonly key: string }
  | { readonly type: "edited"; readonly edit: TagEdit }
  | { readonly type: "editDiscarded"; readonly key: string }
  | { readonly type: "planOpened" };

/** Returns the state after an event. An edit that AWS would reject leaves it unchanged. */
export function editorReducer(state: EditorState, event: EditorEvent | StepEvent): EditorState {
  const { edits, view } = state;
  switch (event.type) {
    case "keyOpened":
      return { ...state, view: { kind: "value", key: event.key, text: initialText(state, event.key) } };
    case "edited": {
      const { edit } = event;
      const others = edits.filter(({ key }) => key !== edit.key);
      return isAccepted(edit)
        ? { ...state, edits: [...others, edit], view: { kind: "keys", text: "", active: edit.key } }
        : state;
    }
    case "editDiscarded":
      return {
        ...state,
        profiles: state.profiles.map((each) =>
          each.edits ? { ...each, edits: each.edits.filter(({ key }) => key !== event.key) } : each,
        ),
        edits: edits.filter(({ key }) => key !== event.key),
        view: { kind: "keys", text: "", active: event.key },
      };
    case "planOpened":
      return editedKeys(state).length > 0 ? { ...state, view: { kind: "plan" } } : state;
    case "typed":
      return view.kind === "plan" ? state : { ...state, view: { ...view, text: event.text } };
    case "back":
      return view.kind === "keys"
        ? state
        : { ...state, view: { kind: "keys", text: "", ...(view.kind === "value" ? { active: view.key } : {}) } };
  }
}

/** Returns the keys that any edit changes. */
export function editedKeys({ profiles, edits }: Pick<EditorState, "profiles" | "edits">): string[] {
  return [...new Set([edits, ...profiles.map((each) => each.edits ?? [])].flat().map(({ key }) => key))];
}

/**
 * Returns the profiles whose tags can be changed. The others belong to another account, or their tags could not be read, so that
 * nothing is known about their keys.
 */
export function changeableProfiles(profiles: readonly EditedProfile[]): EditedProfile[] {
  return profiles.filter(({ profile, accountId, tags }) => tags !== undefined && !isForeign(profile, accountId));
}

function isAccepted(edit: TagEdit): boolean {
  return edit.kind === "remove" || findTagViolation({ key: edit.key, value: edit.value }, []) === undefined;
}

/** Returns the text to edit: the value of the pending edit, or the current value if it is the same for all profiles. */
function initialText({ profiles, edits }: EditorState, key: string): string {
  const edit = edits.find((each) => each.key === key);
  if (edit) {
    return edit.kind === "remove" ? "" : edit.value;
  }
  const values = new Set(changeableProfiles(profiles).map(({ tags }) => tags?.find((tag) => tag.key === key)?.value));
  const [only] = values;
  return values.size === 1 ? (only ?? "") : "";
}

/** The reason that a profile is excluded from a plan. */
export type Blocked =
  | { readonly kind: "otherAccount"; readonly accountId: string }
  | { readonly kind: "unread"; readonly problem: Problem }
  | { readonly kind: "violation"; readonly violation: TagViolation };

/** A profile in a plan with its changes, or the reason that it is excluded. */
export interface PlannedProfile extends EditedProfile {
  readonly changes: readonly KeyChange[];
  readonly blocked?: Blocked;
}

/** Returns the plan for the edits: one entry for each profile, even if nothing changes. */
export function planOf({ profiles, edits }: Pick<EditorState, "profiles" | "edits">): PlannedProfile[] {
  return profiles.map((each): PlannedProfile => {
    const { profile, accountId, tags, problem } = each;
    if (isForeign(profile, accountId)) {
      return { ...each, changes: [], blocked: { kind: "otherAccount", accountId: accountOfProfile(profile) } };
    }
    if (!tags) {
      return { ...each, changes: [], ...(problem ? { blocked: { kind: "unread", problem } } : {}) };
    }
    const changes = planChanges(tags, editsOf(each, edits));
    const violation = findChangeViolation(tags, changes);
    return { ...each, changes, ...(violation ? { blocked: { kind: "violation", violation } } : {}) };
  });
}

/** Returns the edits of a profile: those of all profiles, and its own edits of other keys. */
export function editsOf(profile: ProfileEdits, edits: readonly TagEdit[]): TagEdit[] {
  const keys = new Set(edits.map(({ key }) => key));
  return [...(profile.edits ?? []).filter(({ key }) => !keys.has(key)), ...edits];
}

/** Returns the planned keys whose values have changed since the user saw them: before is the value that the user saw. */
export function changesSinceShown({ changes, shown }: PlannedProfile): KeyChange[] {
  return shown
    ? changes.flatMap(({ key, before }) => {
        const seen = shown.find((tag) => tag.key === key)?.value;
        return seen === before ? [] : [{ key, before: seen, after: before }];
      })
    : [];
}

/** Returns the profiles in a plan that will be changed. */
export function changedProfiles(plan: readonly PlannedProfile[]): PlannedProfile[] {
  return plan.filter(({ changes, blocked }) => changes.length > 0 && !blocked);
}
