import * as vscode from "vscode";
import type { BedrockApi, LoadBedrock } from "../../aws/bedrock";
import type { CompleteDraft } from "../../changes/createDraft";
import type { CreateRequest, CreateResult } from "../../changes/createInferenceProfile";
import { createInferenceProfile } from "../../changes/createInferenceProfile";
import { readCreatedProfile } from "../../changes/readCreatedProfile";
import type { ChangeOptions } from "../../changes/sendChange";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import type { Clock } from "../../util/clock";
import type { Problem } from "../../domain/problem";
import { problemOf, unexpectedProblem } from "../../domain/problem";
import { withCancel } from "../../ui/withCancel";
import { escapeForNotification } from "../../ui/untrustedText";

/** The dependencies of creating a profile. */
export interface CreateServices {
  readonly loadBedrock: LoadBedrock;
  readonly clock: Clock;
  /** Called with failures that are not shown anywhere else. */
  readonly onProblem: (problem: Problem) => void;
}

/** The result of an attempt, with the profile as returned by AWS. */
export type CreateOutcome =
  | { readonly kind: "created"; readonly profile: InferenceProfile; readonly draft: CompleteDraft }
  | Exclude<CreateResult, { readonly kind: "created" }>;

/** Creates the profile while a notification shows progress and offers to cancel. */
export async function createWithProgress(request: CreateRequest, services: CreateServices): Promise<CreateOutcome> {
  const { connection, name } = request.draft;
  const title = vscode.l10n.t(
    'Creating inference profile "{0}" in {1}',
    escapeForNotification(name),
    connection.region,
  );
  return withCancel(title, (signal, progress) => {
    const onRetry = (problem: Problem) => progress.report({ message: retryText(problem) });
    return create(request, services, { signal, clock: services.clock, onRetry });
  });
}

function retryText({ kind }: Problem): string {
  return kind === "throttled"
    ? vscode.l10n.t("AWS is busy. Retrying...")
    : vscode.l10n.t("The response from AWS was unclear. Retrying...");
}

async function create(
  request: CreateRequest,
  { loadBedrock, onProblem }: CreateServices,
  options: ChangeOptions,
): Promise<CreateOutcome> {
  const { connection } = request.draft;
  let bedrock: BedrockApi;
  try {
    bedrock = await loadBedrock();
  } catch (error) {
    const problem = problemOf(error) ?? unexpectedProblem(error, "CreateInferenceProfile", connection);
    return { kind: "failed", problem };
  }
  const result = await createInferenceProfile(bedrock, request, options);
  if (result.kind !== "created") {
    return result;
  }
  const { draft, arn } = result;
  return { kind: "created", draft, profile: await readCreatedProfile(bedrock, draft, arn, options, onProblem) };
}
