import type { VSCode } from "../host/vscode";

/** The build that is measured. */
export interface Subject {
  /** The VS Code that the measurements run in. */
  vscode: VSCode;
  /** The path of the VSIX file. */
  vsix: string;
  /** The folder with the unpacked contents of the VSIX file. */
  extension: string;
}
