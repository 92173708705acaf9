import assert from "node:assert/strict";
import type { CompleteDraft } from "../../../../src/changes/createDraft";
import { profileAsSource } from "../../../../src/changes/createDraft";
import type { Clock } from "../../../../src/util/clock";
import type { Problem, ProblemKind } from "../../../../src/domain/problem";
import type { CreateResult, PendingAttempt } from "../../../../src/changes/createInferenceProfile";
import { createInferenceProfile } from "../../../../src/changes/createInferenceProfile";
import type { FaultRequest } from "../../../endpoint/faults";
import { useLocalControlPlane } from "./localControlPlane";
import { completeDraft, systemDefined, virginia } from "./samples";

/** How a creation went. */
export interface Run {
  readonly result: CreateResult;
  readonly waits: readonly number[];
  /** Why requests were repeated. */
  readonly retried: readonly ProblemKind[];
}

/** Creations at a local endpoint, and what comes of them. */
export function useCreating() {
  const local = useLocalControlPlane({ regions: ["us-east-1", "us-west-2"] });

  /** A draft that the endpoint takes: its account is in the source's ARN. */
  const draft = (change: Partial<CompleteDraft> = {}): CompleteDraft => {
    const { id } = systemDefined();
    const arn = `arn:aws:bedrock:us-east-1:${local.endpoint.account.accountId}:inference-profile/${id}`;
    return completeDraft({ source: profileAsSource(virginia, systemDefined(virginia, { arn })), ...change });
  };

  const create = async (
    wanted: CompleteDraft,
    {
      unclear,
      startedAt = new Date(),
      signal = new AbortController().signal,
    }: { unclear?: PendingAttempt; startedAt?: Date; signal?: AbortSignal } = {},
  ): Promise<Run> => {
    const { clock, waits } = impatientClock();
    const retried: ProblemKind[] = [];
    const onRetry = ({ kind }: Problem) => void retried.push(kind);
    const result = await createInferenceProfile(
      {
        controlPlane: local.controlPlane,
        clock,
        draft: wanted,
        startedAt,
        ...(unclear && { unclear }),
        onRetry,
        random: () => 1,
      },
      signal,
    );
    return { result, waits, retried };
  };

  const fault = (...faults: FaultRequest[]) => faults.forEach((each) => local.endpoint.faults.add(each));
  const creations = () => local.requests("CreateInferenceProfile");
  const listings = () => local.requests("ListInferenceProfiles");

  /** The profiles of this name that the endpoint holds. */
  const made = (name: string) =>
    local.endpoint.account
      .region("us-east-1")
      .profiles()
      .filter(({ type, wire }) => type === "APPLICATION" && wire["inferenceProfileName"] === name);

  return { local, draft, create, fault, creations, listings, made };
}

export function createdArn({ result }: Run): string {
  assert.equal(result.kind, "created", JSON.stringify(result));
  return result.kind === "created" ? result.arn : "";
}

export function failure({ result }: Run): Problem {
  assert.ok(result.kind === "failed", JSON.stringify(result));
  return result.problem;
}

/** Waits not at all, and remembers how long it was to wait. */
function impatientClock() {
  const waits: number[] = [];
  const clock: Clock = {
    now: () => new Date(),
    wait: async (milliseconds, signal) => {
      signal.throwIfAborted();
      waits.push(milliseconds);
    },
  };
  return { clock, waits };
}
