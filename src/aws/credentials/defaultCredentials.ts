import type { AwsCredentialIdentity } from "@smithy/types";
import type { DefaultCredentialsSource } from "../../domain/awsProfile";
import { clientSettings } from "../endpoints";
import { credentialFailure } from "../errors/credentialFailure";
import { CredentialsError } from "../errors/credentialsError";
import type { SharedConfig } from "../sharedConfig";
import { readSharedConfig } from "../sharedConfig";
import { defaultAwsProfileName } from "../sharedConfig/defaultAwsProfile";
import { fromEnvironment } from "./accessKeys";
import type { SearchTools } from "./awsProfileCredentials";
import { chooseDefaultCredentials } from "./chooseCredentials";
import { fromMachine } from "./machineCredentials";
import { misconfigured } from "./misconfigured";
import { webIdentitySettings } from "./sourcesInSection";
import { assumeRoleWithWebIdentity } from "./stsCredentials";
import { readToken } from "./webIdentityToken";

/** Returns the source of the default credentials without requesting them. */
export async function findDefaultCredentialsSource(): Promise<DefaultCredentialsSource> {
  return chooseDefaultCredentials(await readSharedConfig(), process.env);
}

/**
 * Resolves the credentials that are used if no AWS profile is selected. Uses the first source that is present. If it fails, no
 * other source is tried. Throws a CredentialsError.
 */
export async function resolveDefaultCredentials(
  region: string,
  signal: AbortSignal,
  tools: SearchTools,
): Promise<AwsCredentialIdentity> {
  const config = await readSharedConfig();
  const source = chooseDefaultCredentials(config, process.env);
  switch (source.kind) {
    case "environment":
      return fromEnvironment(process.env);
    case "awsProfile":
      return tools.of(source.name).get(region, signal);
    case "awsProfileMissing":
      throw new CredentialsError(
        "awsProfileMissing",
        { credentialsOf: source.name },
        `The AWS profile ${source.name}, which the environment names, is in neither of AWS's shared files`,
      );
    case "webIdentity":
      if (source.missing !== undefined) {
        throw misconfigured({ reason: "incomplete", names: [source.missing] });
      }
      return fromWebIdentity(source.roleArn, config, { region, signal, tools });
    case "container":
    case "instance":
      return fromMachine(source.kind, { awsProfile: defaultAwsProfileName(process.env), config }, signal);
    case "nowhere":
      throw new CredentialsError(
        "credentialsMissing",
        {},
        "There are none in the environment or in AWS's shared files",
      );
  }
}

async function fromWebIdentity(
  roleArn: string,
  config: SharedConfig,
  { region, signal, tools }: { region: string; signal: AbortSignal; tools: SearchTools },
): Promise<AwsCredentialIdentity> {
  const awsProfile = defaultAwsProfileName(process.env);
  const section = config.awsProfiles.get(awsProfile);
  const { tokenFile = "", sessionName } = webIdentitySettings(section, process.env);
  try {
    const isVariable = Boolean(process.env["AWS_WEB_IDENTITY_TOKEN_FILE"]);
    const token = await readToken(tokenFile, isVariable ? undefined : { awsProfile, config });
    const requestHandler = await tools.requestHandlers.of(undefined, config);
    return await assumeRoleWithWebIdentity(
      clientSettings("sts", { region }, config, requestHandler),
      { roleArn, token, sessionName: sessionName || undefined },
      signal,
    );
  } catch (error) {
    throw credentialFailure(error, "webIdentity", { resource: roleArn });
  }
}
