import * as l10n from "@vscode/l10n";
import type { FoundationModel } from "../domain/foundationModel";
import { isNoSource } from "../domain/foundationModel";
import type { ModelReference } from "../domain/modelReference";
import { listedModel } from "../domain/modelReference";
import { formatLabeled, joinList } from "./list";

/** Returns the localized kind of a model. Names the resource type if the kind is unknown, which is untrusted text. */
export function formatModelKind(model: ModelReference): string {
  switch (model.kind) {
    case "foundationModel":
      return l10n.t("Foundation model");
    case "importedModel":
      return l10n.t("Imported model");
    case "customModel":
      return l10n.t("Custom model");
    case "customModelDeployment":
      return l10n.t("Custom model deployment");
    case "provisionedModel":
      return l10n.t("Provisioned Throughput");
    case "promptRouter":
      return l10n.t("Prompt router");
    case "marketplaceEndpoint":
      return l10n.t("Marketplace model endpoint");
    case "sageMakerEndpoint":
      return l10n.t("SageMaker endpoint");
    case "inferenceProfile":
      return l10n.t("Inference profile");
    case "unknown":
      return model.resourceType === undefined
        ? l10n.t("Unknown kind of model")
        : l10n.t("Unknown kind of model ({0})", model.resourceType);
  }
}

/**
 * Returns the name of a model in a list: the listed name or the ID of a foundation model; the kind and the ID of any other. It
 * may be untrusted text.
 */
export function formatModelName(
  model: ModelReference,
  models: ReadonlyMap<string, FoundationModel> | undefined,
): string {
  return model.kind === "foundationModel"
    ? (listedModel(model, models)?.name ?? model.modelId)
    : formatLabeled(formatModelKind(model), model.modelId);
}

/** How a model can be invoked, as AWS lists it: the localized inference types, unknown ones as AWS returned them. */
export function formatInferenceTypes({ inferenceTypes }: FoundationModel): string {
  return joinList([...new Set(inferenceTypes.map(formatInferenceType))]) || l10n.t("unknown");
}

function formatInferenceType(type: string): string {
  switch (type) {
    case "ON_DEMAND":
      return l10n.t("on demand");
    case "PROVISIONED":
      return l10n.t("Provisioned Throughput");
    case "INFERENCE_PROFILE":
      return l10n.t("inference profile");
    default:
      return type;
  }
}

/** Why a model is not offered as the source of an application profile; undefined if it is, or if profiles with it may be. */
export function explainNoSource(model: FoundationModel): string | undefined {
  return isNoSource(model)
    ? l10n.t("Application profiles cannot be created from this model, because AWS does not offer it on demand.")
    : undefined;
}
