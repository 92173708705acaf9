import * as vscode from "vscode";

/** Returns an abort signal that follows a cancellation token until it is disposed of. */
export function toAbortSignal(token: vscode.CancellationToken): { readonly signal: AbortSignal; dispose(): void } {
  const abort = new AbortController();
  if (token.isCancellationRequested) {
    abort.abort();
  }
  const listener = token.onCancellationRequested(() => abort.abort());
  return { signal: abort.signal, dispose: () => listener.dispose() };
}

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
