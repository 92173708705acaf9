import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ProgramError } from "../errors/programError";

/** Returns an error to throw instead of the one from Node.js, which contains the entire command line. */
export function programStartError(program: string, { code, name }: NodeJS.ErrnoException): ProgramError {
  switch (code) {
    case "ENOENT":
      return exists(program)
        ? new ProgramError(`The program ${program} exists, but its interpreter was not found (ENOENT)`, {
            program,
            programFailure: "interpreterNotFound",
          })
        : new ProgramError(`The program ${program} was not found (ENOENT)\n${formatPath()}`, {
            program,
            programFailure: "notFound",
          });
    case "EACCES":
      return new ProgramError(`The program ${program} is not executable (EACCES)\n${formatPath()}`, {
        program,
        programFailure: "notExecutable",
      });
    default:
      return new ProgramError(`The program could not be started (${code ?? name})`);
  }
}

/** Returns the PATH for the log. If VS Code was started from a dock or menu, its PATH may differ from that of a terminal. */
export function formatPath(): string {
  return `PATH: ${process.env["PATH"] ?? ""}`;
}

/** Returns whether the file of a program exists. A name without a folder is looked up in the folders of the PATH. */
function exists(program: string): boolean {
  const folders = /[\\/]/.test(program) ? [""] : (process.env["PATH"] ?? "").split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}
