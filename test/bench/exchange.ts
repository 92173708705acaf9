import { writeFileSync } from "node:fs";

/** Names the environment variable with what a measurement is given, as JSON. */
export const inputVariable = "BEDROCK_PROFILES_BENCH_INPUT";

/** Names the environment variable with the file for what it has measured. */
export const resultVariable = "BEDROCK_PROFILES_BENCH_RESULT";

/** What this measurement is given. */
export function readInput(): unknown {
  return JSON.parse(process.env[inputVariable] ?? "null") as unknown;
}

/** Leaves what was measured for the process that asked for it. */
export function writeResult(result: unknown): void {
  writeFileSync(process.env[resultVariable] ?? "", JSON.stringify(result));
}
