import * as vscode from "vscode";

/** A codicon, and the theme color it takes where it is to stand out. */
export interface Icon {
  readonly codicon: string;
  readonly color?: string;
}

/** The icon as the editor takes it. */
export function themeIcon({ codicon, color }: Icon): vscode.ThemeIcon {
  return new vscode.ThemeIcon(codicon, color === undefined ? undefined : new vscode.ThemeColor(color));
}
