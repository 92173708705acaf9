import assert from "node:assert/strict";
import { existsSync, realpathSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { localEndpointEnvironment } from "../../host/environment";
import { repositoryRoot } from "../../host/paths";
import { runProgram, runProgramSync, sandbox } from "../../host/sandbox";
import { removeFolder, temporaryFolder, temporaryRoot } from "../../host/temporaryFolder";

/** Variables that contain the paths of folders and files that programs use. */
const places = [
  "HOME",
  "USERPROFILE",
  "APPDATA",
  "LOCALAPPDATA",
  "XDG_CONFIG_HOME",
  "XDG_CACHE_HOME",
  "XDG_DATA_HOME",
  "XDG_STATE_HOME",
  "XDG_RUNTIME_DIR",
  "TMPDIR",
  "TEMP",
  "TMP",
  "AWS_CONFIG_FILE",
  "AWS_SHARED_CREDENTIALS_FILE",
];

const print = (code: string) => ["-e", `process.stdout.write(JSON.stringify(${code}))`];

describe("a sandbox", () => {
  const original = { ...process.env };
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder("sandbox");
    Object.assign(process.env, { AWS_PROFILE: "real", SECRET_OF_THIS_MACHINE: "x", NODE_OPTIONS: "--no-warnings" });
  });
  afterEach(() => {
    for (const name of ["AWS_PROFILE", "SECRET_OF_THIS_MACHINE", "NODE_OPTIONS"]) delete process.env[name];
    Object.assign(process.env, original);
    removeFolder(folder);
  });

  it("contains every folder that programs write to by default", () => {
    for (const { env } of [sandbox(folder), { env: localEndpointEnvironment("http://127.0.0.1:9", folder) }]) {
      for (const name of places) assert.ok(env[name]?.startsWith(folder + path.sep), `${name}: ${env[name]}`);
    }
    assert.ok(sandbox(folder).cwd.startsWith(folder + path.sep));
  });

  it("inherits the PATH, but no settings, secrets or AWS configuration", () => {
    const { env } = sandbox(folder);
    assert.equal(env["PATH"], process.env["PATH"]);
    for (const name of ["AWS_PROFILE", "SECRET_OF_THIS_MACHINE", "NODE_OPTIONS"]) assert.equal(env[name], undefined);
  });

  it("is the working directory of a program, and is deleted afterwards", async () => {
    const code = "[process.cwd(), require('os').homedir(), require('os').tmpdir()]";
    const { stdout } = await runProgram(process.execPath, print(code));
    const inSync = runProgramSync(process.execPath, print(code)).stdout;
    for (const output of [stdout, inSync]) {
      for (const place of JSON.parse(output) as string[]) {
        assert.match(path.relative(realpathSync(temporaryRoot), realpathSync(path.dirname(path.dirname(place)))), /^$/);
        assert.ok(!existsSync(place), place);
      }
    }
  });

  it("lists the files that a program has left in its working directory", async () => {
    const { files } = await runProgram(process.execPath, ["-e", "require('fs').writeFileSync('marker', '')"]);
    assert.deepEqual(files, ["marker"]);
  });
});

describe("the test process", () => {
  it("runs in its own sandbox", () => {
    for (const folder of [homedir(), tmpdir(), process.cwd()]) {
      assert.match(folder, /bedrock-profiles-/);
      assert.match(path.relative(repositoryRoot, folder), /^\.\./);
    }
    assert.equal(process.env["AWS_PROFILE"], undefined);
  });
});
