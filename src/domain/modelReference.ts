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

/** What every reference to a model has. */
interface ReferenceFacts {
  /** `models[].modelArn` as AWS returned it. */
  readonly arn: string;
  /** The ARN without its Region, which is the same for one model in several Regions. */
  readonly key: string;
  /** Empty if the ARN has no Region, or if the text is not an ARN. */
  readonly region: string;
  /** The resource without its type, for example `amazon.nova-lite-v1:0`. The whole text if it is not an ARN of a resource. */
  readonly modelId: string;
}

/** An entry of an inference profile's `models`. Only a foundation model has a provider, a lifecycle and a listed name. */
export type ModelReference =
  | (ReferenceFacts & { readonly kind: "foundationModel" })
  | (ReferenceFacts & { readonly kind: OtherModelKind })
  /** `resourceType` is undefined if the text is not an ARN of a resource. */
  | (ReferenceFacts & { readonly kind: "unknown"; readonly resourceType?: string });

/** The kind of a model. */
export type ModelKind = ModelReference["kind"];

/** The kinds by service and resource type, as the Service Authorization Reference lists them. */
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

/** The kind of a resource by the service and the resource type in its ARN. Undefined if it is not a model. */
export function modelKindOfResource(service: string, resourceType: string): Exclude<ModelKind, "unknown"> | undefined {
  return kinds.get(`${service}:${resourceType}`);
}

/** Parsed texts. Thousands of profiles share a few hundred model ARNs, and each tree row needs its own. */
const references = new Map<string, ModelReference>();

/** More than the number of foundation models in all Regions, so that only invalid ARNs can exceed it. */
const maxReferences = 5000;

/** Parses the ARN of a model in an inference profile. Any other text is a model of unknown kind. */
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
 * Whether the reference is to a foundation model without a Region. Requests through a profile with such a model may run in any
 * commercial Region.
 */
export function isRegionless({ kind, region }: ModelReference): boolean {
  return kind === "foundationModel" && region === "";
}

/** The foundation model that ListFoundationModels returned for a reference; undefined for every other kind of model. */
export function listedModel(
  { kind, modelId }: ModelReference,
  models: ReadonlyMap<string, FoundationModel> | undefined,
): FoundationModel | undefined {
  return kind === "foundationModel" ? models?.get(modelId) : undefined;
}

/** The provider of a model as listed, or else by its ID. Undefined if it is unknown, as for every kind but foundation models. */
export function providerOfModel(
  reference: ModelReference,
  models: ReadonlyMap<string, FoundationModel> | undefined,
): string | undefined {
  if (reference.kind !== "foundationModel") {
    return undefined;
  }
  return listedModel(reference, models)?.provider || providerOfModelId(reference.modelId);
}
