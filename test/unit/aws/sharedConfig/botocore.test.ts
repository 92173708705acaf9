import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { parseIni } from "../../../../src/aws/sharedConfig/parseIni";
import type { Sections, TypedSections } from "../../../../src/aws/sharedConfig/sections";
import { parseConfigSections, parseCredentialsSections } from "../../../../src/aws/sharedConfig/sections";
import { splitWindowsWords, splitWords } from "../../../../src/aws/sharedConfig/shellWords";
import { commands, fileInputs } from "./botocore/inputs";
import type { Recorded, RecordedFile } from "./botocore/record";

const folder = path.dirname(fileURLToPath(import.meta.url));
const recorded = JSON.parse(readFileSync(path.join(folder, "botocore", "recorded.json"), "utf8")) as Recorded;

function read({ file, text }: Pick<RecordedFile, "file" | "text">): TypedSections {
  return (file === "config" ? parseConfigSections : parseCredentialsSections)(parseIni(text));
}

function plain(sections: Sections): Record<string, unknown> {
  const settingsOf = (settings: ReadonlyMap<string, { value: string; nested?: ReadonlyMap<string, string> }>) =>
    Object.fromEntries(
      [...settings].map(([key, { value, nested }]) => [key, nested ? Object.fromEntries(nested) : value]),
    );
  return Object.fromEntries(
    [...sections].map(([name, { settings, shared }]) => [name, settingsOf(new Map([...shared, ...settings]))]),
  );
}

/**
 * Returns whether a file shows the only intended difference: Python mistakes a malformed header for a setting, and adds the
 * settings below it to the previous section.
 */
function isMistakenHeader({ text }: RecordedFile, { findings }: TypedSections): boolean {
  const fileLines = text.split(/\r\n|\r|\n/);
  return findings.some(
    ({ what, line }) => what === "unreadableHeader" && !/^\s*\[.+\]/.test(fileLines[(line ?? 0) - 1] ?? ""),
  );
}

describe(`the files that botocore ${recorded.version.botocore} has parsed`, () => {
  it("are the generated files", () => {
    assert.deepEqual(
      recorded.files.map(({ file, text }) => ({ file, text })),
      fileInputs(400),
    );
    assert.deepEqual(
      recorded.commands.map(({ text }) => text),
      commands,
    );
  });

  it("have the same sections and settings here", () => {
    let compared = 0;
    for (const input of recorded.files) {
      const ours = read(input);
      if (input.result && !isMistakenHeader(input, ours)) {
        compared += 1;
        const { profiles = {}, sso_sessions: ssoSessions = {}, services = {} } = input.result;
        const theirs = { awsProfiles: profiles, ssoSessions, services };
        assert.deepEqual(
          {
            awsProfiles: plain(ours.awsProfiles),
            ssoSessions: plain(ours.ssoSessions),
            services: plain(ours.services),
          },
          theirs,
          `${input.file}:\n${input.text}`,
        );
      }
    }
    assert.ok(compared > 300, `compared ${compared}`);
  });

  it("are reported as rejected exactly if botocore rejects them", () => {
    for (const input of recorded.files) {
      const ours = read(input);
      if (!isMistakenHeader(input, ours)) {
        const refused = ours.findings.filter(({ refusedByCli }) => refusedByCli);
        assert.equal(refused.length > 0, input.result === null, `${input.file}:\n${input.text}`);
      }
    }
  });

  it("have no settings that botocore does not find if a header is mistaken for a setting", () => {
    for (const input of recorded.files) {
      const ours = read(input);
      if (input.result && isMistakenHeader(input, ours)) {
        const theirs = JSON.stringify(input.result);
        const values = [...ours.awsProfiles.values()].flatMap(({ settings }) => [...settings.values()]);
        assert.ok(values.every(({ value, nested }) => nested ?? theirs.includes(JSON.stringify(value))));
      }
    }
  });
});

describe(`commands that botocore ${recorded.version.botocore} has split`, () => {
  const orNull = (split: (text: string) => string[], text: string) => {
    try {
      return split(text);
    } catch {
      return null;
    }
  };
  for (const { text, posix, windows } of recorded.commands) {
    it(`have the same arguments here: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(orNull(splitWords, text), posix);
      assert.deepEqual(orNull(splitWindowsWords, text), windows);
    });
  }
});
