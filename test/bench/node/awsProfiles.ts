/** Thousands of AWS profiles of one SSO session in the shared config file. */
import { appendFile } from "node:fs/promises";
import {
  findCredentialPlaces,
  findDefaultRegion,
  listConfigFindings,
  listFindingsInUse,
} from "../../../src/connections/awsFacts";
import { knownSignIns } from "../../../src/domain/signIn";
import { credentialsChoices } from "../../../src/features/connections/awsProfileItems";
import { readInput, writeResult } from "../exchange";

export interface AwsProfilesInput {
  /** Path of the config file. */
  file: string;
  /** The AWS profiles in use, each with one Region. */
  used: string[];
}

export interface AwsProfilesResult {
  /** The number of AWS profiles that the picker offers. */
  choices: number;
  /** The processor time to prepare the picker after the file has changed, in milliseconds. */
  picker: number;
  /** The processor time to find the sign-ins to choose from, in milliseconds. */
  signIns: number;
  /** The processor time to find the Regions and findings of the AWS profiles in use after the file has changed, in milliseconds. */
  reload: number;
}

/** Called by the process. */
export async function run(): Promise<void> {
  const { file, used } = readInput() as AwsProfilesInput;
  // Loads the code, and has the file parsed again afterwards.
  await findCredentialPlaces();
  await appendFile(file, "# changed\n");
  let start = process.cpuUsage();
  const [places, defaultRegion, findings] = await Promise.all([
    findCredentialPlaces(),
    findDefaultRegion(undefined),
    listConfigFindings(),
  ]);
  const choices = credentialsChoices({ ...places, defaultRegion, findings }, used).length - 1;
  const picker = cpuMs(start);
  start = process.cpuUsage();
  knownSignIns(places.awsProfiles);
  const signIns = cpuMs(start);
  await appendFile(file, "# changed\n");
  start = process.cpuUsage();
  await listFindingsInUse({ awsProfiles: used, hasRegions: false });
  // One after the other, as clients of Regions are created.
  for (const name of used) {
    await findDefaultRegion(name);
  }
  const reload = cpuMs(start);
  const result: AwsProfilesResult = { choices, picker, signIns, reload };
  writeResult(result);
}

/** The processor time since then, in milliseconds: other work on the machine does not count. */
function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
