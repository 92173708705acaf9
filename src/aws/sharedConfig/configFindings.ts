import type { ConfigFinding } from "../../domain/configFinding";
import { limitPerFile } from "./limitFindings";
import { readSharedConfig } from ".";

/**
 * Returns the findings about the shared AWS files, in line order for each kind. If there are too many of one kind, the last of
 * them counts the others. A missing file is not a finding.
 */
export async function listConfigFindings(): Promise<readonly ConfigFinding[]> {
  return limitPerFile((await readSharedConfig()).findings);
}
