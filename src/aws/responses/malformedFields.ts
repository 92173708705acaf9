import type { BedrockClient, ServiceInputTypes, ServiceOutputTypes } from "@aws-sdk/client-bedrock";
import type { DeserializeMiddleware, HandlerExecutionContext } from "@smithy/types";
import { assertJsonObject, dropUnreadableFields } from "./readableResponse";

/** A response as it arrives from the network; the body is a stream at first. */
interface HttpResponse {
  readonly statusCode: number;
  body: unknown;
}

type Middleware = DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes>;

/**
 * Makes a client parse as much of a successful response as possible, where the SDK would reject all of it for one malformed
 * date. The SDK parses first, so that a well-formed response costs nothing extra; only if that fails, the fields that it cannot
 * parse are dropped and the rest is parsed again. Bedrock's responses are JSON objects, so anything else did not come from it.
 */
export function tolerateMalformedFields(client: BedrockClient, onDroppedField: (field: string) => void): void {
  const received = new WeakMap<HandlerExecutionContext, HttpResponse>();
  const repaired = new WeakMap<HandlerExecutionContext, HttpResponse>();

  const keepBody: Middleware = (next, context) => async (args) => {
    const again = repaired.get(context);
    if (again) {
      return { response: again, output: undefined as never };
    }
    const result = await next(args);
    const response = result.response as HttpResponse;
    if (response.statusCode < 300) {
      const body = await client.config.streamCollector(response.body);
      assertJsonObject(body);
      response.body = body;
      received.set(context, response);
    }
    return result;
  };

  const parseAgain: Middleware = (next, context) => async (args) => {
    try {
      return await next(args);
    } catch (error) {
      const response = received.get(context);
      if (!response) {
        throw error;
      }
      const { body, droppedFields } = dropUnreadableFields(new TextDecoder().decode(response.body as Uint8Array));
      droppedFields.forEach(onDroppedField);
      response.body = new TextEncoder().encode(body);
      repaired.set(context, response);
      return next(args);
    }
  };

  // Around the SDK's own deserializer, which has the normal priority: one next to the network, one next to the caller.
  client.middlewareStack.add(keepBody, { step: "deserialize", priority: "low", name: "keepResponseBody" });
  client.middlewareStack.add(parseAgain, { step: "deserialize", priority: "high", name: "parseMalformedResponse" });
}
