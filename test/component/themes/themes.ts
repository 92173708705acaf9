import recorded from "./themes.json";

/** The kinds of theme, by their names in a VS Code webview. */
export const themeKinds = {
  light: "vscode-light",
  dark: "vscode-dark",
  highContrast: "vscode-high-contrast",
  highContrastLight: "vscode-high-contrast-light",
} as const;

export type ThemeName = keyof typeof themeKinds;

/** What VS Code sets on the document of a webview. */
export interface WebviewTheme {
  readonly id: string;
  readonly bodyClass: string;
  /** The custom properties that the pages use; empty if the theme does not set one. */
  readonly variables: Readonly<Record<string, string>>;
}

/** What `capture.ts` records. */
export interface RecordedThemes {
  /** The version of VS Code that it was recorded from. */
  readonly vscode: string;
  /** The stylesheet that VS Code puts before those of the page. */
  readonly defaultStyles: string;
  readonly themes: Readonly<Record<ThemeName, WebviewTheme>>;
}

/** Returns the names of VS Code's custom properties in stylesheets and scripts, sorted. */
export function usedVariables(texts: readonly string[]): string[] {
  const names = texts.flatMap((text) => text.match(/--(?:vscode-[A-Za-z][\w-]*|text-link-decoration)\b/g) ?? []);
  return [...new Set(names)].sort();
}

export const { defaultStyles, themes }: RecordedThemes = recorded;
