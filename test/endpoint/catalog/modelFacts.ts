import type { Geography } from "./regions";

/**
 * The properties of a foundation model. The service model declares fewer modalities
 * (GetFoundationModel.inputModalities), but the service also returns SPEECH and VIDEO.
 */
export interface ModelFacts {
  modelId: string;
  modelName: string;
  providerName: string;
  /** The launch date, as `YYYY-MM-DD`. */
  released: string;
  input: readonly Modality[];
  output: readonly Modality[];
  customizations?: readonly ("FINE_TUNING" | "CONTINUED_PRE_TRAINING" | "DISTILLATION")[];
  /** Whether provisioned throughput is available in the Regions where the model runs on demand. */
  provisioned?: true;
  /** Set for LEGACY models. The dates, as `YYYY-MM-DD`, are plausible but not the real AWS dates. */
  legacy?: { legacyTime: string; endOfLifeTime: string; publicExtendedAccessTime?: string };
  /** The Regions where the model can be invoked, and used as a source, without an inference profile. */
  onDemand?: readonly string[];
  /** The source Regions of the model's system-defined profiles, by geography. */
  profiles?: Partial<Record<Geography, readonly string[]>>;
}

export type Modality = "TEXT" | "IMAGE" | "EMBEDDING" | "SPEECH" | "VIDEO";
