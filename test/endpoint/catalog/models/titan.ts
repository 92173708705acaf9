import type { ModelFacts } from "../modelFacts";
import { regions } from "../regions";

/** The Titan and Rerank models from Amazon. */
export const titanModels: readonly ModelFacts[] = [
  {
    modelId: "amazon.rerank-v1:0",
    modelName: "Rerank 1.0",
    providerName: "Amazon",
    released: "2024-12-01",
    input: ["TEXT"],
    output: ["TEXT"],
    onDemand: regions("ap-northeast-1 ca-central-1 eu-central-1 us-west-2"),
  },
  {
    modelId: "amazon.titan-embed-g1-text-02",
    modelName: "Titan Text Embeddings G1 02",
    providerName: "Amazon",
    released: "2023-09-28",
    input: ["TEXT"],
    output: ["EMBEDDING"],
    onDemand: regions("us-east-1 us-west-2"),
  },
  {
    modelId: "amazon.titan-embed-image-v1",
    modelName: "Titan Multimodal Embeddings G1",
    providerName: "Amazon",
    released: "2023-11-29",
    input: ["TEXT", "IMAGE"],
    output: ["EMBEDDING"],
    customizations: ["FINE_TUNING"],
    provisioned: true,
    onDemand: regions(`
      ap-south-1 ap-southeast-2 ca-central-1 eu-central-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1
      us-east-1 us-west-2
    `),
  },
  {
    modelId: "amazon.titan-embed-text-v1",
    modelName: "Titan Embeddings G1 - Text",
    providerName: "Amazon",
    released: "2023-09-28",
    input: ["TEXT"],
    output: ["EMBEDDING"],
    onDemand: regions("ap-northeast-1 eu-central-1 us-east-1 us-west-2"),
  },
  {
    modelId: "amazon.titan-embed-text-v2:0",
    modelName: "Titan Text Embeddings V2",
    providerName: "Amazon",
    released: "2024-04-30",
    input: ["TEXT"],
    output: ["EMBEDDING"],
    onDemand: regions(`
      ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-2 ca-central-1
      eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 sa-east-1
      us-east-1 us-west-2
    `),
  },
  {
    modelId: "amazon.titan-image-generator-v2:0",
    modelName: "Titan Image Generator G1 v2",
    providerName: "Amazon",
    released: "2024-08-06",
    input: ["TEXT", "IMAGE"],
    output: ["IMAGE"],
    customizations: ["FINE_TUNING"],
    provisioned: true,
    legacy: { legacyTime: "2025-10-30", endOfLifeTime: "2027-06-30" },
    onDemand: regions("us-east-1 us-west-2"),
  },
  {
    modelId: "amazon.titan-tg1-large",
    modelName: "Titan Text Large",
    providerName: "Amazon",
    released: "2023-09-28",
    input: ["TEXT"],
    output: ["TEXT"],
    legacy: { legacyTime: "2025-08-15", endOfLifeTime: "2027-06-15" },
    onDemand: regions("us-east-1 us-west-2"),
  },
];
