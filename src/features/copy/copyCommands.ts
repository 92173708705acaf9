import * as vscode from "vscode";
import type { InferenceProfile } from "../../domain/inferenceProfile";
import type { ProfileRef } from "../../profiles/profileStore";
import { formatNumber } from "../../messages/language";
import { completeWalkthroughStep } from "../../ui/walkthrough";
import type { ProfileChooser } from "../../pickers/profileChooser";
import type { Register } from "../../ui/commandHandlers";

/** How long the status bar says that something was copied, in milliseconds. */
const statusMessageMs = 4000;

interface Copyable {
  readonly title: string;
  value(profile: InferenceProfile): string;
  notice(count: number): string;
}

const copyables: Readonly<Record<"copyArn" | "copyId" | "copyName", Copyable>> = {
  copyArn: {
    title: vscode.l10n.t("Copy Inference Profile ARN"),
    value: (profile) => profile.arn,
    notice: (count) =>
      count === 1
        ? vscode.l10n.t("ARN copied")
        : vscode.l10n.t("ARNs copied: {0}", formatNumber(count, vscode.env.language)),
  },
  copyId: {
    title: vscode.l10n.t("Copy Inference Profile ID"),
    value: (profile) => profile.id,
    notice: (count) =>
      count === 1
        ? vscode.l10n.t("ID copied")
        : vscode.l10n.t("IDs copied: {0}", formatNumber(count, vscode.env.language)),
  },
  copyName: {
    title: vscode.l10n.t("Copy Inference Profile Name"),
    value: (profile) => profile.name,
    notice: (count) =>
      count === 1
        ? vscode.l10n.t("Name copied")
        : vscode.l10n.t("Names copied: {0}", formatNumber(count, vscode.env.language)),
  },
};

/** Puts a profile's ARN on the clipboard and says so. */
export async function copyArn(profile: InferenceProfile): Promise<void> {
  await copy(copyables.copyArn, [profile]);
}

/** Puts the ARNs of the profiles that a key was pressed on on the clipboard, one a line; says so where there are none. */
export async function copyArnsByKey(profileRef: readonly ProfileRef[]): Promise<void> {
  await copy(
    copyables.copyArn,
    profileRef.map(({ profile }) => profile),
  );
  if (profileRef.length === 0) {
    vscode.window.setStatusBarMessage(vscode.l10n.t("Choose an inference profile to copy its ARN"), statusMessageMs);
  }
}

/** Registers the commands that copy a value of the chosen profiles, one a line. */
export function registerCopyCommands(register: Register, chooser: ProfileChooser): void {
  for (const [name, copyable] of Object.entries(copyables)) {
    register(name, async (...args) => {
      const profileRef = await chooser.choose(args, copyable.title);
      const profiles = profileRef.map(({ profile }) => profile);
      await copy(copyable, profiles);
    });
  }
}

async function copy(copyable: Copyable, profiles: readonly InferenceProfile[]): Promise<void> {
  if (profiles.length > 0) {
    await vscode.env.clipboard.writeText(profiles.map((profile) => copyable.value(profile)).join("\n"));
    vscode.window.setStatusBarMessage(`$(check) ${copyable.notice(profiles.length)}`, statusMessageMs);
    await completeWalkthroughStep("copied");
  }
}
