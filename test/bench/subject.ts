import type { VSCode } from "../host/vscode";

/** The build that is measured. */
export interface Subject {
  /** The VS Code that the measurements run in. */
  vscode: VSCode;
  /** Path of the VSIX file. */
  vsix: string;
  /** Folder with the unpacked contents of the VSIX file. */
  extension: string;
}
