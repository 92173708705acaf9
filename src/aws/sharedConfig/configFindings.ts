import type { ConfigFinding } from "../../domain/configFinding";
import { readSharedConfig } from ".";

/** Returns the findings about the shared AWS files, in line order. A missing file is not a finding. */
export async function listConfigFindings(): Promise<readonly ConfigFinding[]> {
  return (await readSharedConfig()).findings;
}
