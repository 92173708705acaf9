import type { CreateDraft, ProfileSource } from "../../changes/createDraft";
import { isComplete, isSameRequest } from "../../changes/createDraft";
import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import { findViolation } from "../../domain/constraints";
import type { Problem } from "../../domain/problem";
import type { TagsEvent } from "../../pickers/tags/tagsView";
import { backToTagList, emptyTagList, tagsReducer } from "../../pickers/tags/tagsView";
import type { StepEvent } from "../../pickers/wizard/step";
import { findNameError } from "./profileName";
import { stepForProblem, tagIndexOfProblem } from "./stepForProblem";
import type { ChosenAwsProfile, CopiedTags, Step, WizardState } from "./wizardState";
import { connectionsOf, firstOpenStep, steps, takenNames } from "./wizardSteps";

/** The events of this wizard, in addition to the events of all wizards. */
export type CreateEvent =
  | { readonly type: "awsProfileAnswered"; readonly awsProfile: ChosenAwsProfile }
  | { readonly type: "regionAnswered"; readonly connection: Connection }
  | { readonly type: "sourceAnswered"; readonly source: ProfileSource }
  | { readonly type: "nameAnswered"; readonly name: string }
  | { readonly type: "descriptionAnswered"; readonly description: string }
  | TagsEvent
  | { readonly type: "tagsCopied"; readonly copied: CopiedTags }
  /** The user creates the profile without the tags, because AWS denied tagging. */
  | { readonly type: "allTagsRemoved" }
  /** The user accepted a line in Review. */
  | { readonly type: "stepChosen"; readonly step: Step }
  | { readonly type: "namesListed"; readonly connection: Connection; readonly names: readonly string[] }
  | { readonly type: "failed"; readonly problem: Problem; readonly startedAt: Date }
  | { readonly type: "cancelled"; readonly outcomeUnknown: boolean; readonly startedAt: Date };

/** All events of this wizard. */
export type WizardEvent = CreateEvent | StepEvent;

/** Returns the state after an event. If the event is not valid, for example because a name is taken, returns the same state. */
export function wizardReducer(state: WizardState, event: WizardEvent): WizardState {
  switch (event.type) {
    case "awsProfileAnswered":
      return answerAwsProfile(state, event.awsProfile);
    case "regionAnswered":
      return answer(state, { connection: event.connection });
    case "sourceAnswered":
      return answer(state, { source: event.source });
    case "nameAnswered":
      return findNameError(event.name, takenNames(state)) ? state : answer(state, { name: event.name });
    case "descriptionAnswered":
      return findViolation("description", event.description)
        ? state
        : answer(state, { description: event.description });
    case "tagsAnswered":
      return answer(state, { tags: state.draft.tags ?? [] });
    case "tagEntryOpened":
    case "tagSet":
    case "tagRemoved":
      return editTags(state, event);
    case "tagsCopied":
      return copyTags(state, event.copied);
    case "allTagsRemoved":
      return { ...withoutProblem(state), draft: { ...state.draft, tags: [] }, edited: true };
    case "stepChosen":
      return steps(state).includes(event.step) && event.step !== "review" ? enter(state, event.step, true) : state;
    case "back":
      return goBack(state);
    case "typed":
      return keepTypedText(state, event.text);
    case "namesListed":
      return { ...state, listedNames: { key: connectionKey(event.connection), names: event.names } };
    case "failed":
      return fail(state, event.problem, event.startedAt);
    case "cancelled":
      return keepPending(withoutProblem(state), event.outcomeUnknown, event.startedAt);
  }
}

/** Returns whether there is a step to go back to. */
export function canGoBack(state: WizardState): boolean {
  return backTarget(state) !== undefined;
}

function answer(state: WizardState, answers: Partial<CreateDraft>): WizardState {
  const answered: WizardState = {
    ...withoutProblem(state),
    draft: { ...state.draft, ...answers },
    typed: withoutTypedText(state.typed, state.step),
    tagsView: emptyTagList,
    edited: true,
  };
  const open = firstOpenStep(answered);
  if (state.fromReview) {
    return enter(answered, open ?? "review", open !== undefined);
  }
  const all = steps(answered);
  const next = all[all.indexOf(state.step) + 1] ?? "review";
  return enter(answered, next === "review" ? (open ?? next) : next, false);
}

/**
 * Returns the state with the new AWS profile. Keeps the Region if it is also available for the new AWS profile. Otherwise asks
 * for a Region, unless there is only one.
 */
function answerAwsProfile(state: WizardState, awsProfile: ChosenAwsProfile): WizardState {
  const { connection: before, ...draft } = state.draft;
  const own = connectionsOf(state.connections, awsProfile);
  const connection = own.length === 1 ? own[0] : own.find(({ region }) => region === before?.region);
  return answer({ ...state, awsProfile, draft }, connection ? { connection } : {});
}

function editTags(state: WizardState, event: Exclude<TagsEvent, { type: "tagsAnswered" }>): WizardState {
  const before = { tags: state.draft.tags ?? [], view: state.tagsView };
  const { tags, view } = tagsReducer(before, event);
  if (event.type === "tagEntryOpened") {
    return { ...state, tagsView: view };
  }
  if (tags === before.tags) {
    return state;
  }
  const typed = event.type === "tagSet" ? withoutTypedText(state.typed, "tags") : state.typed;
  return { ...state, draft: { ...state.draft, tags }, typed, tagsView: view, edited: true };
}

/** Returns the state with the copied tags. Copying is not an edit of the user. */
function copyTags(state: WizardState, copied: CopiedTags): WizardState {
  const { similar, draft } = state;
  return {
    ...state,
    ...(similar ? { similar: { ...similar, copied } } : {}),
    draft: copied.kind === "copied" ? { ...draft, tags: copied.tags } : draft,
  };
}

function withoutProblem(state: WizardState): WizardState {
  const { problem: _, ...rest } = state;
  return rest;
}

function withoutTypedText(typed: WizardState["typed"], step: Step): WizardState["typed"] {
  return Object.fromEntries(Object.entries(typed).filter(([key]) => key !== step));
}

function enter(state: WizardState, step: Step, fromReview: boolean): WizardState {
  const { lastVisited: _, ...rest } = state;
  // When the list of tags is shown again, it contains the text that was typed there.
  const tagsView = step === state.step ? state.tagsView : { ...emptyTagList, text: state.typed.tags ?? "" };
  return { ...rest, step, fromReview, tagsView };
}

function backTarget(state: WizardState): "tagList" | Step | undefined {
  if (state.step === "tags" && state.tagsView.kind === "entry") {
    return "tagList";
  }
  if (state.fromReview && isComplete(state.draft) && firstOpenStep(state) === undefined) {
    return "review";
  }
  const all = steps(state);
  return all[all.indexOf(state.step) - 1];
}

function goBack(state: WizardState): WizardState {
  const target = backTarget(state);
  if (target === undefined) {
    return state;
  }
  if (target === "tagList") {
    return { ...state, tagsView: backToTagList(state.tagsView) };
  }
  if (state.fromReview && target === "review") {
    return { ...enter(state, target, false), lastVisited: state.step };
  }
  return enter(state, target, state.fromReview);
}

function keepTypedText(state: WizardState, text: string): WizardState {
  const edited = state.edited || text !== "";
  switch (state.step) {
    case "name":
    case "description":
      return { ...state, typed: { ...state.typed, [state.step]: text }, edited };
    case "tags": {
      const typed = state.tagsView.kind === "list" ? { ...state.typed, tags: text } : state.typed;
      return { ...state, typed, tagsView: { ...state.tagsView, text }, edited };
    }
    default:
      return state;
  }
}

function fail(state: WizardState, problem: Problem, startedAt: Date): WizardState {
  const failed = { ...keepPending(state, problem.outcomeUnknown, startedAt), problem };
  const step = stepForProblem(problem);
  switch (step) {
    case "review":
      return enter(failed, step, false);
    case "name":
      return enter(problem.kind === "conflict" ? withRefusedName(failed) : failed, step, true);
    case "tags": {
      const active = tagIndexOfProblem(problem);
      const entered = enter(failed, step, true);
      return active === undefined ? entered : { ...entered, tagsView: { ...emptyTagList, active } };
    }
    default:
      return enter(failed, step, true);
  }
}

function withRefusedName(state: WizardState): WizardState {
  const { connection, name } = state.draft;
  return connection && name !== undefined
    ? { ...state, refusedNames: [...state.refusedNames, { key: connectionKey(connection), name }] }
    : state;
}

/**
 * Returns the state with the pending attempt. Keeps the first attempt with an unknown outcome until a different request also ends
 * with an unknown outcome.
 */
function keepPending(state: WizardState, outcomeUnknown: boolean, startedAt: Date): WizardState {
  const { draft, pending } = state;
  const isKnown = pending && isSameRequest(pending.draft, draft);
  return outcomeUnknown && !isKnown && isComplete(draft) ? { ...state, pending: { draft, startedAt } } : state;
}
