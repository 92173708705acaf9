import { writeFileSync } from "node:fs";

/** The environment variable that contains the input of a measurement, as JSON. */
export const inputVariable = "BEDROCK_PROFILES_BENCH_INPUT";

/** The environment variable that contains the path of the result file. */
export const resultVariable = "BEDROCK_PROFILES_BENCH_RESULT";

/** Returns the input of this measurement. */
export function readInput(): unknown {
  return JSON.parse(process.env[inputVariable] ?? "null") as unknown;
}

/** Writes the result for the process that started this measurement. */
export function writeResult(result: unknown): void {
  writeFileSync(process.env[resultVariable] ?? "", JSON.stringify(result));
}
