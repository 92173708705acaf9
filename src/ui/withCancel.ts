import * as vscode from "vscode";
import { toAbortSignal } from "./cancellation";

/** The progress of work that can be canceled. */
export type WorkProgress = vscode.Progress<{ readonly message?: string; readonly increment?: number }>;

/** Runs work that the user can cancel, and shows its progress, by default in a notification. */
export async function withCancel<T>(
  title: string,
  work: (signal: AbortSignal, progress: WorkProgress) => Promise<T>,
  location = vscode.ProgressLocation.Notification,
): Promise<T> {
  return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    const cancellation = toAbortSignal(token);
    try {
      return await work(cancellation.signal, progress);
    } finally {
      cancellation.dispose();
    }
  });
}
