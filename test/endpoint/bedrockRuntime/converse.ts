import { z } from "zod";
import { ServiceError } from "../errors";
import type { InvokedModel } from "./invokedModel";

/** The part of the request that this endpoint supports: text messages (Converse, `messages`). */
const input = z.object({
  messages: z
    .array(
      z.object({
        role: z.enum(["user", "assistant"]),
        content: z.array(z.object({ text: z.string().min(1) })).min(1),
      }),
    )
    .min(1),
});

/**
 * Runs Converse: returns a message that names the model.
 * @throws ServiceError (ValidationException) for models that do not return text, and for messages that are not valid.
 */
export function converse({ modelId, output }: InvokedModel, body: unknown): object {
  if (!output.includes("TEXT") || modelId.includes("rerank")) {
    throw new ServiceError(
      "ValidationException",
      "This action doesn't support the model that you provided. Try again with a supported text or chat model.",
    );
  }
  const parsed = input.safeParse(body);
  if (!parsed.success || parsed.data.messages[0]?.role !== "user") {
    throw new ServiceError("ValidationException", "A conversation must start with a user message. Try again.");
  }
  const words = parsed.data.messages.flatMap(({ content }) => content.flatMap(({ text }) => text.split(/\s+/)));
  const text = `Hello from ${modelId}.`;
  const outputTokens = text.split(" ").length;
  return {
    output: { message: { role: "assistant", content: [{ text }] } },
    stopReason: "end_turn",
    usage: { inputTokens: words.length, outputTokens, totalTokens: words.length + outputTokens },
    metrics: { latencyMs: 1 },
  };
}
