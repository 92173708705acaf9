import type { ConfigFinding } from "../../domain/configFinding";
import { readSharedConfig } from ".";

/** Returns what is wrong with AWS's shared files, in the order of their lines. A missing file is not a finding. */
export async function listConfigFindings(): Promise<readonly ConfigFinding[]> {
  return (await readSharedConfig()).findings;
}
