import { splitArn } from "./arn";
import type { FoundationModel } from "./foundationModel";
import { providerOfModelId } from "./foundationModel";

/** A kind of resource, other than a foundation model, that an inference profile can contain as a model. */
export type OtherModelKind =
  | "importedModel"
  | "customModel"
  | "customModelDeployment"
  | "provisionedModel"
  | "promptRouter"
  | "marketplaceEndpoint"
  | "sageMakerEndpoint"
  | "inferenceProfile";

/** The fields of every reference to a model. */
interface ReferenceFacts {
  /** `models[].modelArn` as AWS returned it. */
  readonly arn: string;
  /** The ARN without its Region, so that it is the same for one model in all Regions. */
  readonly key: string;
  /** The Region in the ARN. Empty if the ARN has no Region or the text is not an ARN. */
  readonly region: string;
  /**
   * The resource without its type, for example `amazon.nova-lite-v1:0`, or the whole text if it is not the ARN of a resource.
   */
  readonly modelId: string;
}

/**
 * An entry in the `models` list of an inference profile. Only foundation models have a provider, a lifecycle, and a listed
 * name.
 */
export type ModelReference =
  | (ReferenceFacts & { readonly kind: "foundationModel" })
  | (ReferenceFacts & { readonly kind: OtherModelKind })
  /** `resourceType` is undefined if the text is not the ARN of a resource. */
  | (ReferenceFacts & { readonly kind: "unknown"; readonly resourceType?: string });

/** The kind of a model. */
export type ModelKind = ModelReference["kind"];

/** The model kinds by service and resource type, as the Service Authorization Reference lists them. */
const kinds: ReadonlyMap<string, Exclude<ModelKind, "unknown">> = new Map([
  ["bedrock:foundation-model", "foundationModel"],
  ["bedrock:imported-model", "importedModel"],
  ["bedrock:custom-model", "customModel"],
  ["bedrock:custom-model-deployment", "customModelDeployment"],
  ["bedrock:provisioned-model", "provisionedModel"],
  ["bedrock:prompt-router", "promptRouter"],
  ["bedrock:default-prompt-router", "promptRouter"],
  ["bedrock:marketplace", "marketplaceEndpoint"],
  ["sagemaker:endpoint", "sageMakerEndpoint"],
  ["bedrock:inference-profile", "inferenceProfile"],
  ["bedrock:application-inference-profile", "inferenceProfile"],
]);

/** Returns the model kind for the service and resource type in an ARN, or undefined if the resource is not a model. */
export function modelKindOfResource(service: string, resourceType: string): Exclude<ModelKind, "unknown"> | undefined {
  return kinds.get(`${service}:${resourceType}`);
}

/** A cache of parsed ARNs, because every tree row needs them and thousands of profiles share a few hundred model ARNs. */
const references = new Map<string, ModelReference>();

/**
 * The maximum size of the cache. It is larger than the number of foundation models in all Regions, so only invalid ARNs can
 * exceed it.
 */
const maxReferences = 5000;

/** Parses the ARN of a model in an inference profile. Returns the kind `unknown` for any other text. */
export function parseModelArn(text: string): ModelReference {
  let reference = references.get(text);
  if (!reference) {
    reference = parse(text);
    if (references.size >= maxReferences) {
      references.clear();
    }
    references.set(text, reference);
  }
  return reference;
}

function parse(arn: string): ModelReference {
  const parts = splitArn(arn);
  const [, resourceType, modelId] = /^([^/]+)\/(.+)$/s.exec(parts?.resource ?? "") ?? [];
  if (!parts || resourceType === undefined || modelId === undefined) {
    return { kind: "unknown", arn, key: arn, region: "", modelId: arn };
  }
  const { partition, service, region, accountId, resource } = parts;
  const facts = { arn, key: `arn:${partition}:${service}::${accountId}:${resource}`, region, modelId };
  const kind = modelKindOfResource(service, resourceType);
  return kind ? { ...facts, kind } : { ...facts, kind: "unknown", resourceType };
}

/**
 * Returns whether the reference is to a foundation model without a Region. Requests through a profile that contains such a
 * model may run in any commercial Region.
 */
export function isRegionless({ kind, region }: ModelReference): boolean {
  return kind === "foundationModel" && region === "";
}

/** Returns the listed foundation model for a reference, or undefined if it is not listed or is another kind of model. */
export function listedModel(
  { kind, modelId }: ModelReference,
  models: ReadonlyMap<string, FoundationModel> | undefined,
): FoundationModel | undefined {
  return kind === "foundationModel" ? models?.get(modelId) : undefined;
}

/**
 * Returns the provider of a model from the list of models or, if it is not listed, from its ID. Returns undefined if the provider
 * is unknown or the model is not a foundation model.
 */
export function providerOfModel(
  reference: ModelReference,
  models: ReadonlyMap<string, FoundationModel> | undefined,
): string | undefined {
  if (reference.kind !== "foundationModel") {
    return undefined;
  }
  return listedModel(reference, models)?.provider || providerOfModelId(reference.modelId);
}
