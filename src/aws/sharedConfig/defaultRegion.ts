import { readSharedConfig } from ".";

/**
 * The Region to look into where no setting names one. A named AWS profile's own Region comes first; with ambient credentials
 * the environment does (`AWS_REGION`, then `AWS_DEFAULT_REGION` as the AWS CLI reads it), then the default AWS profile.
 * Nothing where none of them says.
 */
export async function findDefaultRegion(awsProfile: string | undefined): Promise<string | undefined> {
  const fromEnvironment = process.env["AWS_REGION"] || process.env["AWS_DEFAULT_REGION"] || undefined;
  const fromFiles = () => regionInFiles(awsProfile ?? (process.env["AWS_PROFILE"] || "default"));
  return awsProfile === undefined ? (fromEnvironment ?? (await fromFiles())) : ((await fromFiles()) ?? fromEnvironment);
}

async function regionInFiles(awsProfile: string): Promise<string | undefined> {
  const { awsProfiles } = await readSharedConfig();
  return awsProfiles.get(awsProfile)?.["region"] || undefined;
}
