import * as z from "zod/mini";
import { readInferenceProfileReference } from "../../domain/arn";
import { isRegionCode } from "../../domain/regions";
import { parseMessage, remedyName } from "../../webviews/messages";
import { detailsViewModel } from "./viewModelSchema";

/** The values that can be copied from the page. */
const copyField = z.enum([
  "name",
  "type",
  "status",
  "id",
  "arn",
  "invokeWith",
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
]);

/** The longest tag key, ARN, ID or AWS profile name in a message: as long as any text accepted in an AWS response. */
const maxKeyLength = 4096;

const key = z.string().check(z.minLength(1), z.maxLength(maxKeyLength));

/**
 * The value to copy. `of` is the tag key, model ID, ARN or Region code that it belongs to, where the page shows several. The
 * host looks it up in its own data and never copies it as is.
 */
const copyTarget = z.strictObject({ field: copyField, of: z.exactOptional(key) });

/** The sections that can fail on their own. */
const sectionId = z.enum(["facts", "source", "applicationProfiles", "tags"]);

/** What the page may ask for: IDs and intents, never texts, commands, URLs or HTML. */
const intent = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("ready") }),
  z.strictObject({ type: z.literal("refresh") }),
  z.strictObject({ type: z.literal("copy"), target: copyTarget }),
  z.strictObject({ type: z.literal("copyAs") }),
  z.strictObject({ type: z.literal("open"), arn: key }),
  z.strictObject({ type: z.literal("remedy"), section: sectionId, remedy: remedyName }),
]);

/** What a page saves across a reload of the window: enough to load the inference profile again, and nothing that was loaded. */
const savedPage = z.object({
  awsProfile: z.exactOptional(key),
  region: z.string().check(z.refine(isRegionCode)),
  arn: key,
});

/** What the host sends to the page. */
const hostMessage = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("init"),
    /** The localized strings; missing if the display language is English. */
    bundle: z.exactOptional(z.record(z.string(), z.string())),
    remedyTitles: z.record(remedyName, z.string()),
    saved: savedPage,
    viewModel: detailsViewModel,
  }),
  z.object({ type: z.literal("update"), viewModel: detailsViewModel }),
  z.object({ type: z.literal("copied"), target: copyTarget }),
  z.object({ type: z.literal("copyFailed"), target: copyTarget }),
]);

export type CopyTarget = z.infer<typeof copyTarget>;
export type CopyField = CopyTarget["field"];
export type SectionId = z.infer<typeof sectionId>;
export type Intent = z.infer<typeof intent>;
export type SavedPage = z.infer<typeof savedPage>;
export type HostMessage = z.infer<typeof hostMessage>;

/** Returns what the page asks for, or undefined if the message is not part of the protocol. */
export function parseIntent(message: unknown): Intent | undefined {
  return parseMessage(intent, message);
}

/** Returns the host's message, or undefined if it is anything else. */
export function parseHostMessage(message: unknown): HostMessage | undefined {
  return parseMessage(hostMessage, message);
}

/** Returns what a page saved, or undefined unless it names an inference profile in the Region that it was saved with. */
export function parseSavedPage(saved: unknown): SavedPage | undefined {
  const page = parseMessage(savedPage, saved);
  const reference = page && readInferenceProfileReference(page.arn);
  return reference?.kind === "arn" && reference.region === page?.region ? page : undefined;
}
