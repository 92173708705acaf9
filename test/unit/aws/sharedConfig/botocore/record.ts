/**
 * Records how botocore parses the inputs: `npx tsx test/unit/aws/sharedConfig/botocore/record.ts [PYTHON]`, with a Python that
 * has botocore or the AWS CLI v2 installed.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runProgramSync } from "../../../../host/sandbox";
import { commands, fileInputs } from "./inputs";

/** The sections that botocore finds in a file, or null if it rejects the file. */
export interface RecordedFile {
  readonly file: "config" | "credentials";
  readonly text: string;
  readonly result: Readonly<Record<string, Readonly<Record<string, unknown>>>> | null;
}

/** The arguments of a command, or null if botocore rejects the command. */
export interface RecordedCommand {
  readonly text: string;
  readonly posix: readonly string[] | null;
  readonly windows: readonly string[] | null;
}

/** The contents of `recorded.json`. */
export interface Recorded {
  readonly version: { readonly botocore: string; readonly python: string };
  readonly files: readonly RecordedFile[];
  readonly commands: readonly RecordedCommand[];
}

interface Output {
  readonly version: Recorded["version"];
  readonly files: readonly RecordedFile["result"][];
  readonly commands: readonly Omit<RecordedCommand, "text">[];
}

function main(): void {
  const folder = path.dirname(fileURLToPath(import.meta.url));
  const inputs = { files: fileInputs(400), commands };
  const python = process.argv[2] ?? "python3";
  const { status, stdout, stderr } = runProgramSync(python, [path.join(folder, "record.py")], JSON.stringify(inputs));
  if (status !== 0) {
    throw new Error(`${python} failed: ${stderr}`);
  }
  const output = JSON.parse(stdout) as Output;
  const row = (value: unknown) => JSON.stringify(value);
  const files = inputs.files.map((input, index) => row({ ...input, result: output.files[index] ?? null }));
  const words = inputs.commands.map((text, index) => row({ text, ...output.commands[index] }));
  const text = `{\n"version": ${row(output.version)},\n"files": [\n${files.join(",\n")}\n],\n"commands": [\n${words.join(",\n")}\n]\n}\n`;
  writeFileSync(path.join(folder, "recorded.json"), text);
  console.log(`botocore ${output.version.botocore}: ${files.length} files, ${words.length} commands.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main();
}
