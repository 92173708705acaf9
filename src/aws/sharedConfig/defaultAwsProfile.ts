/** Environment variables by name, such as `process.env`. */
export type Environment = Readonly<Partial<Record<string, string>>>;

/**
 * Returns the AWS profile that is selected in the environment, or undefined. As in the AWS CLI v2, `AWS_PROFILE` takes precedence
 * over `AWS_DEFAULT_PROFILE`. In botocore without the AWS CLI, it is the other way around. Unlike in both, an empty variable
 * counts as unset.
 */
export function awsProfileInEnvironment(env: Environment): string | undefined {
  return env["AWS_PROFILE"] || env["AWS_DEFAULT_PROFILE"] || undefined;
}

/** Returns the AWS profile whose settings apply if none is selected. */
export function defaultAwsProfileName(env: Environment): string {
  return awsProfileInEnvironment(env) ?? "default";
}
