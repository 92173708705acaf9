import * as z from "../../util/zod";
import { parseMessage } from "../messages";
import { reportSchema, sortOrderSchema } from "./report";

/** The maximum length of a row ID in a message. It may contain an ARN and the name of an AWS profile. */
const maxIdLength = 8192;

const rowId = z.string().check(z.minLength(1), z.maxLength(maxIdLength));

/** The requests that the page may send. They contain IDs and intents, but never texts, commands, URLs, or HTML. */
const intent = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("ready") }),
  z.strictObject({ type: z.literal("refresh") }),
  z.strictObject({ type: z.literal("sort"), order: sortOrderSchema }),
  z.strictObject({ type: z.literal("select"), rows: z.array(rowId) }),
  z.strictObject({ type: z.literal("open"), row: rowId }),
  z.strictObject({ type: z.literal("action"), action: rowId }),
  z.strictObject({ type: z.literal("copyCsv") }),
  z.strictObject({ type: z.literal("saveCsv") }),
]);

/** The messages from the host to the page. */
const hostMessage = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("show"),
    /** The localized strings, or undefined if the display language is English. */
    bundle: z.exactOptional(z.record(z.string(), z.string())),
    report: reportSchema,
    order: z.exactOptional(sortOrderSchema),
    /** The IDs of the selected rows. */
    selected: z.array(z.string()),
    busy: z.boolean(),
  }),
  z.object({ type: z.literal("busy"), busy: z.boolean() }),
  /** A text to announce to screen readers and show briefly. */
  z.object({ type: z.literal("announce"), text: z.string() }),
]);

export type ReportIntent = z.infer<typeof intent>;
export type ReportHostMessage = z.infer<typeof hostMessage>;

/** Returns the page's request, or undefined if the message is not part of the protocol. */
export function parseReportIntent(message: unknown): ReportIntent | undefined {
  return parseMessage(intent, message);
}

/** Returns the host's message, or undefined if it is anything else. */
export function parseReportHostMessage(message: unknown): ReportHostMessage | undefined {
  return parseMessage(hostMessage, message);
}
