import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The root folder of the project. */
export const root = resolve(__dirname, "../..");

export interface ManifestCommand {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
}

export interface ManifestMenuItem {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

export interface ManifestSetting {
  readonly type: string;
  readonly scope?: string;
  readonly default?: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
}

export interface ManifestWalkthrough {
  readonly id: string;
  readonly icon: string;
  readonly steps: readonly {
    readonly id: string;
    readonly description: string;
    readonly media: { readonly svg?: string; readonly markdown?: string; readonly altText?: string };
    readonly completionEvents: readonly string[];
  }[];
}

/** The parts of package.json that tests use. */
export interface Manifest {
  readonly name: string;
  readonly displayName: string;
  readonly license: string;
  readonly main: string;
  readonly icon: string;
  readonly engines: { readonly vscode: string; readonly node: string };
  readonly activationEvents: readonly string[];
  readonly extensionKind: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: boolean | "limited";
      readonly description: string;
      readonly restrictedConfigurations: readonly string[];
    };
    readonly virtualWorkspaces: boolean;
  };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly ManifestCommand[];
    readonly menus: Readonly<Record<string, readonly ManifestMenuItem[]>>;
    readonly keybindings?: readonly { readonly command: string; readonly args?: { readonly commands?: unknown } }[];
    readonly configuration: { readonly properties: Readonly<Record<string, ManifestSetting>> };
    readonly viewsContainers: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly walkthroughs: readonly ManifestWalkthrough[];
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when?: string }[];
  };
}

/** The text of package.json, with placeholders such as `%displayName%`. */
export const manifestText = readFileSync(join(root, "package.json"), "utf8");
export const manifest = JSON.parse(manifestText) as Manifest;

/** The strings for the placeholders, from package.nls.json. */
export const manifestTexts = JSON.parse(readFileSync(join(root, "package.nls.json"), "utf8")) as Record<string, string>;

/** Returns a string of the manifest with its placeholder resolved. */
export function localized(text: string): string {
  return text.replace(/^%(.+)%$/, (placeholder, key: string) => manifestTexts[key] ?? placeholder);
}
