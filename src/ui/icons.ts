import * as vscode from "vscode";
import type { Codicon, Icon, Picture } from "./profileIcon";

/** Converts icons to the types of the VS Code API. */
export class Icons {
  readonly #folder: vscode.Uri;
  /** A cache of icon paths, because thousands of rows share them. */
  readonly #pictures = new Map<string, vscode.IconPath>();

  constructor(extensionUri: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(extensionUri, "dist");
  }

  path(icon: Icon): vscode.IconPath {
    return "picture" in icon ? this.#picture(icon) : themeIcon(icon);
  }

  #picture({ picture }: Picture): vscode.IconPath {
    let path = this.#pictures.get(picture);
    if (!path) {
      const fileOf = (theme: string) => vscode.Uri.joinPath(this.#folder, `${picture}-${theme}.svg`);
      path = { light: fileOf("light"), dark: fileOf("dark") };
      this.#pictures.set(picture, path);
    }
    return path;
  }
}

/** Converts a codicon to the type of the VS Code API. */
export function themeIcon({ codicon, color }: Codicon): vscode.ThemeIcon {
  return new vscode.ThemeIcon(codicon, color === undefined ? undefined : new vscode.ThemeColor(color));
}
