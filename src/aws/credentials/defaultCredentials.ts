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
import { webIdentitySettings } from "./sourcesInSection";
import { assumeRoleWithWebIdentity } from "./stsCredentials";

/** Returns the source of the default credentials without requesting them. */
export async function findDefaultCredentialsSource(): Promise<DefaultCredentialsSource> {
  return chooseDefaultCredentials(await readSharedConfig(), process.env);
}

/**
 * Resolves the credentials that are used if no AWS profile is selected. The first source that is present is used. If it fails, no
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
      return source.missing === undefined
        ? fromWebIdentity(source.roleArn, config, { region, signal, tools })
        : missingFrom(`The web identity lacks ${source.missing}`);
    case "container":
    case "instance":
      return fromMachine(source.kind);
    case "nowhere":
      return missingFrom("There are none in the environment or in AWS's shared files");
  }
}

function missingFrom(message: string): never {
  throw new CredentialsError("credentialsMissing", {}, message);
}

async function fromWebIdentity(
  roleArn: string,
  config: SharedConfig,
  { region, signal, tools }: { region: string; signal: AbortSignal; tools: SearchTools },
): Promise<AwsCredentialIdentity> {
  const section = config.awsProfiles.get(defaultAwsProfileName(process.env));
  const { tokenFile = "", sessionName } = webIdentitySettings(section, process.env);
  try {
    const requestHandler = await tools.requestHandlers.of(undefined, config);
    return await assumeRoleWithWebIdentity(
      clientSettings("sts", { region }, config, requestHandler),
      { roleArn, tokenFile, sessionName: sessionName || undefined },
      signal,
    );
  } catch (error) {
    throw credentialFailure(error, "webIdentity", { resource: roleArn });
  }
}
