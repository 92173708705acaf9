import type { ModelFacts } from "../modelFacts";
import { regions, sources } from "../regions";

/** The Nova models from Amazon. */
export const novaModels: readonly ModelFacts[] = [
  {
    modelId: "amazon.nova-2-lite-v1:0",
    modelName: "Nova 2 Lite",
    providerName: "Amazon",
    released: "2025-12-02",
    input: ["TEXT", "IMAGE", "VIDEO"],
    output: ["TEXT"],
    profiles: {
      eu: sources.eu,
      global: regions(`
      ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2
      ap-southeast-3 ap-southeast-4 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1
      eu-south-2 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2
    `),
      jp: sources.jp,
      us: sources.us,
    },
  },
  {
    modelId: "amazon.nova-2-multimodal-embeddings-v1:0",
    modelName: "Nova Multimodal Embeddings",
    providerName: "Amazon",
    released: "2025-10-28",
    input: ["TEXT", "IMAGE", "VIDEO", "SPEECH"],
    output: ["EMBEDDING"],
    onDemand: regions("us-east-1"),
  },
  {
    modelId: "amazon.nova-2-sonic-v1:0",
    modelName: "Nova 2 Sonic",
    providerName: "Amazon",
    released: "2025-12-02",
    input: ["SPEECH"],
    output: ["SPEECH", "TEXT"],
    onDemand: regions("ap-northeast-1 eu-north-1 us-east-1 us-west-2"),
  },
  {
    modelId: "amazon.nova-canvas-v1:0",
    modelName: "Nova Canvas",
    providerName: "Amazon",
    released: "2024-12-03",
    input: ["TEXT", "IMAGE"],
    output: ["IMAGE"],
    customizations: ["FINE_TUNING"],
    provisioned: true,
    onDemand: regions("ap-northeast-1 eu-west-1 us-east-1"),
  },
  {
    modelId: "amazon.nova-lite-v1:0",
    modelName: "Nova Lite",
    providerName: "Amazon",
    released: "2024-12-03",
    input: ["TEXT", "IMAGE", "VIDEO"],
    output: ["TEXT"],
    customizations: ["FINE_TUNING", "DISTILLATION"],
    provisioned: true,
    onDemand: regions(`
      ap-northeast-1 ap-southeast-2 ap-southeast-3 eu-north-1 eu-west-2 me-central-1 us-east-1
    `),
    profiles: {
      apac: regions(`
      ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2
      ap-southeast-3 ap-southeast-4 me-central-1
    `),
      ca: sources.ca,
      eu: sources.eu,
      us: sources.us4,
    },
  },
  {
    modelId: "amazon.nova-micro-v1:0",
    modelName: "Nova Micro",
    providerName: "Amazon",
    released: "2024-12-03",
    input: ["TEXT"],
    output: ["TEXT"],
    customizations: ["FINE_TUNING", "DISTILLATION"],
    provisioned: true,
    onDemand: regions("ap-southeast-2 eu-west-2 us-east-1"),
    profiles: {
      apac: regions(`
      ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2
      ap-southeast-4
    `),
      eu: sources.eu,
      us: sources.us4,
    },
  },
  {
    modelId: "amazon.nova-premier-v1:0",
    modelName: "Nova Premier",
    providerName: "Amazon",
    released: "2025-04-30",
    input: ["TEXT", "IMAGE", "VIDEO"],
    output: ["TEXT"],
    profiles: { us: sources.us3 },
  },
  {
    modelId: "amazon.nova-pro-v1:0",
    modelName: "Nova Pro",
    providerName: "Amazon",
    released: "2024-12-03",
    input: ["TEXT", "IMAGE", "VIDEO"],
    output: ["TEXT"],
    customizations: ["FINE_TUNING", "DISTILLATION"],
    provisioned: true,
    onDemand: regions("ap-southeast-2 ap-southeast-3 eu-west-2 me-central-1 us-east-1"),
    profiles: {
      apac: regions(`
      ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2
      ap-southeast-3 ap-southeast-4 me-central-1
    `),
      eu: sources.eu,
      us: sources.us4,
    },
  },
  {
    modelId: "amazon.nova-reel-v1:0",
    modelName: "Nova Reel",
    providerName: "Amazon",
    released: "2024-12-03",
    input: ["TEXT", "IMAGE"],
    output: ["VIDEO"],
    onDemand: regions("ap-northeast-1 eu-west-1 us-east-1"),
  },
  {
    modelId: "amazon.nova-reel-v1:1",
    modelName: "Nova Reel",
    providerName: "Amazon",
    released: "2025-04-07",
    input: ["TEXT", "IMAGE"],
    output: ["VIDEO"],
    onDemand: regions("us-east-1"),
  },
  {
    modelId: "amazon.nova-sonic-v1:0",
    modelName: "Nova Sonic",
    providerName: "Amazon",
    released: "2025-04-08",
    input: ["SPEECH"],
    output: ["SPEECH", "TEXT"],
    onDemand: regions("ap-northeast-1 eu-north-1 us-east-1"),
  },
];
