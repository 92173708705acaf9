import assert from "node:assert/strict";
import type { CompleteDraft, PendingAttempt } from "../../../src/changes/createDraft";
import { profileAsSource } from "../../../src/changes/createDraft";
import type { Clock } from "../../../src/util/clock";
import type { Problem, ProblemKind } from "../../../src/domain/problem";
import type { CreateResult } from "../../../src/changes/createInferenceProfile";
import { createInferenceProfile } from "../../../src/changes/createInferenceProfile";
import type { FaultRequest } from "../../endpoint/faults";
import { useLocalBedrock } from "./localBedrock";
import { completeDraft, systemDefined, virginia } from "./samples";

/** The result and the retries of a profile creation. */
export interface Run {
  readonly result: CreateResult;
  /** The delays before retries, in milliseconds. */
  readonly delaysMs: readonly number[];
  /** The reason for each retry. */
  readonly retried: readonly ProblemKind[];
}

/** Sets up the creation of profiles at a local endpoint. */
export function useCreateHarness() {
  const local = useLocalBedrock({ regions: ["us-east-1", "us-west-2"] });

  /** Returns a draft that the endpoint accepts, because the ARN of its source contains the endpoint's account. */
  const draft = (change: Partial<CompleteDraft> = {}): CompleteDraft => {
    const { id } = systemDefined();
    const arn = `arn:aws:bedrock:us-east-1:${local.endpoint.account.accountId}:inference-profile/${id}`;
    return completeDraft({ source: profileAsSource(virginia, systemDefined(virginia, { arn })), ...change });
  };

  const create = async (
    wanted: CompleteDraft,
    {
      pending,
      startedAt = new Date(),
      signal = new AbortController().signal,
    }: { pending?: PendingAttempt; startedAt?: Date; signal?: AbortSignal } = {},
  ): Promise<Run> => {
    const { clock, delaysMs } = instantClock();
    const retried: ProblemKind[] = [];
    const onRetry = ({ kind }: Problem) => void retried.push(kind);
    const result = await createInferenceProfile(
      local.bedrock,
      { draft: wanted, startedAt, ...(pending && { pending }) },
      { signal, clock, onRetry, random: () => 1 },
    );
    return { result, delaysMs, retried };
  };

  const fault = (...faults: FaultRequest[]) => faults.forEach((each) => local.endpoint.faults.add(each));
  const createRequests = () => local.requests("CreateInferenceProfile");
  const listRequests = () => local.requests("ListInferenceProfiles");

  /** Returns the application profiles that the endpoint has with a name. */
  const profilesNamed = (name: string) =>
    local.endpoint.account
      .region("us-east-1")
      .profiles()
      .filter(({ type, wire }) => type === "APPLICATION" && wire["inferenceProfileName"] === name);

  return { local, draft, create, fault, createRequests, listRequests, profilesNamed };
}

export function createdArn({ result }: Run): string {
  assert.equal(result.kind, "created", JSON.stringify(result));
  return result.kind === "created" ? result.arn : "";
}

export function problemOfRun({ result }: Run): Problem {
  assert.ok(result.kind === "failed", JSON.stringify(result));
  return result.problem;
}

/** Returns a clock that does not wait and records the delays. */
function instantClock() {
  const delaysMs: number[] = [];
  const clock: Clock = {
    now: () => new Date(),
    wait: async (milliseconds, signal) => {
      signal.throwIfAborted();
      delaysMs.push(milliseconds);
    },
  };
  return { clock, delaysMs };
}
