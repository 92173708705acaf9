import * as z from "../util/zod";
import { remedyNames } from "../messages/remedy";

// Turn off Zod's optimization that uses eval, because the content security policy of pages forbids eval.
z.config({ jitless: true });

/** An action that a user can take to fix a problem. */
export const remedyName = z.enum(remedyNames);

/** The message about a problem on a page: one or more sentences, and the remedies offered as buttons. */
export const problemMessage = z.object({ sentence: z.string(), remedies: z.array(remedyName) });

/** A point in time: formatted for the user's language, and as ISO 8601 for machines. */
export const dateText = z.object({ text: z.string(), iso: z.string() });

export type RemedyName = z.infer<typeof remedyName>;
export type ProblemMessage = z.infer<typeof problemMessage>;

/**
 * Returns the message if it matches the schema, or undefined otherwise, because other scripts can also post messages to a
 * webview.
 */
export function parseMessage<T extends z.ZodMiniType>(schema: T, message: unknown): z.infer<T> | undefined {
  const result = schema.safeParse(message);
  return result.success ? result.data : undefined;
}
