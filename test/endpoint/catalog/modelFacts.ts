import type { Geography } from "./regions";

/**
 * Facts about a foundation model. The service model lists fewer modalities (GetFoundationModel.inputModalities),
 * but the service also returns SPEECH and VIDEO.
 */
export interface ModelFacts {
  modelId: string;
  modelName: string;
  providerName: string;
  /** Launch date, `YYYY-MM-DD`. */
  released: string;
  input: readonly Modality[];
  output: readonly Modality[];
  customizations?: readonly ("FINE_TUNING" | "CONTINUED_PRE_TRAINING" | "DISTILLATION")[];
  /** Provisioned throughput can be bought in the Regions where the model runs on demand. */
  provisioned?: true;
  /** Set for LEGACY models. Dates, `YYYY-MM-DD`. They are plausible, not AWS's. */
  legacy?: { legacyTime: string; endOfLifeTime: string; publicExtendedAccessTime?: string };
  /** Regions where the model can be invoked, and used as a source, without an inference profile. */
  onDemand?: readonly string[];
  /** Source Regions of the model's system-defined profiles, by geography. */
  profiles?: Partial<Record<Geography, readonly string[]>>;
}

export type Modality = "TEXT" | "IMAGE" | "EMBEDDING" | "SPEECH" | "VIDEO";
