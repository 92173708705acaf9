import type { BedrockClient } from "@aws-sdk/client-bedrock";
import { callUnderWay } from "./callUnderWay";
import { dropUnreadableFields, assertJsonObject } from "./responses/readableResponse";

/** A reply as it comes from the network. */
interface HttpResponse {
  readonly statusCode: number;
  body: unknown;
}

/** The part of a client that makes outputs of replies. */
interface Protocol {
  deserializeResponse(operation: unknown, context: Context, reply: HttpResponse): Promise<unknown>;
}

interface Context {
  streamCollector(stream: unknown): Promise<Uint8Array>;
}

/**
 * Lets a client read as much of a successful reply as can be read, where the SDK would give up all of it for one date that
 * is none. The service's own replies always hold a JSON object, so that anything else came from something in between.
 *
 * The SDK reads first: a good reply must not cost more for the sake of a bad one.
 */
export function readLeniently(client: BedrockClient): BedrockClient {
  const protocol = client.config.protocol as Protocol | undefined;
  if (!protocol) {
    throw new TypeError("The client has no protocol");
  }
  const read = protocol.deserializeResponse.bind(protocol);
  protocol.deserializeResponse = async (operation, context, reply) => {
    if (reply.statusCode >= 300) {
      return read(operation, context, reply);
    }
    const whole = await context.streamCollector(reply.body);
    assertJsonObject(whole);
    reply.body = whole;
    try {
      return await read(operation, context, reply);
    } catch {
      const { body, droppedFields } = dropUnreadableFields(new TextDecoder().decode(whole));
      droppedFields.forEach((member) => callUnderWay().onDroppedField(member));
      reply.body = new TextEncoder().encode(body);
      return read(operation, context, reply);
    }
  };
  return client;
}
