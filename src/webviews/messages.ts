import * as z from "zod/mini";
import { remedyNames } from "../messages/remedy";

// A page's content security policy forbids eval, which zod would otherwise try in order to speed itself up.
z.config({ jitless: true });

/** What a user can do about a problem. */
export const remedyName = z.enum(remedyNames);

/** A problem as a page shows it: one or more sentences, and the remedies offered as buttons. */
export const problemMessage = z.object({ sentence: z.string(), remedies: z.array(remedyName) });

/** A point in time: formatted for the user's language, and as ISO 8601 for machines. */
export const dateText = z.object({ text: z.string(), iso: z.string() });

export type RemedyName = z.infer<typeof remedyName>;
export type ProblemMessage = z.infer<typeof problemMessage>;

/** Returns the message if it fits the schema, otherwise undefined: other scripts can post to a webview as well. */
export function parseMessage<T extends z.ZodMiniType>(schema: T, message: unknown): z.infer<T> | undefined {
  const result = schema.safeParse(message);
  return result.success ? result.data : undefined;
}
