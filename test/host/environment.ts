import { writeFileSync } from "node:fs";
import path from "node:path";
import { sandbox } from "./sandbox";

/**
 * Prevents a warning in every process: the AWS SDK warns about the Node.js versions that next year's releases will
 * require.
 */
export const quietSdk = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };

/**
 * Returns the environment for a VS Code that must use only the local endpoint: a sandbox in `folder`, without the AWS
 * variables of this machine and the variables of a VS Code that this process may run in. The access keys are fake and
 * the shared AWS files are empty, so that no real account is ever used.
 */
export function localEndpointEnvironment(endpointUrl: string, folder: string): NodeJS.ProcessEnv {
  const config = awsConfigFile(folder);
  const credentials = awsCredentialsFile(folder);
  for (const file of [config, credentials]) writeFileSync(file, "");
  return {
    ...sandbox(folder).env,
    AWS_ENDPOINT_URL: endpointUrl,
    AWS_ACCESS_KEY_ID: "AKIDLOCALENDPOINT",
    AWS_SECRET_ACCESS_KEY: "not-a-secret",
    AWS_REGION: "us-east-1",
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: credentials,
    AWS_EC2_METADATA_DISABLED: "true",
    ...quietSdk,
  };
}

/** Returns the path of the shared config file of `localEndpointEnvironment`. */
export function awsConfigFile(folder: string): string {
  return path.join(folder, "aws-config");
}

/** Returns the path of the shared credentials file of `localEndpointEnvironment`. */
export function awsCredentialsFile(folder: string): string {
  return path.join(folder, "aws-credentials");
}
