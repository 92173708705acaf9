import type { CompleteDraft } from "../../changes/createDraft";
import type { Tag } from "../../domain/inferenceProfile";

/**
 * Returns the AWS CLI command that creates the draft's profile, for a POSIX shell. It has no client request token, so that
 * the second run fails because the name is taken instead of being ignored.
 */
export function cliCommand(draft: CompleteDraft): string {
  const { connection, name, description, source, tags = [] } = draft;
  return [
    "aws bedrock create-inference-profile",
    option("--region", connection.region),
    ...(connection.awsProfile === undefined ? [] : [option("--profile", connection.awsProfile)]),
    option("--inference-profile-name", name),
    ...(description ? [option("--description", description)] : []),
    option("--model-source", `copyFrom=${shorthandValue(source.arn)}`),
    ...(tags.length > 0 ? [`--tags ${tags.map(tagArgument).join(" ")}`] : []),
  ].join(" ");
}

function option(flag: string, value: string): string {
  // After a space, the CLI would take an AWS profile called `-dev` for an option.
  return value.startsWith("-") ? `${flag}=${quote(value)}` : `${flag} ${quote(value)}`;
}

function tagArgument({ key, value }: Tag): string {
  return quote(`key=${shorthandValue(key)},value=${shorthandValue(value)}`);
}

/** Returns a value in the CLI's shorthand syntax, in double quotes if a character of it has a meaning there. */
function shorthandValue(text: string): string {
  return /^[a-zA-Z0-9._:/@+-]+$/.test(text)
    ? text
    : `"${text.replaceAll("\\", "\\\\").replaceAll('"', String.raw`\"`)}"`;
}

/** Returns a word of a POSIX shell. Between single quotes, no character but the single quote has a meaning. */
function quote(text: string): string {
  return /^[a-zA-Z0-9][a-zA-Z0-9._:/@+=,-]*$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
