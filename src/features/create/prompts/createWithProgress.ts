import * as vscode from "vscode";
import type { CompleteDraft } from "../../../changes/createDraft";
import { profileOfDraft } from "../../../changes/createDraft";
import type { InferenceProfile } from "../../../domain/inferenceProfile";
import type { ControlPlane, ControlPlanes } from "../../../domain/ports";
import type { Clock } from "../../../util/clock";
import type { Problem } from "../../../domain/problem";
import { isCancellation, problemOf, unexpectedProblem } from "../../../domain/problem";
import { toAbortSignal } from "../../../ui/cancellation";
import { escapeForNotification } from "../../../ui/untrustedText";
import type { CreateRequest, CreateResult, PendingAttempt } from "../../../changes/createInferenceProfile";
import { createInferenceProfile } from "../../../changes/createInferenceProfile";

/** What carrying out a creation needs. */
export interface CreatingServices {
  readonly controlPlanes: ControlPlanes;
  readonly clock: Clock;
  /** Hears of failures that nothing else shows. */
  readonly onSideProblem: (problem: Problem) => void;
}

/** One try at creating. */
export interface Attempt {
  readonly draft: CompleteDraft;
  readonly startedAt: Date;
  readonly unclear?: PendingAttempt;
}

/** What a creation ended in, with the profile that was made. */
export type CarriedOut =
  | { readonly kind: "created"; readonly profile: InferenceProfile; readonly draft: CompleteDraft }
  | Exclude<CreateResult, { readonly kind: "created" }>;

/** How long reading the new profile back may take, in milliseconds: it is there all the same. */
const readBackTime = 5000;

/** Creates the profile under a notification that can cancel it. */
export async function createWithProgress(attempt: Attempt, services: CreatingServices): Promise<CarriedOut> {
  const { connection, name } = attempt.draft;
  const title = vscode.l10n.t("Creating {0} in {1}", escapeForNotification(name), connection.region);
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const cancellation = toAbortSignal(token);
      const onRetry = (problem: Problem) => progress.report({ message: retryText(problem) });
      try {
        return await carryOut(attempt, { ...services, onRetry }, cancellation.signal);
      } finally {
        cancellation.dispose();
      }
    },
  );
}

function retryText({ kind }: Problem): string {
  return kind === "throttled"
    ? vscode.l10n.t("AWS is busy. Trying again...")
    : vscode.l10n.t("There was no clear answer. Asking again...");
}

async function carryOut(
  attempt: Attempt,
  services: CreatingServices & Pick<CreateRequest, "onRetry">,
  signal: AbortSignal,
): Promise<CarriedOut> {
  const { draft } = attempt;
  let controlPlane: ControlPlane;
  try {
    controlPlane = await services.controlPlanes(draft.connection);
  } catch (error) {
    const problem = problemOf(error) ?? unexpectedProblem(error, "CreateInferenceProfile", draft.connection);
    return { kind: "failed", problem };
  }
  const { clock, onRetry } = services;
  const result = await createInferenceProfile({ ...attempt, controlPlane, clock, ...(onRetry && { onRetry }) }, signal);
  if (result.kind !== "created") {
    return result;
  }
  const profile = await readBack(controlPlane, result.draft, result.arn, services, signal);
  return { kind: "created", profile, draft: result.draft };
}

/** The new profile as the service has it, or as it was asked for where it cannot be read. */
async function readBack(
  controlPlane: ControlPlane,
  draft: CompleteDraft,
  arn: string,
  { clock, onSideProblem }: CreatingServices,
  signal: AbortSignal,
): Promise<InferenceProfile> {
  try {
    return await controlPlane.getInferenceProfile(arn, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(readBackTime)]),
    });
  } catch (error) {
    if (!isCancellation(error)) {
      onSideProblem(problemOf(error) ?? unexpectedProblem(error, "GetInferenceProfile", draft.connection));
    }
    return profileOfDraft(draft, arn, clock.now());
  }
}
