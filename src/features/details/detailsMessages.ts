import * as z from "../../util/zod";
import { parseInferenceProfileReference } from "../../domain/arn";
import { isRegionCode } from "../../domain/regions";
import { parseMessage, remedyName } from "../../webviews/messages";
import { usageWindow } from "./usage/usageSchema";
import { detailsViewModel, pageAction } from "./viewModelSchema";

/** The values that can be copied from the page. */
const copyField = z.enum([
  "name",
  "type",
  "status",
  "id",
  "arn",
  "awsProfile",
  "accountId",
  "region",
  "description",
  "createdAt",
  "updatedAt",
  "sourceName",
  "sourceId",
  "applicationProfileArn",
  "tagKey",
  "tagValue",
  "modelName",
  "modelId",
  "modelArns",
  "provider",
  "lifecycle",
  "endOfLife",
  "destination",
  "usageCsv",
]);

/**
 * The maximum length of a tag key, ARN, ID, or AWS profile name in a message, which is the limit for any text in an AWS response.
 */
const maxKeyLength = 4096;

const key = z.string().check(z.minLength(1), z.maxLength(maxKeyLength));

/**
 * The value to copy. If the page shows several values for a field, `of` is the tag key, model ID, ARN, or Region code of the
 * value. The host looks up the value in its own data and never copies text from the message.
 */
const copyTarget = z.strictObject({ field: copyField, of: z.exactOptional(key) });

/** The sections that can fail separately. */
const sectionId = z.enum(["facts", "source", "applicationProfiles", "tags", "usage"]);

/** An edit of a tag. The longest valid key and value are much shorter, and the host checks both by the rules of AWS. */
const tagEdit = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("set"), key, value: z.string().check(z.maxLength(maxKeyLength)) }),
  z.strictObject({ kind: z.literal("remove"), key }),
]);

/**
 * The requests that the page may send. They contain IDs and intents, but never commands, URLs, or HTML. The only texts are the
 * keys and values of tags, which the user confirms before they are sent to AWS.
 */
const intent = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("ready") }),
  z.strictObject({ type: z.literal("refresh") }),
  z.strictObject({ type: z.literal("copy"), target: copyTarget }),
  z.strictObject({ type: z.literal("action"), action: pageAction }),
  z.strictObject({ type: z.literal("open"), arn: key }),
  z.strictObject({ type: z.literal("editTag"), edit: tagEdit }),
  /** The user has opened the form of a tag. */
  z.strictObject({ type: z.literal("tagFormOpened") }),
  z.strictObject({ type: z.literal("remedy"), section: sectionId, remedy: remedyName }),
  z.strictObject({ type: z.literal("selectUsageWindow"), window: usageWindow }),
  z.strictObject({ type: z.literal("loadUsage") }),
  z.strictObject({ type: z.literal("cancelUsage") }),
  z.strictObject({ type: z.literal("openUsage") }),
  z.strictObject({ type: z.literal("showCosts") }),
]);

/** A tag key to suggest, with its values, and the values that are allowed if the tag is required. */
const tagSuggestion = z.object({
  key: z.string(),
  values: z.array(z.string()),
  /** The allowed values, which may contain globs. If empty, any value is allowed. */
  allowed: z.array(z.string()),
});

/** The state that a page saves so that it can be restored after the window is reloaded. It contains no loaded data. */
const savedPage = z.object({
  awsProfile: z.exactOptional(key),
  region: z.string().check(z.refine(isRegionCode)),
  arn: key,
});

/** The messages from the host to the page. */
const hostMessage = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("init"),
    /** The localized strings, or undefined if the display language is English. */
    bundle: z.exactOptional(z.record(z.string(), z.string())),
    remedyTitles: z.record(remedyName, z.string()),
    saved: savedPage,
    viewModel: detailsViewModel,
  }),
  z.object({ type: z.literal("update"), viewModel: detailsViewModel }),
  z.object({ type: z.literal("copied"), target: copyTarget }),
  z.object({ type: z.literal("copyFailed"), target: copyTarget }),
  z.object({ type: z.literal("tagSuggestions"), suggestions: z.array(tagSuggestion) }),
]);

export type CopyTarget = z.infer<typeof copyTarget>;
export type CopyField = CopyTarget["field"];
export type SectionId = z.infer<typeof sectionId>;
export type TagSuggestion = z.infer<typeof tagSuggestion>;
export type Intent = z.infer<typeof intent>;
/** The request to edit a tag. */
export type TagEditIntent = Extract<Intent, { type: "editTag" }>;
/** The requests of the usage section. */
export type UsageIntent = Extract<
  Intent,
  { type: "selectUsageWindow" | "loadUsage" | "cancelUsage" | "openUsage" | "showCosts" }
>;
export type SavedPage = z.infer<typeof savedPage>;
export type HostMessage = z.infer<typeof hostMessage>;

/** Returns the page's request, or undefined if the message is not part of the protocol. */
export function parseIntent(message: unknown): Intent | undefined {
  return parseMessage(intent, message);
}

/** Returns the host's message, or undefined if it is anything else. */
export function parseHostMessage(message: unknown): HostMessage | undefined {
  return parseMessage(hostMessage, message);
}

/** Returns the saved state of a page, or undefined if it does not identify an inference profile in the saved Region. */
export function parseSavedPage(saved: unknown): SavedPage | undefined {
  const page = parseMessage(savedPage, saved);
  const reference = page && parseInferenceProfileReference(page.arn);
  return reference?.kind === "arn" && reference.region === page?.region ? page : undefined;
}
