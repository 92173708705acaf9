import assert from "node:assert/strict";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import vm from "node:vm";
import { parse as parseHcl } from "@cdktf/hcl2json";
import { parser as pythonParser } from "@lezer/python";
import * as esbuild from "esbuild";
import { Language, Parser } from "web-tree-sitter";
import { parseAllDocuments } from "yaml";
import type { TextLanguage } from "../../../../src/features/copy/targets/target";
import { runProgramSync } from "../../../host/sandbox";
import { root } from "../../manifest";

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
      await parsePowerShell(text);
      return undefined;
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

/** The parser for PowerShell, which is loaded once. */
let powerShellParser: Promise<Parser> | undefined;

async function parsePowerShell(text: string): Promise<void> {
  powerShellParser ??= loadPowerShellParser();
  const tree = (await powerShellParser).parse(text);
  assert.ok(tree && !tree.rootNode.hasError, `not PowerShell: ${tree?.rootNode.toString() ?? ""}`);
}

async function loadPowerShellParser(): Promise<Parser> {
  // Without this flag, V8 optimizes the large functions of this parser for up to a minute, and the process waits for that.
  setFlagsFromString("--liftoff-only");
  await Parser.init();
  const grammar = path.join(root, "node_modules/tree-sitter-powershell/tree-sitter-powershell.wasm");
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  return parser;
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
