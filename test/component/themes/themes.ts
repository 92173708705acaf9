import recorded from "./themes.json";

/** The kinds of themes, by their names in a VS Code webview. */
export const themeKinds = {
  light: "vscode-light",
  dark: "vscode-dark",
  highContrast: "vscode-high-contrast",
  highContrastLight: "vscode-high-contrast-light",
} as const;

export type ThemeName = keyof typeof themeKinds;

/** The attributes and variables that VS Code sets on the document of a webview. */
export interface WebviewTheme {
  readonly id: string;
  readonly bodyClass: string;
  /** The custom properties that the pages use. A property that the theme does not set is an empty string. */
  readonly variables: Readonly<Record<string, string>>;
}

/** The data that `capture.ts` records. */
export interface RecordedThemes {
  /** The version of VS Code that was recorded. */
  readonly vscode: string;
  /** The stylesheet that VS Code inserts before the stylesheets of the page. */
  readonly defaultStyles: string;
  readonly themes: Readonly<Record<ThemeName, WebviewTheme>>;
}

/** Returns the sorted names of VS Code's custom properties in stylesheets and scripts. */
export function usedVariables(texts: readonly string[]): string[] {
  const names = texts.flatMap((text) => text.match(/--(?:vscode-[A-Za-z][\w-]*|text-link-decoration)\b/g) ?? []);
  return [...new Set(names)].sort();
}

export const { defaultStyles, themes }: RecordedThemes = recorded;
