import type { Tag } from "../wire";

/** A generated application profile, for measurements with many profiles. */
export interface LoadProfileSeed {
  name: string;
  description: string;
  createdAt: string;
  tags: readonly Tag[];
}

const teams = ["checkout", "search", "support", "legal", "finance", "research", "marketing", "hr"];
const environments = ["dev", "staging", "prod"];
const firstCreation = Date.UTC(2025, 0, 1);
const creationIntervalMs = 60_000;

/** Returns generated profiles. Every call returns the same profiles. */
export function loadProfileSeeds(count: number): LoadProfileSeed[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(5, "0");
    const team = teams[index % teams.length] ?? "";
    const env = environments[index % environments.length] ?? "";
    return {
      name: `${team}-load-${number}`,
      description: `Generated profile ${number} of team ${team}`,
      createdAt: new Date(firstCreation + index * creationIntervalMs).toISOString(),
      tags: [
        { key: "team", value: team },
        { key: "env", value: env },
        { key: "cost-center", value: String(1000 + (index % 500)) },
      ],
    };
  });
}
