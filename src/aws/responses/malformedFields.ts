import type { BedrockClient, ServiceInputTypes, ServiceOutputTypes } from "@aws-sdk/client-bedrock";
import type { DeserializeMiddleware, HandlerExecutionContext } from "@smithy/types";
import { assertJsonObject, dropUnreadableFields } from "./readableResponse";

/** A response as it arrives from the network. The body is initially a stream. */
interface HttpResponse {
  readonly statusCode: number;
  body: unknown;
}

type Middleware = DeserializeMiddleware<ServiceInputTypes, ServiceOutputTypes>;

/**
 * Makes a client parse as much of a successful response as possible. By default, the SDK rejects the entire response if one date
 * is malformed. The SDK parses the response first, so well-formed responses have no additional cost. If that fails, the fields
 * that the SDK cannot parse are dropped and the rest is parsed again. The responses of Bedrock, CloudWatch, and Cost Explorer are
 * JSON objects, so any other response did not come from AWS.
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

  // The two functions run around the SDK's own deserializer, which has normal priority: one on the network side and the other on
  // the caller's side.
  client.middlewareStack.add(keepBody, { step: "deserialize", priority: "low", name: "keepResponseBody" });
  client.middlewareStack.add(parseAgain, { step: "deserialize", priority: "high", name: "parseMalformedResponse" });
}
