import type { ModelFacts } from "./copyFacts";

/** The way to call a model through a profile. */
export type Invocation =
  | { readonly api: "converse" }
  | { readonly api: "invokeModel"; readonly task: Task; readonly body: Readonly<Record<string, unknown>> }
  /** An operation for which there is no short example, or an unknown request format. */
  | { readonly api: "other" };

/** The task of a model that Converse does not support. */
export type Task = "embedding" | "image" | "rerank";

/** The prompt in the examples. */
export const prompt = "Hello";
const imagePrompt = "A lighthouse at dawn";

const converse: Invocation = { api: "converse" };
const other: Invocation = { api: "other" };

/**
 * Returns the way to call a model. Converse supports models that return text, so the result is based on the output modalities
 * (ListFoundationModels, `outputModalities`). It is based on the model ID if the modalities are unknown or if the model returns
 * scores as text.
 */
export function invocationOf(model: ModelFacts | undefined): Invocation {
  if (!model) {
    return converse;
  }
  const { shortId } = model;
  if (shortId.includes("rerank")) {
    return invokeModel("rerank", rerankBody(model));
  }
  if (/embed|marengo/.test(shortId) || model.output?.includes("EMBEDDING")) {
    return invokeModel("embedding", embeddingBody(model));
  }
  if (/sonic|pegasus|reel|^ray-/.test(shortId) || model.output?.includes("VIDEO")) {
    return other;
  }
  const returnsText = model.output?.includes("TEXT") ?? !/^(titan-image|nova-canvas|stable-|sd3)/.test(shortId);
  return returnsText && model.providerKey !== "stability" ? converse : invokeModel("image", imageBody(model));
}

/** Returns a comment line if it is unknown whether Converse supports the models of a profile. */
export function invocationNotes(model: ModelFacts | undefined): string[] {
  return model ? [] : ["It was not checked whether Converse supports the models of this profile."];
}

function invokeModel(task: Task, body: Readonly<Record<string, unknown>> | undefined): Invocation {
  return body ? { api: "invokeModel", task, body } : other;
}

function embeddingBody({ providerKey, shortId }: ModelFacts): Readonly<Record<string, unknown>> | undefined {
  if (providerKey === "cohere") {
    return { texts: [prompt], input_type: "search_document" };
  }
  if (providerKey !== "amazon") {
    return undefined;
  }
  return shortId.startsWith("titan-")
    ? { inputText: prompt }
    : {
        taskType: "SINGLE_EMBEDDING",
        singleEmbeddingParams: {
          embeddingPurpose: "GENERIC_INDEX",
          embeddingDimension: 1024,
          text: { truncationMode: "END", value: prompt },
        },
      };
}

function rerankBody({ providerKey }: ModelFacts): Readonly<Record<string, unknown>> | undefined {
  const body = { query: "What is a profile?", documents: ["A profile names a model.", "The sea is blue."] };
  return providerKey === "cohere" ? { ...body, api_version: 2 } : providerKey === "amazon" ? body : undefined;
}

/**
 * Returns the request body for an image model, or undefined if there is no short example. The other Stability AI models edit an
 * existing image, which is too large for a short example.
 */
function imageBody({ providerKey, shortId }: ModelFacts): Readonly<Record<string, unknown>> | undefined {
  if (providerKey === "stability") {
    return /^(sd3|stable-image-(core|ultra))/.test(shortId) ? { prompt: imagePrompt } : undefined;
  }
  return providerKey === "amazon" ? { taskType: "TEXT_IMAGE", textToImageParams: { text: imagePrompt } } : undefined;
}
