import { ENV_PROFILE, DEFAULT_PROFILE, loadSharedConfigFiles } from "@smithy/core/config";

/**
 * The Region to look into where no setting names one. A named AWS profile's own Region comes first; with ambient credentials
 * the environment does (`AWS_REGION`, then `AWS_DEFAULT_REGION` as the AWS CLI reads it), then the default AWS profile.
 * Nothing where none of them says.
 */
export async function findDefaultRegion(awsProfile: string | undefined): Promise<string | undefined> {
  const fromEnvironment = process.env["AWS_REGION"] || process.env["AWS_DEFAULT_REGION"] || undefined;
  const fromFiles = () => regionInFiles(awsProfile ?? (process.env[ENV_PROFILE] || DEFAULT_PROFILE));
  return awsProfile === undefined ? (fromEnvironment ?? (await fromFiles())) : ((await fromFiles()) ?? fromEnvironment);
}

/**
 * Read anew at each call, because people edit these files while the editor runs. Where both have a Region, the credentials file
 * decides, as for the SDK.
 */
async function regionInFiles(awsProfile: string): Promise<string | undefined> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  return credentialsFile[awsProfile]?.["region"] || configFile[awsProfile]?.["region"] || undefined;
}
