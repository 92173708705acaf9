import type { DeserializeMiddleware, HandlerExecutionContext, MetadataBearer, MiddlewareStack } from "@smithy/types";
import type { AnsweringEndpoint, EndpointSetting } from "../../domain/problem";
import { findResponseFault, isCheckedOperation } from "./responseFault";

/** Thrown for a successful response that did not come from AWS or does not belong to the requested operation. */
export class UnexpectedResponseError extends Error {
  override readonly name = "UnexpectedResponseError";
  readonly $metadata: MetadataBearer["$metadata"];

  constructor(message: string, $metadata: MetadataBearer["$metadata"]) {
    super(message);
    this.$metadata = $metadata;
  }
}

/** The part of an SDK client that middleware is added to. */
interface MiddlewareClient<Input extends object, Output extends MetadataBearer> {
  readonly middlewareStack: MiddlewareStack<Input, Output>;
}

interface Request {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
}

const endpoints = new WeakMap<object, AnsweringEndpoint>();

/**
 * Returns the endpoint that a failed request was sent to, or undefined if the error did not come from a client with checked
 * responses.
 */
export function endpointOfError(error: Error): AnsweringEndpoint | undefined {
  return endpoints.get(error);
}

/**
 * Makes a client throw an UnexpectedResponseError if a successful response did not come from AWS. A command for which no expected
 * response is defined is rejected before it is sent. `setting` is the location of the client's endpoint setting, or undefined if
 * the client uses the standard AWS endpoint.
 */
export function checkResponses<
  Client extends MiddlewareClient<Input, Output>,
  Input extends object,
  Output extends MetadataBearer,
>(client: Client & MiddlewareClient<Input, Output>, setting: EndpointSetting | undefined): Client {
  const check: DeserializeMiddleware<Input, Output> = (next, context) => async (args) => {
    const operation = operationOf(context);
    try {
      const result = await next(args);
      const fault = findResponseFault(operation, result.output, bodyOf(result.response));
      if (fault !== undefined) {
        const message = `The response of ${urlOf(args.request as Request)} to ${operation} ${fault}`;
        throw new UnexpectedResponseError(message, result.output?.$metadata ?? {});
      }
      return result;
    } catch (error) {
      if (error instanceof Error) {
        endpoints.set(error, { url: urlOf(args.request as Request), ...(setting && { setting }) });
      }
      throw error;
    }
  };
  // The priority is high so that this runs around the SDK's own deserialization.
  client.middlewareStack.add(check, { step: "deserialize", priority: "high", name: "checkResponses" });
  return client;
}

function operationOf({ commandName = "" }: HandlerExecutionContext) {
  const name = commandName.replace(/Command$/, "");
  if (!isCheckedOperation(name)) {
    throw new TypeError(`No expected response is defined for ${name}`);
  }
  return name;
}

/**
 * Returns the body of a JSON response, which `tolerateMalformedFields` stores as bytes. All other bodies are streams that have
 * already been consumed.
 */
function bodyOf(response: unknown): Uint8Array {
  const { body } = response as { body?: unknown };
  return body instanceof Uint8Array ? body : new Uint8Array();
}

/**
 * Returns the URL with only its scheme, host, and port, because the other parts of a configured URL may contain a password or
 * token.
 */
function urlOf({ protocol, hostname, port }: Request): string {
  return `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}`;
}
