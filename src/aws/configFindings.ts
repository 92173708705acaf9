import type { ConfigFinding } from "../core/awsProfile";
import { readSharedConfig } from "./sharedConfig";

/** Returns what is wrong with AWS's shared files, in the order of their lines. A missing file is not a finding. */
export async function listConfigFindings(): Promise<readonly ConfigFinding[]> {
  return (await readSharedConfig()).findings;
}
