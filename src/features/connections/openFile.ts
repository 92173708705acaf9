import type { CommandHandlers } from "../../commands";
import { fileOfProblem } from "../../domain/fileOfProblem";
import { openAtLine } from "../../ui/openAtLine";

/** Returns the handler that opens the file that a row refers to, at the relevant line. */
export function openFileHandlers() {
  return {
    "bedrockProfiles.openFile": async ({ finding, problem } = {}) => {
      const location = finding && "file" in finding ? finding : problem && fileOfProblem(problem);
      if (location) {
        await openAtLine(location);
      }
    },
  } satisfies Partial<CommandHandlers>;
}
