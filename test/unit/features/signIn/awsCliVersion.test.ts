import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import type { Version } from "../../../../src/features/signIn/awsCliVersion";
import {
  alwaysUsesDeviceCode,
  isOlder,
  neededVersion,
  parseVersion,
  readAwsCliVersion,
} from "../../../../src/features/signIn/awsCliVersion";
import { removeFolder, temporaryFolder } from "../../../host/temporaryFolder";

let folder: string;

before(() => {
  folder = temporaryFolder("aws-cli-version");
});
after(() => removeFolder(folder));

/** Writes a program that runs this JavaScript code. */
async function program(name: string, code: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, `#!${process.execPath}\n${code}\n`, { mode: 0o755 });
  return file;
}

describe("the version of the AWS CLI", () => {
  it("is read from standard output, or from standard error for releases of version 1", async () => {
    const text = "aws-cli/2.32.5 Python/3.13.9 Linux/6.1 exe/x86_64";
    const isVersion = 'if (process.argv[2] !== "--version") process.exit(1);';
    const modern = await program("modern", `${isVersion} console.log(${JSON.stringify(text)});`);
    assert.deepEqual(await readAwsCliVersion(modern, {}), [2, 32, 5]);
    const old = await program("old", `${isVersion} console.error("aws-cli/1.16.1 Python/2.7 botocore/1.12.1");`);
    assert.deepEqual(await readAwsCliVersion(old, {}), [1, 16, 1]);
  });

  it("is undefined if the program fails, is missing or prints something else", async () => {
    assert.equal(await readAwsCliVersion(await program("failing", "process.exit(3);"), {}), undefined);
    assert.equal(await readAwsCliVersion(await program("other", 'console.log("aws 9");'), {}), undefined);
    assert.equal(await readAwsCliVersion(path.join(folder, "missing"), {}), undefined);
  });

  for (const [output, version] of [
    ["aws-cli/2.9.0 Python/3.9.11", [2, 9, 0]],
    ["aws-cli/2.0.0dev4 Python/3.7.4", [2, 0, 0]],
    ["my-aws-cli/2.9", undefined],
    ["botocore/1.43.11", undefined],
  ] as const) {
    it(`is ${version?.join(".") ?? "undefined"} in ${output}`, () => assert.deepEqual(parseVersion(output), version));
  }
});

describe("the version that a sign-in requires", () => {
  for (const [what, request, version] of [
    ["aws login", { kind: "login", usesSession: false }, [2, 32, 0]],
    ["an SSO session", { kind: "sso", usesSession: true }, [2, 9, 0]],
    ["SSO without a session", { kind: "sso", usesSession: false }, [2, 0, 0]],
  ] as const) {
    it(`is ${version.join(".")} for ${what}`, () => assert.deepEqual(neededVersion(request), version));
  }

  it("is compared numerically", () => {
    const older: readonly (readonly [Version, Version])[] = [
      [
        [1, 45, 11],
        [2, 9, 0],
      ],
      [
        [2, 8, 13],
        [2, 9, 0],
      ],
      [
        [2, 9, 0],
        [2, 22, 0],
      ],
      [
        [2, 32, 0],
        [2, 32, 1],
      ],
    ];
    for (const [version, other] of older) {
      assert.deepEqual(
        [isOlder(version, other), isOlder(other, version), isOlder(version, version)],
        [true, false, false],
      );
    }
  });
});

describe("an AWS CLI without --use-device-code", () => {
  it("always uses a device code", () => {
    assert.equal(alwaysUsesDeviceCode([2, 21, 3]), true);
    assert.equal(alwaysUsesDeviceCode([2, 22, 0]), false);
    assert.equal(alwaysUsesDeviceCode(undefined), false);
  });
});
