import { writeFileSync } from "node:fs";
import path from "node:path";

/**
 * The environment for an editor that must reach the local endpoint only: every AWS variable of this machine is taken
 * out, the keys are made up, and the shared config is two empty files in `folder`, so that no real account is ever
 * touched. Variables of an editor this may be running inside are taken out too.
 */
export function localEndpointEnvironment(endpointUrl: string, folder: string): NodeJS.ProcessEnv {
  const foreign = /^(AWS_|VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/i;
  const inherited = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  const config = awsConfigFile(folder);
  const credentials = path.join(folder, "aws-credentials");
  for (const file of [config, credentials]) writeFileSync(file, "");
  return {
    ...Object.fromEntries(inherited),
    AWS_ENDPOINT_URL: endpointUrl,
    AWS_ACCESS_KEY_ID: "AKIDLOCALENDPOINT",
    AWS_SECRET_ACCESS_KEY: "not-a-secret",
    AWS_REGION: "us-east-1",
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: credentials,
    AWS_EC2_METADATA_DISABLED: "true",
  };
}

/** The shared config file of `localEndpointEnvironment`. */
export function awsConfigFile(folder: string): string {
  return path.join(folder, "aws-config");
}
