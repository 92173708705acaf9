import * as vscode from "vscode";
import { toAbortSignal } from "../../ui/cancellation";
import type { ReportProgress } from "./usageServices";

/** Runs work with a notification that shows its progress and can cancel it. */
export async function withCancel<T>(
  title: string,
  work: (signal: AbortSignal, progress: ReportProgress) => Promise<T>,
): Promise<T> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    const cancellation = toAbortSignal(token);
    try {
      return await work(cancellation.signal, progress);
    } finally {
      cancellation.dispose();
    }
  });
}

/** Returns a function that reports progress. Takes the number of completed metrics, of at most `max`. */
export function metricProgress(progress: ReportProgress, max: number): (metrics: number) => void {
  return (metrics) => progress.report({ increment: max === 0 ? 0 : (100 * metrics) / max });
}
