import * as l10n from "@vscode/l10n";
import type { FoundationModel } from "../domain/foundationModel";
import { cannotBeSource } from "../domain/foundationModel";
import type { InferenceProfile } from "../domain/inferenceProfile";
import type { ModelReference } from "../domain/modelReference";
import { listedModel } from "../domain/modelReference";
import { modelsOfProfile } from "../domain/routing";
import { formatLabeled, joinList } from "./list";

/** Returns the localized kind of a model. If the kind is unknown, the text contains the resource type, which is untrusted. */
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
 * Returns the name of a model for a list: the listed name or the ID of a foundation model, or the kind and ID of any other model.
 * It may contain untrusted text.
 */
export function formatModelName(
  model: ModelReference,
  models: ReadonlyMap<string, FoundationModel> | undefined,
): string {
  return model.kind === "foundationModel"
    ? (listedModel(model, models)?.name ?? model.modelId)
    : formatLabeled(formatModelKind(model), model.modelId);
}

/** Returns the names of a profile's models as a list. It may contain untrusted text. */
export function formatModelNames(
  profile: Pick<InferenceProfile, "modelArns">,
  models: ReadonlyMap<string, FoundationModel> | undefined,
): string {
  return joinList(modelsOfProfile(profile).map((model) => formatModelName(model, models)));
}

/** Formats the inference types of a model. Unknown inference types are shown as AWS returned them. */
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

/**
 * Explains why a model cannot be the source of an application profile. Returns undefined if the model or a profile for it can be
 * the source.
 */
export function explainCannotBeSource(model: FoundationModel): string | undefined {
  return cannotBeSource(model)
    ? l10n.t("Application profiles cannot be created from this model, because it is not available on demand.")
    : undefined;
}
