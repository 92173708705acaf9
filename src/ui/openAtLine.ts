import * as vscode from "vscode";

/** Opens a file in an editor at a 1-based line. */
export async function openAtLine({ file, line = 1 }: { readonly file: string; readonly line?: number }): Promise<void> {
  const start = new vscode.Position(line - 1, 0);
  const options = { selection: new vscode.Range(start, start) };
  await vscode.commands.executeCommand("vscode.open", vscode.Uri.file(file), options);
}
