import assert from "node:assert/strict";
import vm from "node:vm";
import { parse as parseHcl } from "@cdktf/hcl2json";
import { parser as pythonParser } from "@lezer/python";
import * as esbuild from "esbuild";
import { parseAllDocuments } from "yaml";
import type { TextLanguage } from "../../../../src/features/copy/targets/target";
import { runProgramSync } from "../../../host/sandbox";

/**
 * Parses text with a parser of its language, and rejects if the text contains an error. Returns the parsed value if the text is
 * data.
 */
export async function parse(language: TextLanguage, text: string): Promise<unknown> {
  switch (language) {
    case "json":
      return JSON.parse(text);
    case "jsonc":
      // JSON with comments is a subset of JavaScript.
      return JSON.parse(JSON.stringify(vm.runInThisContext(`(${text})`)));
    case "yaml":
      return parseYamlDocuments(text);
    case "terraform":
      return parseHcl("main.tf", text);
    case "typescript":
      await esbuild.transform(text, { loader: "ts", format: "esm", logLevel: "silent" });
      return undefined;
    case "python":
      parsePython(text);
      return undefined;
    case "shellscript": {
      const { status, stderr } = runProgramSync("bash", ["-n"], text);
      assert.equal(status, 0, stderr);
      return undefined;
    }
    case "powershell":
    case "plaintext":
      return undefined;
  }
}

function parsePython(text: string): void {
  pythonParser.parse(text).iterate({
    enter: ({ from, to, type }) => {
      assert.ok(!type.isError, `not Python: ${text.slice(Math.max(0, from - 20), to + 20)}`);
    },
  });
}

function parseYamlDocuments(text: string): unknown {
  const documents = parseAllDocuments(text, { strict: true });
  assert.ok(Array.isArray(documents));
  const values = documents.map((document) => {
    assert.deepEqual([...document.errors, ...document.warnings], []);
    return document.toJS() as unknown;
  });
  return values.length === 1 ? values[0] : values;
}
