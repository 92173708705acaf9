import { ServiceError } from "../errors";
import type { InvokedModel } from "./invokedModel";

/**
 * A family of models that have the same request body (see *Inference request parameters and response fields* in the AWS
 * documentation).
 */
interface Family {
  readonly models: RegExp;
  /** The members that the request body must contain. */
  readonly required: readonly string[];
  respond(body: Readonly<Record<string, unknown>>): object;
}

/** A PNG image of one pixel. */
const image = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const vector = [0.25, -0.5, 0.125];

const families: readonly Family[] = [
  {
    models: /^amazon\.titan-embed-/,
    required: ["inputText"],
    respond: () => ({ embedding: vector, inputTextTokenCount: 5 }),
  },
  {
    models: /^amazon\.nova-.*embeddings/,
    required: ["taskType", "singleEmbeddingParams"],
    respond: () => ({ embeddings: [{ embeddingType: "TEXT", embedding: vector }] }),
  },
  {
    models: /^cohere\.embed-/,
    required: ["input_type"],
    respond: ({ texts }) => ({
      id: "00000000-0000-0000-0000-000000000000",
      response_type: "embeddings_floats",
      texts,
      embeddings: [vector],
    }),
  },
  {
    models: /^cohere\.rerank-/,
    required: ["query", "documents", "api_version"],
    respond: ranked,
  },
  { models: /^amazon\.rerank-/, required: ["query", "documents"], respond: ranked },
  {
    models: /^amazon\.(nova-canvas|titan-image)-/,
    required: ["taskType", "textToImageParams"],
    respond: () => ({ images: [image] }),
  },
  {
    models: /^stability\.(sd3|stable-image-(core|ultra))-/,
    required: ["prompt"],
    respond: () => ({ images: [image], seeds: [0], finish_reasons: [null] }),
  },
];

/**
 * Runs InvokeModel for models that Converse does not support.
 * @throws ServiceError (ValidationException) if a member is missing, or if this endpoint does not know the model's body.
 */
export function invokeModel({ modelId }: InvokedModel, body: Readonly<Record<string, unknown>>): object {
  const family = families.find(({ models }) => models.test(modelId));
  if (!family) {
    throw new ServiceError("ValidationException", `This endpoint does not know the request body of ${modelId}.`);
  }
  const missing = family.required.filter((name) => body[name] === undefined);
  if (missing.length > 0) {
    const keys = missing.map((name) => `#: required key [${name}] not found`).join("#");
    throw new ServiceError(
      "ValidationException",
      `Malformed input request: ${keys}, please reformat your input and try again.`,
    );
  }
  return family.respond(body);
}

function ranked({ documents }: Readonly<Record<string, unknown>>): object {
  const count = Array.isArray(documents) ? documents.length : 0;
  return { results: Array.from({ length: count }, (_, index) => ({ index, relevance_score: 1 / (index + 1) })) };
}
