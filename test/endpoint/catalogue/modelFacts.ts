import type { Geography } from "./regions";

/**
 * What is known of one foundation model. The service model lists fewer modalities (GetFoundationModel.inputModalities),
 * but the service also answers SPEECH and VIDEO.
 */
export interface ModelFacts {
  modelId: string;
  modelName: string;
  providerName: string;
  /** First day of service, `YYYY-MM-DD`. */
  released: string;
  input: readonly Modality[];
  output: readonly Modality[];
  customizations?: readonly ("FINE_TUNING" | "CONTINUED_PRE_TRAINING" | "DISTILLATION")[];
  /** Provisioned throughput can be bought where the model runs on demand. */
  provisioned?: true;
  /** Set for LEGACY models. Days, `YYYY-MM-DD`; believable ones, not AWS's calendar. */
  legacy?: { legacyTime: string; endOfLifeTime: string; publicExtendedAccessTime?: string };
  /** Regions where the model can be called, and copied from, without an inference profile. */
  onDemand?: readonly string[];
  /** Source Regions of the model's system-defined profiles, by geography. */
  profiles?: Partial<Record<Geography, readonly string[]>>;
}

export type Modality = "TEXT" | "IMAGE" | "EMBEDDING" | "SPEECH" | "VIDEO";
