import type { VSCode } from "../host/vscode";

/** What the figures are of. */
export interface Subject {
  /** The VS Code that it all runs in. */
  vscode: VSCode;
  /** The packed extension. */
  vsix: string;
  /** A folder with the extension as it is in the package. */
  extension: string;
}
