import type { CompleteDraft } from "../../changes/createDraft";
import type { Tag } from "../../domain/inferenceProfile";

/**
 * Returns the AWS CLI command that creates the draft's profile, for a POSIX shell. The command does not use a client request
 * token, so running it a second time fails because the name is taken.
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
  // After a space, the CLI would interpret an AWS profile named `-dev` as an option.
  return value.startsWith("-") ? `${flag}=${quote(value)}` : `${flag} ${quote(value)}`;
}

function tagArgument({ key, value }: Tag): string {
  return quote(`key=${shorthandValue(key)},value=${shorthandValue(value)}`);
}

/** Returns a value in the CLI's shorthand syntax, with double quotes if it contains special characters. */
function shorthandValue(text: string): string {
  return /^[a-zA-Z0-9._:/@+-]+$/.test(text)
    ? text
    : `"${text.replaceAll("\\", "\\\\").replaceAll('"', String.raw`\"`)}"`;
}

/** Returns a text as a word for a POSIX shell. Within single quotes, only the single quote is special. */
function quote(text: string): string {
  return /^[a-zA-Z0-9][a-zA-Z0-9._:/@+=,-]*$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
