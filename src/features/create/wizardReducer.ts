import type { Connection } from "../../domain/connection";
import { connectionKey } from "../../domain/connection";
import { findViolation } from "../../domain/constraints";
import type { CreateDraft, ProfileSource } from "../../changes/createDraft";
import { clientRequestToken, isComplete } from "../../changes/createDraft";
import type { Tag } from "../../domain/inferenceProfile";
import type { Problem } from "../../domain/problem";
import { stepForProblem, tagOfProblem } from "./stepForProblem";
import type { ChosenAwsProfile, WizardState, Step } from "./wizardState";
import { connectionsOf, firstOpenStep, steps, takenNames } from "./wizardState";
import { findNameError } from "./profileName";
import { openEntry, setTag, tagList } from "./tagSteps";

/** What can happen in a guided creation. */
export type WizardEvent =
  | { readonly type: "awsProfileAnswered"; readonly awsProfile: ChosenAwsProfile }
  | { readonly type: "regionAnswered"; readonly connection: Connection }
  | { readonly type: "sourceAnswered"; readonly source: ProfileSource }
  | { readonly type: "nameAnswered"; readonly name: string }
  | { readonly type: "descriptionAnswered"; readonly description: string }
  | { readonly type: "tagEntryOpened"; readonly index?: number }
  | { readonly type: "tagSet"; readonly tag: Tag }
  | { readonly type: "tagRemoved"; readonly index: number }
  | { readonly type: "tagsAnswered" }
  /** A line of Review was chosen. */
  | { readonly type: "stepChosen"; readonly step: Step }
  | { readonly type: "back" }
  /** What the step's input holds when it is left without an answer. */
  | { readonly type: "typed"; readonly text: string }
  | { readonly type: "namesListed"; readonly connection: Connection; readonly names: readonly string[] }
  | { readonly type: "failed"; readonly problem: Problem; readonly startedAt: Date }
  | { readonly type: "cancelled"; readonly outcomeUnknown: boolean; readonly startedAt: Date };

/** What a creation becomes by an event. An event that does not fit, such as a name that is taken, changes nothing. */
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
      return { ...state, tags: openEntry(state.draft.tags ?? [], event.index) };
    case "tagSet":
      return applyTag(state, event.tag);
    case "tagRemoved":
      return removeTag(state, event.index);
    case "stepChosen":
      return steps(state).includes(event.step) && event.step !== "review" ? enter(state, event.step, true) : state;
    case "back":
      return goBack(state);
    case "typed":
      return keepTyped(state, event.text);
    case "namesListed":
      return { ...state, listedNames: { key: connectionKey(event.connection), names: event.names } };
    case "failed":
      return fail(state, event.problem, event.startedAt);
    case "cancelled":
      return markUnclear(withoutProblem(state), event.outcomeUnknown, event.startedAt);
  }
}

/** Whether there is somewhere to go back to. */
export function canGoBack(state: WizardState): boolean {
  return placeBack(state) !== undefined;
}

function answer(state: WizardState, answers: Partial<CreateDraft>): WizardState {
  const answered: WizardState = {
    ...withoutProblem(state),
    draft: { ...state.draft, ...answers },
    // What was typed before it was entered has served its purpose.
    typed: withoutOwn(state.typed, state.step),
    tags: tagList,
    touched: true,
  };
  const open = firstOpenStep(answered);
  if (state.visiting) {
    return enter(answered, open ?? "review", open !== undefined);
  }
  const all = steps(answered);
  const next = all[all.indexOf(state.step) + 1] ?? "review";
  return enter(answered, next === "review" ? (open ?? next) : next, false);
}

/** Keeps the Region where the AWS profile has it as well; asks for it where there are others. */
function answerAwsProfile(state: WizardState, awsProfile: ChosenAwsProfile): WizardState {
  const { connection: before, ...draft } = state.draft;
  const own = connectionsOf(state.connections, awsProfile);
  const connection = own.length === 1 ? own[0] : own.find(({ region }) => region === before?.region);
  return answer({ ...state, awsProfile, draft }, connection ? { connection } : {});
}

function withoutProblem(state: WizardState): WizardState {
  const { problem: _, ...rest } = state;
  return rest;
}

function withoutOwn(typed: WizardState["typed"], step: Step): WizardState["typed"] {
  return Object.fromEntries(Object.entries(typed).filter(([key]) => key !== step));
}

function enter(state: WizardState, step: Step, visiting: boolean): WizardState {
  const { lastVisited: _, ...rest } = state;
  // The list comes back with what was typed in it.
  return {
    ...rest,
    step,
    visiting,
    tags: step === state.step ? state.tags : { ...tagList, text: state.typed.tags ?? "" },
  };
}

type Place = "tagList" | Step;

function placeBack(state: WizardState): Place | undefined {
  if (state.step === "tags" && state.tags.kind === "entry") {
    return "tagList";
  }
  if (state.visiting && isComplete(state.draft) && firstOpenStep(state) === undefined) {
    return "review";
  }
  const all = steps(state);
  return all[all.indexOf(state.step) - 1];
}

function goBack(state: WizardState): WizardState {
  const place = placeBack(state);
  if (place === undefined) {
    return state;
  }
  if (place === "tagList") {
    const index = state.tags.kind === "entry" ? state.tags.index : undefined;
    return { ...state, tags: { ...tagList, ...(index === undefined ? {} : { active: index }) } };
  }
  if (state.visiting && place === "review") {
    return { ...enter(state, place, false), lastVisited: state.step };
  }
  return enter(state, place, state.visiting);
}

function applyTag(state: WizardState, tag: Tag): WizardState {
  const tags = setTag(tag, state.draft.tags ?? [], state.tags);
  return tags
    ? {
        ...state,
        draft: { ...state.draft, tags },
        typed: withoutOwn(state.typed, "tags"),
        tags: tagList,
        touched: true,
      }
    : state;
}

function removeTag(state: WizardState, index: number): WizardState {
  const tags = (state.draft.tags ?? []).filter((_, other) => other !== index);
  const active = Math.min(index, tags.length - 1);
  return {
    ...state,
    draft: { ...state.draft, tags },
    tags: { ...tagList, ...(active >= 0 ? { active } : {}) },
    touched: true,
  };
}

function keepTyped(state: WizardState, text: string): WizardState {
  const touched = state.touched || text !== "";
  switch (state.step) {
    case "name":
    case "description":
      return { ...state, typed: { ...state.typed, [state.step]: text }, touched };
    case "tags": {
      const typed = state.tags.kind === "list" ? { ...state.typed, tags: text } : state.typed;
      return { ...state, typed, tags: { ...state.tags, text }, touched };
    }
    default:
      return state;
  }
}

function fail(state: WizardState, problem: Problem, startedAt: Date): WizardState {
  const { connection, name } = state.draft;
  const failed = { ...markUnclear(state, problem.outcomeUnknown, startedAt), problem };
  const wanted = stepForProblem(problem);
  if (wanted === "review") {
    return enter(failed, "review", false);
  }
  const refused = wanted === "name" && problem.kind === "conflict" && connection && name !== undefined;
  const known = refused
    ? { ...failed, refusedNames: [...state.refusedNames, { key: connectionKey(connection), name }] }
    : failed;
  const active = tagOfProblem(problem);
  return {
    ...enter(known, wanted, true),
    ...(wanted === "tags" && active !== undefined ? { tags: { ...tagList, active } } : {}),
  };
}

/** Remembers the first attempt of unknown outcome, until one with other answers ends like that. */
function markUnclear(state: WizardState, outcomeUnknown: boolean, startedAt: Date): WizardState {
  const { draft, unclear } = state;
  const isKnown = unclear && clientRequestToken(unclear.draft) === clientRequestToken(draft);
  return outcomeUnknown && !isKnown && isComplete(draft) ? { ...state, unclear: { draft, startedAt } } : state;
}
