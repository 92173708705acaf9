import type { Connection } from "../core/connection";
import { connectionKey } from "../core/connection";
import type { CreationDraft, CreationSource } from "../core/creationDraft";
import { sourceFits } from "../core/creationDraft";
import type { Problem } from "../core/problem";
import { findNameFault } from "./profileName";
import type { TagsView } from "./tagSteps";
import { tagList } from "./tagSteps";

/** The steps of a creation, in their order. */
export const stepOrder = ["region", "source", "name", "description", "tags", "review"] as const;

/** One step of a creation. */
export type Step = (typeof stepOrder)[number];

/** An attempt at creating of which nobody knows how it ended. */
export interface UnclearAttempt {
  /** The token of the request; a changed draft has another. */
  readonly token: string;
  readonly startedAt: Date;
}

/** Everything that the guided creation knows at one moment. It is also what is kept of an unfinished one. */
export interface FlowState {
  /** The connections to choose from. */
  readonly connections: readonly Connection[];
  readonly draft: CreationDraft;
  readonly step: Step;
  /** Whether the step was opened from Review, where it leads back to. */
  readonly visiting: boolean;
  readonly tags: TagsView;
  /** Texts that were typed but not entered. */
  readonly typed: { readonly name?: string; readonly description?: string; readonly tags?: string };
  /** What the source step starts to search for. */
  readonly sourceSearch?: string;
  /** Names of the application profiles in the draft's Region, by its connection's key. */
  readonly listedNames: { readonly key: string; readonly names: readonly string[] };
  /** Names that AWS refused because there is one already, each after its connection's key. */
  readonly refusedNames: readonly { readonly key: string; readonly name: string }[];
  /** Why the last attempt at creating failed, until its step is answered. */
  readonly problem?: Problem;
  readonly unclear?: UnclearAttempt;
  /** The line that Review came back from without an answer. */
  readonly lastVisited?: Step;
  /** Whether a person has answered or typed anything, so that it is worth keeping. */
  readonly touched: boolean;
}

/** What a creation starts with. */
export interface Prefill {
  readonly connection?: Connection;
  readonly source?: CreationSource;
  readonly sourceSearch?: string;
}

/** A new creation. What is pre-filled counts as answered, and the first open step comes first. */
export function startFlow(connections: readonly Connection[], draftId: string, prefill: Prefill = {}): FlowState {
  const given = prefill.source?.connection ?? prefill.connection;
  const connection = given ?? (connections.length === 1 ? connections[0] : undefined);
  const state: FlowState = {
    connections: withConnection(connections, connection),
    draft: {
      id: draftId,
      ...(connection ? { connection } : {}),
      ...(prefill.source ? { source: prefill.source } : {}),
    },
    step: "review",
    visiting: false,
    tags: tagList,
    typed: {},
    ...(prefill.sourceSearch === undefined ? {} : { sourceSearch: prefill.sourceSearch }),
    listedNames: { key: "", names: [] },
    refusedNames: [],
    touched: false,
  };
  return { ...state, step: firstOpenStep(state) ?? "review" };
}

/** An unfinished creation taken up again, with the connections there are now. */
export function resumeFlow(state: FlowState, connections: readonly Connection[]): FlowState {
  const { draft } = state;
  const connection = draft.connection ?? (connections.length === 1 ? connections[0] : undefined);
  const resumed: FlowState = {
    ...state,
    connections: withConnection(connections, connection),
    draft: connection ? { ...draft, connection } : draft,
  };
  return steps(resumed).includes(resumed.step) ? resumed : { ...resumed, step: firstOpenStep(resumed) ?? "review" };
}

function withConnection(connections: readonly Connection[], wanted: Connection | undefined): readonly Connection[] {
  const keys = new Set(connections.map(connectionKey));
  return wanted && !keys.has(connectionKey(wanted)) ? [...connections, wanted] : connections;
}

/** The steps there are: the Region is asked for only where there is a choice. */
export function steps(state: FlowState): readonly Step[] {
  return stepOrder.filter((step) => step !== "region" || state.connections.length > 1);
}

/** The place of the current step, counted from 1. */
export function stepNumber(state: FlowState): number {
  return steps(state).indexOf(state.step) + 1;
}

/** The first step that still needs an answer; nothing where only Review is left. */
export function firstOpenStep(state: FlowState): Step | undefined {
  return steps(state).find((step) => isOpen(state, step));
}

/** Whether a step needs an answer: none was given, or another answer has made it void. */
function isOpen(state: FlowState, step: Step): boolean {
  const { draft } = state;
  switch (step) {
    case "region":
      return draft.connection === undefined;
    case "source":
      return !sourceFits(draft);
    case "name":
      return draft.name === undefined || findNameFault(draft.name, takenNames(state)) !== undefined;
    case "description":
      return draft.description === undefined;
    case "tags":
      return draft.tags === undefined;
    case "review":
      return false;
  }
}

/** The names that a new profile cannot have in the draft's Region, as far as is known. */
export function takenNames({ draft, listedNames, refusedNames }: FlowState): ReadonlySet<string> {
  const key = draft.connection ? connectionKey(draft.connection) : undefined;
  return new Set([
    ...(listedNames.key === key ? listedNames.names : []),
    ...refusedNames.filter((refused) => refused.key === key).map((refused) => refused.name),
  ]);
}
