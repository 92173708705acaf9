import type { Tag } from "../wire";

/** An application profile that exists initially. */
export interface ApplicationProfileSeed {
  region: string;
  name: string;
  description?: string;
  /** The ID of the source: a system-defined profile or a foundation model. */
  copiedFrom: string;
  createdAt: string;
  tags: readonly Tag[];
}

const tags = (values: Record<string, string>): Tag[] => Object.entries(values).map(([key, value]) => ({ key, value }));

/** The profiles of a realistic account: teams track costs with tags, and most profiles are in us-east-1. */
export const applicationProfileSeeds: readonly ApplicationProfileSeed[] = [
  {
    region: "us-east-1",
    name: "checkout-assistant-prod",
    description: "Claude Sonnet 4.5 for the checkout assistant",
    copiedFrom: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
    createdAt: "2025-10-06T08:14:52.318Z",
    tags: tags({ team: "checkout", project: "assistant", "cost-center": "4711", env: "prod" }),
  },
  {
    region: "us-east-1",
    name: "checkout-assistant-dev",
    copiedFrom: "us.anthropic.claude-haiku-4-5-20251001-v1:0",
    createdAt: "2025-10-20T13:40:07.901Z",
    tags: tags({ team: "checkout", project: "assistant", "cost-center": "4711", env: "dev" }),
  },
  {
    region: "us-east-1",
    name: "search-reranking",
    description: "Reranks catalog search results",
    copiedFrom: "cohere.rerank-v3-5:0",
    createdAt: "2025-02-11T09:02:33.120Z",
    tags: tags({ team: "search", project: "ranking", "cost-center": "2040" }),
  },
  {
    region: "us-east-1",
    name: "search-embeddings",
    description: "Embeds product pages every night",
    copiedFrom: "amazon.titan-embed-text-v2:0",
    createdAt: "2025-01-28T16:55:19.477Z",
    tags: tags({ team: "search", project: "indexing", "cost-center": "2040" }),
  },
  {
    region: "us-east-1",
    name: "support triage",
    description: "Sorts support tickets by urgency",
    copiedFrom: "us.amazon.nova-lite-v1:0",
    createdAt: "2025-03-17T11:21:40.006Z",
    tags: tags({ team: "support", project: "triage", "cost-center": "3302" }),
  },
  {
    region: "us-east-1",
    name: "Data Platform SQL helper",
    copiedFrom: "global.anthropic.claude-opus-4-6-v1",
    createdAt: "2026-02-19T07:30:12.245Z",
    tags: tags({ team: "data-platform", project: "sql-helper", owner: "data@example.com" }),
  },
  {
    region: "us-east-1",
    name: "legal-summaries",
    description: "Waiting to move off Claude 3 Haiku",
    copiedFrom: "anthropic.claude-3-haiku-20240307-v1:0",
    createdAt: "2024-11-12T15:08:59.730Z",
    tags: tags({ team: "legal", "cost-center": "1180" }),
  },
  {
    region: "us-east-1",
    name: "batch_translation",
    copiedFrom: "us.meta.llama3-3-70b-instruct-v1:0",
    createdAt: "2025-01-09T22:47:01.684Z",
    tags: tags({ team: "localization", project: "batch", "cost-center": "5120", env: "prod" }),
  },
  {
    region: "us-east-1",
    name: "untagged-experiment",
    copiedFrom: "us.deepseek.r1-v1:0",
    createdAt: "2025-03-30T19:12:26.093Z",
    tags: [],
  },
  {
    region: "us-west-2",
    name: "ml-research-sandbox",
    description: "Shared by the research group",
    copiedFrom: "us.anthropic.claude-opus-4-1-20250805-v1:0",
    createdAt: "2025-08-14T10:00:45.512Z",
    tags: tags({ team: "research", project: "sandbox", "cost-center": "9001" }),
  },
  {
    region: "us-west-2",
    name: "image-generation",
    copiedFrom: "stability.stable-image-ultra-v1:1",
    createdAt: "2025-05-02T12:19:08.866Z",
    tags: tags({ team: "marketing", project: "campaigns", "cost-center": "6003" }),
  },
  {
    region: "eu-central-1",
    name: "hr-assistant-eu",
    description: "Stays in the EU",
    copiedFrom: "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
    createdAt: "2025-11-03T06:45:37.254Z",
    tags: tags({ team: "hr", project: "assistant", "cost-center": "1420", env: "prod" }),
  },
  {
    region: "eu-central-1",
    name: "invoice-extraction",
    copiedFrom: "eu.amazon.nova-pro-v1:0",
    createdAt: "2025-06-23T14:33:50.171Z",
    tags: tags({ team: "finance", project: "invoices", "cost-center": "1007" }),
  },
  {
    region: "ap-northeast-1",
    name: "chat-tokyo",
    description: "Customer chat for Japan",
    copiedFrom: "jp.anthropic.claude-haiku-4-5-20251001-v1:0",
    createdAt: "2025-12-01T01:05:11.640Z",
    tags: tags({ team: "chat", project: "japan", "cost-center": "7100" }),
  },
  {
    region: "ap-southeast-2",
    name: "chat-sydney",
    copiedFrom: "au.anthropic.claude-sonnet-4-6",
    createdAt: "2026-03-05T23:58:29.007Z",
    tags: tags({ team: "chat", project: "australia", "cost-center": "7100" }),
  },
];
