import * as z from "zod/mini";
import { readInferenceProfileReference } from "../../domain/arn";
import { isRegionCode } from "../../domain/regions";
import { detailsState, remedyName } from "./detailsMessages";

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
  "copyArn",
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

/** Longest key of a tag, ARN, ID or AWS profile's name that a message may hold: as long as a text that is read of a reply. */
const longestName = 4096;

const name = z.string().check(z.minLength(1), z.maxLength(longestName));

/**
 * Which value to copy. `of` says whose, where the page shows several: the key of a tag, the ID of a model, the ARN of a
 * copy, the code of a Region. It is only looked up among what the host knows, and never copied itself.
 */
const copyTarget = z.strictObject({ field: copyField, of: z.exactOptional(name) });

/** A part of the page that can fail on its own. */
const section = z.enum(["profile", "source", "copies", "tags"]);

/** What the page may ask for: ids and intents, never texts, commands, addresses or markup. */
const intent = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("ready") }),
  z.strictObject({ type: z.literal("refresh") }),
  z.strictObject({ type: z.literal("copy"), target: copyTarget }),
  z.strictObject({ type: z.literal("open"), arn: name }),
  z.strictObject({ type: z.literal("remedy"), section, remedy: remedyName }),
]);

/** What a page keeps across a reload of the window: enough to read the profile again, and nothing that was read. */
const savedPage = z.object({
  awsProfile: z.exactOptional(name),
  region: z.string().check(z.refine(isRegionCode)),
  arn: name,
});

/** What the host tells the page. */
const message = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("init"),
    /** The editor's language bundle; nothing where the editor speaks English. */
    bundle: z.exactOptional(z.record(z.string(), z.string())),
    remedyTitles: z.record(remedyName, z.string()),
    saved: savedPage,
    state: detailsState,
  }),
  z.object({ type: z.literal("state"), state: detailsState }),
  z.object({ type: z.literal("copied"), target: copyTarget }),
  z.object({ type: z.literal("copyFailed"), target: copyTarget }),
]);

export type CopyField = z.infer<typeof copyField>;
export type CopyTarget = z.infer<typeof copyTarget>;
export type Section = z.infer<typeof section>;
export type Intent = z.infer<typeof intent>;
export type SavedPage = z.infer<typeof savedPage>;
export type HostMessage = z.infer<typeof message>;

/** What the page asks for; nothing where the message is anything else. */
export function readIntent(value: unknown): Intent | undefined {
  const read = intent.safeParse(value);
  return read.success ? read.data : undefined;
}

/** What the host tells; nothing where the message is anything else, as other scripts of the editor may post to the page. */
export function readHostMessage(value: unknown): HostMessage | undefined {
  const read = message.safeParse(value);
  return read.success ? read.data : undefined;
}

/** What a page kept across a reload; nothing where it does not name a profile in the Region it says. */
export function readSavedPage(value: unknown): SavedPage | undefined {
  const read = savedPage.safeParse(value);
  if (!read.success) {
    return undefined;
  }
  const reference = readInferenceProfileReference(read.data.arn);
  return reference.kind === "arn" && reference.region === read.data.region ? read.data : undefined;
}
