import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import type { CommandTarget, ProfileTarget } from "../../domain/commandTarget";
import { modelIdsToCopy, profileTargets } from "../../domain/commandTarget";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import { findUnusableReason } from "../../domain/inferenceProfile";
import { formatNumber } from "../../messages/language";
import { explainUnusable } from "../../messages/unusable";
import type { ProfilePicker } from "../../pickers/profilePicker";
import type { ProfileRef } from "../../profiles/profileStore";
import { escapeForLabel } from "../../ui/untrustedText";
import type { CompleteWalkthroughStep } from "../../ui/walkthrough";
import { showStatus } from "./showStatus";

interface CopiedValue {
  /** Returns the title of the quick pick that asks for a profile. */
  title(): string;
  of(profile: InferenceProfile): string;
  /** Returns the text in the status bar. */
  confirmation(count: number): string;
}

const arn: CopiedValue = {
  title: () => vscode.l10n.t("Copy Inference Profile ARN"),
  of: (profile) => profile.arn,
  confirmation: (count) =>
    count === 1 ? vscode.l10n.t("ARN copied") : vscode.l10n.t("{0} ARNs copied", localize(count)),
};

const id: CopiedValue = {
  title: () => vscode.l10n.t("Copy Inference Profile ID"),
  of: (profile) => profile.id,
  confirmation: (count) =>
    count === 1 ? vscode.l10n.t("ID copied") : vscode.l10n.t("{0} IDs copied", localize(count)),
};

const name: CopiedValue = {
  title: () => vscode.l10n.t("Copy Inference Profile Name"),
  of: (profile) => profile.name,
  confirmation: (count) =>
    count === 1 ? vscode.l10n.t("Name copied") : vscode.l10n.t("{0} names copied", localize(count)),
};

/**
 * Returns the handlers that copy a value of each chosen profile, one per line. `focusedRows` returns the rows in the explorer
 * that a key press applies to. `copyAs` asks for a format.
 */
export function copyHandlers(
  picker: ProfilePicker,
  focusedRows: () => readonly CommandTarget[],
  copyAs: (profiles: readonly ProfileRef[]) => Promise<void>,
  completeStep: CompleteWalkthroughStep,
) {
  const chooseAndCopy = async (value: CopiedValue, clicked?: CommandTarget, selected?: readonly CommandTarget[]) => {
    await copy(value, await picker.choose(clicked, selected, value.title()), completeStep);
  };
  return {
    "bedrockProfiles.copyArn": (clicked, selected) => chooseAndCopy(arn, clicked, selected),
    "bedrockProfiles.copyId": (clicked, selected) => chooseAndCopy(id, clicked, selected),
    "bedrockProfiles.copyName": (clicked, selected) => chooseAndCopy(name, clicked, selected),
    "bedrockProfiles.copyAs": async (clicked, selected) => {
      const profiles = await picker.choose(clicked, selected, vscode.l10n.t("Copy Inference Profile As"));
      if (profiles.length > 0) {
        await copyAs(profiles);
      }
    },
    "bedrockProfiles.copyModelId": (clicked, selected) => copyModelIds(modelIdsToCopy(clicked, selected)),
    "bedrockProfiles.copyFocusedArn": async () => {
      const targets = profileTargets(undefined, undefined, focusedRows());
      await copy(arn, targets, completeStep);
      if (targets.length === 0) {
        showStatus(vscode.l10n.t("Select an inference profile to copy its ARN"));
      }
    },
  } satisfies Partial<CommandHandlers>;
}

async function copy(
  value: CopiedValue,
  targets: readonly ProfileTarget[],
  completeStep: CompleteWalkthroughStep,
): Promise<void> {
  if (targets.length > 0) {
    await vscode.env.clipboard.writeText(targets.map(({ profile }) => value.of(profile)).join("\n"));
    const warning = unusableWarning(targets.map(({ profile }) => profile));
    const confirmation = value.confirmation(targets.length);
    showStatus(warning === undefined ? `$(check) ${confirmation}` : `$(warning) ${confirmation} · ${warning}`);
    completeStep("copied");
  }
}

async function copyModelIds(modelIds: readonly string[]): Promise<void> {
  if (modelIds.length > 0) {
    await vscode.env.clipboard.writeText(modelIds.join("\n"));
    const count = modelIds.length;
    const copied =
      count === 1 ? vscode.l10n.t("Model ID copied") : vscode.l10n.t("{0} model IDs copied", localize(count));
    showStatus(`$(check) ${copied}`);
  }
}

/** Returns a warning if some of the copied profiles cannot be used. */
function unusableWarning(profiles: readonly InferenceProfile[]): string | undefined {
  const [first, ...others] = profiles.flatMap((profile) => findUnusableReason(profile) ?? []);
  if (first === undefined) {
    return undefined;
  }
  return profiles.length === 1
    ? escapeForLabel(explainUnusable(first))
    : vscode.l10n.t("{0} profiles cannot be used", localize(others.length + 1));
}

function localize(count: number): string {
  return formatNumber(count, vscode.env.language);
}
