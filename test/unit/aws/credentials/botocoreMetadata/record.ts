/**
 * Records how botocore would call the EC2 metadata service: `npx tsx test/unit/aws/credentials/botocoreMetadata/record.ts [PYTHON]`,
 * with a Python that has botocore installed. No request is sent.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runProgramSync } from "../../../../host/sandbox";
import type { MetadataSituation } from "./inputs";
import { metadataSituations } from "./inputs";

/** The settings that botocore uses, or the name of the exception that it raises. */
export type MetadataResult =
  | {
      /** The URL of the request for a token. */
      readonly url: string;
      readonly isVersion1Disabled: boolean;
      readonly timeoutSeconds: number;
      readonly attempts: number;
    }
  | { readonly error: string };

/** The contents of `recorded.json`. */
export interface RecordedMetadata {
  readonly version: { readonly botocore: string; readonly python: string };
  readonly situations: readonly (MetadataSituation & { readonly result: MetadataResult })[];
}

function main(): void {
  const folder = path.dirname(fileURLToPath(import.meta.url));
  const situations = metadataSituations();
  const python = process.argv[2] ?? "python3";
  const input = JSON.stringify(situations);
  const { status, stdout, stderr } = runProgramSync(python, [path.join(folder, "record.py")], input);
  if (status !== 0) {
    throw new Error(`${python} failed: ${stderr}`);
  }
  const { version, results } = JSON.parse(stdout) as {
    version: RecordedMetadata["version"];
    results: readonly MetadataResult[];
  };
  const rows = situations.map((situation, index) => JSON.stringify({ ...situation, result: results[index] }));
  const text = `{\n"version": ${JSON.stringify(version)},\n"situations": [\n${rows.join(",\n")}\n]\n}\n`;
  writeFileSync(path.join(folder, "recorded.json"), text);
  console.log(`botocore ${version.botocore}: ${rows.length} situations.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main();
}
