import type { VariableFinding } from "../../domain/configFinding";
import { usableRegion } from "../../domain/regions";
import { readSharedConfig } from ".";
import { defaultAwsProfileName } from "./defaultAwsProfile";
import { checkRegion } from "./regionValue";

/** The environment variables that contain a Region, in the order of the AWS CLI. */
const variables = ["AWS_REGION", "AWS_DEFAULT_REGION"] as const;

/**
 * Returns the Region to use if the extension's settings do not contain one, or undefined if none is found. For a named AWS
 * profile, its own Region takes precedence. For the default credentials, the environment takes precedence (`AWS_REGION`, then
 * `AWS_DEFAULT_REGION`, as in the AWS CLI), followed by the default AWS profile. If the value is not a Region code, returns the
 * Region code that was probably meant. A value that does not resemble one is ignored.
 */
export async function findDefaultRegion(awsProfile: string | undefined): Promise<string | undefined> {
  const fromFiles = () => regionInFiles(awsProfile ?? defaultAwsProfileName(process.env));
  return awsProfile === undefined
    ? (regionInEnvironment() ?? (await fromFiles()))
    : ((await fromFiles()) ?? regionInEnvironment());
}

/**
 * Returns the finding about the Region in the environment if it is invalid and is used by the AWS profile or the default
 * credentials.
 */
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
  return value && usableRegion(value);
}

async function regionInFiles(awsProfile: string): Promise<string | undefined> {
  const { awsProfiles } = await readSharedConfig();
  return awsProfiles.get(awsProfile)?.["region"] || undefined;
}
