import type { VariableFinding } from "../../domain/configFinding";
import { readSharedConfig } from ".";
import { defaultAwsProfileName } from "./defaultAwsProfile";
import { checkRegion, regionOf } from "./regionValue";

/** The environment variables that name a Region, in the AWS CLI's order. */
const variables = ["AWS_REGION", "AWS_DEFAULT_REGION"] as const;

/**
 * Returns the Region to use if no setting names one. For a named AWS profile its own Region comes first; for the default
 * credentials the environment does (`AWS_REGION`, then `AWS_DEFAULT_REGION` as for the AWS CLI), then the default AWS profile.
 * Returns undefined if there is none. A value that is not a Region code is replaced by the code that it was probably meant as.
 */
export async function findDefaultRegion(awsProfile: string | undefined): Promise<string | undefined> {
  const fromFiles = () => regionInFiles(awsProfile ?? defaultAwsProfileName(process.env));
  return awsProfile === undefined
    ? (regionInEnvironment() ?? (await fromFiles()))
    : ((await fromFiles()) ?? regionInEnvironment());
}

/** Returns what is wrong with the Region in the environment, if an AWS profile or the default credentials use it. */
export async function checkRegionInEnvironment(awsProfile: string | undefined): Promise<VariableFinding | undefined> {
  const variable = variables.find((name) => process.env[name]);
  if (variable === undefined || (awsProfile !== undefined && (await regionInFiles(awsProfile)) !== undefined)) {
    return undefined;
  }
  const fault = checkRegion(process.env[variable] ?? "");
  return fault && { variable, ...fault };
}

function regionInEnvironment(): string | undefined {
  const value = variables.map((name) => process.env[name]).find(Boolean);
  return value && regionOf(value);
}

async function regionInFiles(awsProfile: string): Promise<string | undefined> {
  const { awsProfiles } = await readSharedConfig();
  return awsProfiles.get(awsProfile)?.["region"] || undefined;
}
