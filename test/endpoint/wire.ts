/** JSON bodies with the member names in the service model. Times are ISO 8601 strings that end with Z. */

export type InferenceProfileType = "SYSTEM_DEFINED" | "APPLICATION";

/** A member of ListInferenceProfiles.inferenceProfileSummaries. GetInferenceProfile returns the same members. */
export interface InferenceProfileWire {
  inferenceProfileName: string;
  description?: string;
  createdAt: string;
  updatedAt: string;
  inferenceProfileArn: string;
  models: { modelArn: string }[];
  inferenceProfileId: string;
  status: "ACTIVE";
  type: InferenceProfileType;
}

/** A member of ListFoundationModels.modelSummaries and of GetFoundationModel.modelDetails. */
export interface FoundationModelWire {
  modelArn: string;
  modelId: string;
  modelName: string;
  providerName: string;
  inputModalities: string[];
  outputModalities: string[];
  responseStreamingSupported: boolean;
  customizationsSupported: string[];
  /** The service model declares ON_DEMAND and PROVISIONED. The service also returns INFERENCE_PROFILE. */
  inferenceTypesSupported: string[];
  modelLifecycle: FoundationModelLifecycleWire;
}

export interface FoundationModelLifecycleWire {
  status: "ACTIVE" | "LEGACY";
  startOfLifeTime: string;
  legacyTime?: string;
  endOfLifeTime?: string;
  publicExtendedAccessTime?: string;
}

export interface Tag {
  key: string;
  value: string;
}
