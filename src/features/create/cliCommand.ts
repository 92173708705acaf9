import type { CompleteDraft } from "../../changes/createDraft";
import type { Tag } from "../../domain/inferenceProfile";

/**
 * The AWS CLI command that creates the draft's profile, for a POSIX shell. It has no token: run twice, it is to fail for the
 * name that is taken and not to be ignored.
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
  // An AWS profile may be called `-dev`: with a space in between the CLI would take it for an option.
  return value.startsWith("-") ? `${flag}=${quote(value)}` : `${flag} ${quote(value)}`;
}

function tagArgument({ key, value }: Tag): string {
  return quote(`key=${shorthandValue(key)},value=${shorthandValue(value)}`);
}

/** A value in the CLI's shorthand syntax, in its double quotes where one of its characters could mean something else. */
function shorthandValue(text: string): string {
  return /^[a-zA-Z0-9._:/@+-]+$/.test(text)
    ? text
    : `"${text.replaceAll("\\", "\\\\").replaceAll('"', String.raw`\"`)}"`;
}

/** A word for a POSIX shell: between single quotes nothing means anything but the single quote itself. */
function quote(text: string): string {
  return /^[a-zA-Z0-9][a-zA-Z0-9._:/@+=,-]*$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
