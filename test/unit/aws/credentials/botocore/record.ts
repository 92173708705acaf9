/**
 * Records which credentials botocore chooses: `npx tsx test/unit/aws/credentials/botocore/record.ts [PYTHON]`, with a Python
 * that has botocore installed.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runProgramSync } from "../../../../host/sandbox";
import type { Situation } from "./situation";
import { expirations, situations } from "./inputs";
import { loginSession, startUrl } from "./situation";

/** The credentials that botocore chooses, or the name of the exception that it raises. */
export type Picked =
  /** The name of the botocore provider, and an access key that identifies the source. */
  { readonly method: string; readonly key: string; readonly token?: true } | { readonly error: string };

/**
 * When the credentials of a program expire, in ISO 8601 format or "never", or the name of the exception that botocore raises.
 */
export type RecordedExpiration = { readonly date: string } | { readonly error: string };

/** The contents of `recorded.json`. */
export interface Recorded {
  readonly version: { readonly botocore: string; readonly python: string };
  readonly expirations: readonly (RecordedExpiration & { readonly value: unknown })[];
  readonly situations: readonly (Situation & { readonly picked: Picked })[];
}

/** The number of random situations. */
export const randomCount = 400;

function main(): void {
  const folder = path.dirname(fileURLToPath(import.meta.url));
  const inputs = { situations: situations(randomCount), expirations, startUrl, loginSession };
  const python = process.argv[2] ?? "python3";
  const { status, stdout, stderr } = runProgramSync(python, [path.join(folder, "record.py")], JSON.stringify(inputs));
  if (status !== 0) {
    throw new Error(`${python} failed: ${stderr}`);
  }
  const output = JSON.parse(stdout) as {
    version: Recorded["version"];
    results: readonly Picked[];
    expirations: readonly RecordedExpiration[];
  };
  const row = (value: unknown) => JSON.stringify(value);
  const rows = inputs.situations.map((situation, index) => row({ ...situation, picked: output.results[index] }));
  const dates = expirations.map((value, index) => row({ value, ...output.expirations[index] }));
  const text = `{\n"version": ${row(output.version)},\n"expirations": [\n${dates.join(",\n")}\n],\n"situations": [\n${rows.join(",\n")}\n]\n}\n`;
  writeFileSync(path.join(folder, "recorded.json"), text);
  console.log(`botocore ${output.version.botocore}: ${rows.length} situations.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main();
}
