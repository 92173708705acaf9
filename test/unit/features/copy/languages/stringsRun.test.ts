import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { javaString } from "../../../../../src/features/copy/languages/java";
import { powerShellContent, powerShellString } from "../../../../../src/features/copy/languages/powerShell";
import { pythonString } from "../../../../../src/features/copy/languages/python";
import { shellContent, shellWord } from "../../../../../src/features/copy/languages/posixShell";
import { runProgram, runProgramSync } from "../../../../host/sandbox";
import { removeFolder, temporaryFolder } from "../../../../host/temporaryFolder";
import { anyText, difficultTexts } from "./texts";

const texts = [...difficultTexts, ...fc.sample(anyText, 200)];

/** Returns whether a program can be run on this machine. Tests whose program is missing are skipped. */
function isInstalled(program: string, ...args: string[]): boolean {
  return runProgramSync(program, args).status === 0;
}

/** Returns the title of a test that requires a program, with the reason if the test is skipped. */
function title(text: string, program: string, installed: boolean): string {
  return installed ? text : `${text} (skipped: there is no ${program} on PATH)`;
}

/** Runs a script that prints each text followed by NUL, and returns the texts. The script must have no other effect. */
async function printed(program: string, script: string, fileName: string, ...args: string[]): Promise<string[]> {
  const folder = temporaryFolder("strings");
  try {
    const file = path.join(folder, fileName);
    writeFileSync(file, script);
    const { stdout, files } = await runProgram(program, [...args, file]);
    assert.deepEqual(files, [], "the script has run a part of a text");
    return stdout.split("\0").slice(0, -1);
  } finally {
    removeFolder(folder);
  }
}

/** The texts as a shell can print them: without NUL, and without line breaks at the end. */
const shellWords = texts.map((text) => text.replaceAll("\0", "").replace(/\n+$/, ""));
/** Texts that can appear in quotes without escape sequences. */
const printable = texts.map((text) => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " "));

describe("string literals in running programs", () => {
  for (const shell of ["/bin/sh", "bash", "zsh"].filter((each) => isInstalled(each, "-c", "true"))) {
    it(`are one word in ${shell}`, async () => {
      const script = texts.map((text) => `printf '%s\\0' ${shellWord(text)} # ${shellWord(text)}\n`).join("");
      assert.deepEqual(await printed(shell, script, "texts.sh"), shellWords);
    });
  }

  const hasBash = isInstalled("bash", "-c", "true");
  it(title("remain inside shell quotes", "bash", hasBash), { skip: !hasBash }, async () => {
    const script = texts
      .map((text) => `printf '%s\\0' "a${shellContent(text, '"')}b" 'a${shellContent(text, "'")}b'\n`)
      .join("");
    const expected = printable.flatMap((text) => [`a${text}b`, `a${text}b`]);
    assert.deepEqual(await printed("bash", script, "texts.sh"), expected);
  });

  const hasPython = isInstalled("python3", "--version");
  it(title("are preserved by Python", "python3", hasPython), { skip: !hasPython }, async () => {
    const list = texts.map((text) => `    ${pythonString(text)},\n`).join("");
    const script = `import json\ntexts = [\n${list}]\nprint(json.dumps(texts), end="\\0")\n`;
    const [json = ""] = await printed("python3", script, "texts.py", "-I");
    assert.deepEqual(JSON.parse(json), texts);
  });

  const hasJava = isInstalled("java", "-version") && isInstalled("javac", "-version");
  it(title("are preserved by Java", "JDK", hasJava), { skip: !hasJava }, async () => {
    const list = texts.map((text) => `      ${javaString(text)},\n`).join("");
    const script = `public class Texts {
  public static void main(String[] args) {
    String[] texts = {
${list}    };
    StringBuilder units = new StringBuilder();
    for (String text : texts) {
      for (char unit : text.toCharArray()) units.append(String.format("%04x", (int) unit));
      units.append("\\0");
    }
    System.out.print(units);
  }
}
`;
    const units = await printed("java", script, "Texts.java", "-Dfile.encoding=UTF-8");
    const read = units.map((each) =>
      String.fromCharCode(...(each.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))),
    );
    assert.deepEqual(read, texts);
  });

  const hasPowerShell = isInstalled("pwsh", "-NoProfile", "-Command", "exit 0");
  it(title("are preserved by PowerShell", "pwsh", hasPowerShell), { skip: !hasPowerShell }, async () => {
    const lines = texts.map(
      (text) => `[Console]::Write(${powerShellString(text)} + "\`0" + 'a${powerShellContent(text, "'")}b' + "\`0")\n`,
    );
    const script = `[Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)\n${lines.join("")}`;
    // A script may contain NUL, but the printed text is split there.
    const expected = texts.flatMap((text, index) => [...text.split("\0"), `a${printable[index]}b`]);
    assert.deepEqual(await printed("pwsh", `\uFEFF${script}`, "texts.ps1", "-NoProfile", "-File"), expected);
  });
});
