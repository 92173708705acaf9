import * as vscode from "vscode";

/** A codicon, and the theme color it takes where it is to stand out. */
export interface Codicon {
  readonly codicon: string;
  readonly color?: string;
}

/** A picture of our own, for what no codicon shows: a file of `src/explorer/icons` without theme and ending. */
export interface Picture {
  readonly picture: "application-global" | "application-legacy" | "application-global-legacy" | "system-global-legacy";
}

export type Icon = Codicon | Picture;

/** Icons as the editor takes them. */
export class Icons {
  readonly #folder: vscode.Uri;
  /** Made once: thousands of rows have the same ones. */
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
      const inTheme = (theme: string) => vscode.Uri.joinPath(this.#folder, `${picture}-${theme}.svg`);
      path = { light: inTheme("light"), dark: inTheme("dark") };
      this.#pictures.set(picture, path);
    }
    return path;
  }
}

/** A codicon as the editor takes it. */
export function themeIcon({ codicon, color }: Codicon): vscode.ThemeIcon {
  return new vscode.ThemeIcon(codicon, color === undefined ? undefined : new vscode.ThemeColor(color));
}
