/** Environment variables by name, such as `process.env`. */
export type Environment = Readonly<Partial<Record<string, string>>>;

/**
 * Returns the AWS profile that the environment names, or undefined. As for the AWS CLI v2, `AWS_PROFILE` comes before
 * `AWS_DEFAULT_PROFILE`; botocore without the AWS CLI has the opposite order. Unlike there, an empty variable counts as unset.
 */
export function awsProfileInEnvironment(env: Environment): string | undefined {
  return env["AWS_PROFILE"] || env["AWS_DEFAULT_PROFILE"] || undefined;
}

/** Returns the AWS profile whose settings apply if none is selected. */
export function defaultAwsProfileName(env: Environment): string {
  return awsProfileInEnvironment(env) ?? "default";
}
