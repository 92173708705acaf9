import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import type { CopyFacts } from "../../../../src/features/copy/copyFacts";
import { targets } from "../../../../src/features/copy/targets";
import type { CopyTarget } from "../../../../src/features/copy/targets/target";
import { runProgram, runProgramSync } from "../../../host/sandbox";
import { removeFolder, temporaryFolder } from "../../../host/temporaryFolder";
import { root } from "../../manifest";
import { parse } from "./parsers";
import { scenarios } from "./samples";

/** Returns the scenarios for which a target has a snippet. */
function available(target: CopyTarget): [name: string, profiles: readonly CopyFacts[], text: string][] {
  return Object.entries(scenarios).flatMap(([name, profiles]) =>
    target.unavailable(profiles) ? [] : [[name, profiles, target.text(profiles)]],
  );
}

const invisible = /[^\n\P{Cc}]|[\p{Zl}\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

describe("each snippet", () => {
  for (const target of targets) {
    it(`is valid for a parser of its language: ${target.id}`, async () => {
      for (const [name, , text] of available(target)) {
        await parse(target.language, text).catch((error: unknown) => {
          throw new Error(`${target.id}, ${name}: ${String(error)}`, { cause: error });
        });
      }
    });

    it(`contains the identifier that the client sends for each profile, and no invisible characters: ${target.id}`, () => {
      const texts = available(target);
      assert.ok(texts.length > 0);
      for (const [name, profiles, text] of texts) {
        for (const { modelId, arn, id } of profiles) {
          // Terraform's data source takes the ID, and its resources create a profile from the source.
          const names = [modelId, arn, id, ...profiles.flatMap(({ source }) => source?.arn ?? [])];
          assert.ok(
            names.some((each) => text.includes(each)),
            `${target.id}, ${name}`,
          );
        }
        assert.doesNotMatch(text, /%2f/i);
        assert.doesNotMatch(text, invisible);
        assert.ok(text.endsWith("\n") && !text.endsWith("\n\n"));
      }
    });

    it(`contains the AWS profile only if requested: ${target.id}`, () => {
      for (const [name, , text] of available(target)) {
        assert.ok(!text.includes("team-sso") || name.endsWith("AWS profile named"), `${target.id}, ${name}`);
      }
    });
  }

  it("contains the ARN of an application profile, never only its ID, if a client sends it as the model", () => {
    for (const target of targets.filter(({ group }) => group !== "infrastructure")) {
      for (const [name, profiles, text] of available(target)) {
        const withoutArns = profiles.reduce((rest, { arn }) => rest.replaceAll(arn, ""), text);
        const code = withoutArns
          .replaceAll(/^\s*(#|\/\/).*$/gm, "")
          .replaceAll(/^.*application inference profile.*$/gm, "");
        for (const { id, type } of profiles) {
          assert.ok(type !== "APPLICATION" || !code.includes(id), `${target.id}, ${name}`);
        }
      }
    }
  });

  it("contains the Region in the ARN", () => {
    for (const target of targets) {
      for (const [name, profiles, text] of available(target)) {
        assert.ok(
          profiles.every(({ region }) => text.includes(region)),
          `${target.id}, ${name}`,
        );
      }
    }
  });
});

describe("snippets for a shell", () => {
  it("have no comments with #, which an interactive zsh would run, and run no text from a name or tag", () => {
    const hostile = scenarios["hostile name, description and tags"] ?? [];
    const shellTargets = targets.filter(({ language }) => language === "shellscript");
    const texts = shellTargets.flatMap(available).map(([, , text]) => text);
    for (const text of texts) assert.doesNotMatch(text, /^\s*#/m);
    const script = [
      'aws() { echo "called $1"; }',
      "touch() { echo injected; }",
      ...shellTargets.map(({ text }) => text(hostile)),
      "echo the end",
    ].join("\n");
    const { stdout, stderr } = runProgramSync("bash", ["-c", script]);
    assert.equal(stdout, "called bedrock-runtime\nthe end\n");
    assert.equal(stderr, "");
  });
});

describe("the parsers", () => {
  it("reject text that is not valid in its language", async () => {
    await assert.rejects(parse("powershell", "aws --model-id 'unfinished\n"));
    await assert.rejects(parse("python", "call(\n"));
    await assert.rejects(parse("shellscript", "aws 'unfinished\n"));
    await assert.rejects(parse("terraform", "resource {\n"));
    await assert.rejects(parse("typescript", "const a = ;\n"));
  });
});

const python = runProgramSync("python3", ["--version"]).status === 0;
const terraform = runProgramSync("terraform", ["version"]).status === 0;

describe("snippets for installed programs", () => {
  it(`compile in Python${python ? "" : " (skipped: there is no python3 on PATH)"}`, { skip: !python }, async () => {
    const texts = targets.filter(({ language }) => language === "python").flatMap(available);
    const folder = temporaryFolder("python");
    try {
      const files = texts.map(([, , text], index) => {
        const file = path.join(folder, `text${index}.py`);
        writeFileSync(file, text);
        return file;
      });
      const compileAll = "import sys\nfor path in sys.argv[1:]: compile(open(path, 'rb').read(), path, 'exec')\n";
      await runProgram("python3", ["-I", "-c", compileAll, ...files]);
    } finally {
      removeFolder(folder);
    }
  });

  const fmtTitle = "are formatted like terraform fmt";
  it(`${fmtTitle}${terraform ? "" : " (skipped: there is no terraform on PATH)"}`, { skip: !terraform }, () => {
    for (const target of targets.filter(({ language }) => language === "terraform")) {
      const texts = available(target).filter(([name]) => !name.startsWith("hostile"));
      const all = texts.map(([, , text]) => text).join("\n");
      const { stdout, stderr, status } = runProgramSync("terraform", ["fmt", "-"], all);
      assert.equal(status, 0, stderr);
      assert.equal(stdout, all);
    }
  });

  it("have no type errors for the AWS SDK for JavaScript", async () => {
    const sdk = targets.filter(({ id }) => id === "javaScriptSdk").flatMap(available);
    const folder = temporaryFolder("typescript");
    try {
      sdk.forEach(([, , text], index) => writeFileSync(path.join(folder, `text${index}.ts`), text));
      const compilerOptions = {
        target: "es2022",
        module: "preserve",
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        types: ["node"],
        typeRoots: [path.join(root, "node_modules/@types")],
        paths: { "@aws-sdk/*": [path.join(root, "node_modules/@aws-sdk/*")] },
      };
      writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
      const tsc = path.join(root, "node_modules/typescript/bin/tsc");
      await runProgram(process.execPath, [tsc, "-p", folder]).catch((error: Error & { stdout?: string }) =>
        assert.fail(error.stdout ?? error.message),
      );
    } finally {
      removeFolder(folder);
    }
  });
});
