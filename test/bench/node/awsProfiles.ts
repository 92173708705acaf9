/** Measures the extension with thousands of AWS profiles that share an SSO session in the config file. */
import { appendFile, writeFile } from "node:fs/promises";
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
  /** The path of the config file. */
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
  /** The processor time to list the findings about a file with 500,000 invalid lines, in milliseconds. */
  findings: number;
}

/** Called by the process. */
export async function run(): Promise<void> {
  const { file, used } = readInput() as AwsProfilesInput;
  // This loads the code before the measurement. The file is parsed again afterwards.
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
  // The clients of Regions are also created one after another.
  for (const name of used) {
    await findDefaultRegion(name);
  }
  const reload = cpuMs(start);
  await writeFile(file, `[default]\n${"invalid line\n".repeat(500_000)}`);
  start = process.cpuUsage();
  const invalid = await listConfigFindings();
  credentialsChoices({ ...places, defaultRegion, findings: invalid }, used);
  const result: AwsProfilesResult = { choices, picker, signIns, reload, findings: cpuMs(start) };
  writeResult(result);
}

/** Returns the processor time since a measurement, in milliseconds, which excludes other work on the machine. */
function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
