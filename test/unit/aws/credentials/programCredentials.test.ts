import assert from "node:assert/strict";
import { chmod, mkdir, readFile, realpath, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { formatProblem } from "../../../../src/messages/problem";
import { program, useSigning, writing } from "../signing";
import { deferred } from "../../domain/deferred";
import { problemFrom, section, useControlPlane } from "../support";
import { controlPlaneOf } from "../controlPlane";

const fixture = useControlPlane();
const { environment } = fixture;
const { signWith, failWith, sent } = useSigning(fixture);

describe("a program", () => {
  it("returns credentials with and without an expiration", async () => {
    const output = { Version: 1, AccessKeyId: "AKIDPROGRAM", SecretAccessKey: "x" };
    await environment.writeFile("config", section("dev", [await program(environment, writing(output))]));
    assert.equal(await signWith("dev"), "AKIDPROGRAM");
    const temporary = { ...output, SessionToken: "token", Expiration: new Date(Date.now() + 60_000).toISOString() };
    await environment.writeFile("config", section("dev", [await program(environment, writing(temporary))]));
    assert.equal(await signWith("dev"), "AKIDPROGRAM");
  });

  it("runs once for all Regions, and again before its credentials expire", async () => {
    const file = environment.home("runs");
    const code = `
      const fs = require("node:fs");
      fs.appendFileSync(${JSON.stringify(file)}, "x");
      const runs = fs.readFileSync(${JSON.stringify(file)}).length;
      const keys = { Version: 1, AccessKeyId: "AKIDRUN" + runs, SecretAccessKey: "x", SessionToken: "t", Expiration: new Date(Date.now() + 3600000).toISOString() };
      process.stdout.write(JSON.stringify(keys));`;
    await environment.writeFile("config", section("dev", [await program(environment, code)]));
    let ahead = 0;
    const aws = fixture.access({ now: () => Date.now() + ahead });
    const regions = ["us-east-1", "us-west-2", "eu-west-1", "ap-northeast-1"];
    await Promise.all(regions.map((region) => signWith("dev", aws, region)));
    assert.deepEqual(
      new Set(sent("ListFoundationModels").map(({ accessKeyId }) => accessKeyId)),
      new Set(["AKIDRUN1"]),
    );
    ahead = 3_600_000 - 300_000;
    assert.equal(await signWith("dev", aws), "AKIDRUN2");
    assert.equal(await readFile(file, "utf8"), "xx");
  });

  it("runs in the home directory instead of the directory where VS Code was started", async () => {
    const code = `require("node:fs").writeFileSync(${JSON.stringify(environment.home("cwd"))}, process.cwd())`;
    await environment.writeFile("config", section("dev", [await program(environment, code)]));
    await failWith("dev");
    assert.equal(await readFile(environment.home("cwd"), "utf8"), await realpath(environment.home()));
  });

  it("is never loaded from the directory where VS Code was started, and neither are its settings", async () => {
    const folder = environment.home("workspace");
    const mine = environment.home("get-keys");
    const writes = (accessKeyId: string) =>
      `#!/bin/sh\necho '{"Version":1,"AccessKeyId":"${accessKeyId}","SecretAccessKey":"x"}'\n`;
    await mkdir(join(folder, ".aws"), { recursive: true });
    await writeFile(join(folder, "get-keys"), writes("AKIDHOSTILE"), { mode: 0o755 });
    await writeFile(join(folder, ".aws", "config"), section("dev", ["credential_process = ./get-keys"]));
    await writeFile(join(folder, ".env"), "AWS_CONFIG_FILE=.aws/config\n");
    await writeFile(mine, writes("AKIDMINE"), { mode: 0o755 });
    await environment.writeFile("config", section("dev", ["credential_process = ./get-keys"]));
    const started = process.cwd();
    process.chdir(folder);
    try {
      assert.equal(await signWith("dev"), "AKIDMINE");
    } finally {
      process.chdir(started);
    }
  });

  it(
    "is stopped together with its child processes when no caller waits for it anymore",
    { timeout: 20_000 },
    async () => {
      const asked = deferred();
      const gone = deferred();
      await fixture.served(
        (request) => {
          request.socket.once("close", () => gone.resolve());
          asked.resolve();
        },
        async () => {
          const url = process.env["AWS_ENDPOINT_URL"] ?? "";
          const child = `require("node:http").get(${JSON.stringify(url)}).on("error", () => undefined)`;
          const code = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}])`;
          await environment.writeFile("config", section("dev", [await program(environment, code)]));
          const abort = new AbortController();
          const plane = fixture.controlPlane("us-east-1", undefined, "dev");
          const problem = problemFrom(plane.listFoundationModels({ signal: abort.signal }));
          await asked.promise;
          abort.abort();
          assert.equal((await problem).kind, "cancelled");
          await gone.promise;
        },
      );
    },
  );

  it("runs again for waiting callers if it was stopped because files have changed", { timeout: 20_000 }, async () => {
    const asked = deferred();
    await fixture.served(
      () => asked.resolve(),
      async () => {
        const url = process.env["AWS_ENDPOINT_URL"] ?? "";
        const waiting = `require("node:http").get(${JSON.stringify(url)})`;
        await environment.writeFile("config", section("dev", [await program(environment, waiting)]));
        const aws = fixture.access();
        const plane = controlPlaneOf(aws, { region: "us-east-1", awsProfile: "dev" });
        const problem = problemFrom(plane.listFoundationModels({ signal: AbortSignal.timeout(15_000) }));
        await asked.promise;
        await environment.writeFile("config", section("dev", [await program(environment, `process.exit(3)`)]));
        aws.reset();
        assert.match((await problem).detail, /^The program ended with 3: /);
      },
    );
  });

  it("is stopped and reported as failed if its output does not end", { timeout: 20_000 }, async () => {
    const gone = deferred();
    await fixture.served(
      (request) => request.socket.once("close", () => gone.resolve()),
      async () => {
        const code = `
          const asked = require("node:http").get(process.env.AWS_ENDPOINT_URL).on("error", () => undefined);
          asked.on("finish", () => setImmediate(write));
          process.stdout.on("error", () => undefined);
          function write() {
            while (process.stdout.write("y\\n".repeat(10000)));
            process.stdout.once("drain", write);
          }`;
        await environment.writeFile("config", section("dev", [await program(environment, code)]));
        const { kind, detail } = await failWith("dev");
        assert.deepEqual([kind, detail], ["processFailed", "The program's output is more than 1 MB"]);
        await gone.promise;
      },
    );
  });

  it("can write any amount of error output", async () => {
    const output = { Version: 1, AccessKeyId: "AKIDPROGRAM", SecretAccessKey: "x" };
    const code = `console.error("y".repeat(3000000)); ${writing(output)}`;
    await environment.writeFile("config", section("dev", [await program(environment, code)]));
    assert.equal(await signWith("dev"), "AKIDPROGRAM");
  });

  it("leaves no part of a token in the log if the length limit cuts the token", async () => {
    const token = `eyJhbGciOiJIUzI1NiJ9.${"hush".repeat(10)}.${"hush".repeat(400)}`;
    const code = `console.error(${JSON.stringify(`no: ${token} ${"x ".repeat(300)}`)}); process.exit(1)`;
    await environment.writeFile("config", section("dev", [await program(environment, code)]));
    assert.match((await failWith("dev")).detail, /^The program ended with 1: no: \.\.\. x [x ]+$/);
  });

  for (const [what, code, detail, programFailure] of [
    ["fails", `console.error("no vault"); process.exit(3)`, /^The program ended with 3: no vault$/, undefined],
    ["writes no JSON", `console.log("SecretAccessKey: hush")`, /^The program's output is not JSON$/, undefined],
    [
      "writes another version",
      writing({ Version: 2, AccessKeyId: "A", SecretAccessKey: "hush" }),
      /lacks Version 1/,
      undefined,
    ],
    ["writes no keys", writing({ Version: 1, AccessKeyId: "A", SecretAccessKey: 5 }), /SecretAccessKey$/, undefined],
    [
      "returns expired credentials",
      writing({ Version: 1, AccessKeyId: "A", SecretAccessKey: "hush", Expiration: "2020-01-01T00:00:00Z" }),
      /^The program returned credentials that have expired$/,
      "expired",
    ],
    [
      "returns the zero time of Go as the expiration",
      writing({ Version: 1, AccessKeyId: "A", SecretAccessKey: "hush", Expiration: "0001-01-01T00:00:00Z" }),
      /^The expiration of the credentials is invalid: 0001-01-01T00:00:00Z$/,
      "invalidExpiration",
    ],
    [
      "returns an expiration that is not a date",
      writing({ Version: 1, AccessKeyId: "A", SecretAccessKey: "hush", Expiration: "hush" }),
      /^The expiration of the credentials is invalid$/,
      "invalidExpiration",
    ],
  ] as const) {
    it(`is reported as failed if it ${what}, without its command line or output`, async () => {
      await environment.writeFile("config", section("dev", [await program(environment, code)]));
      const problem = await failWith("dev");
      assert.deepEqual(
        { kind: problem.kind, credentialsOf: problem.credentialsOf, outcomeUnknown: problem.outcomeUnknown },
        { kind: "processFailed", credentialsOf: "dev", outcomeUnknown: false },
      );
      assert.equal(problem.programFailure, programFailure);
      assert.match(problem.detail, detail);
      assert.doesNotMatch(problem.detail, /hunter2|hush/);
    });
  }

  for (const Expiration of [undefined, null, "", "20990621T102235Z", "2099-06-21T10:22:35+09:00"]) {
    it(`returns usable credentials with the expiration ${JSON.stringify(Expiration)}`, async () => {
      const output = { Version: 1, AccessKeyId: "AKIDPROGRAM", SecretAccessKey: "x", Expiration };
      await environment.writeFile("config", section("dev", [await program(environment, writing(output))]));
      assert.equal(await signWith("dev"), "AKIDPROGRAM");
    });
  }
});

describe("a program that is not on the PATH", () => {
  it("is named without its arguments, and the log contains the PATH", async () => {
    environment.set({ PATH: environment.home("bin") });
    await environment.writeFile("config", section("dev", ["credential_process = get-keys --password hunter2"]));
    const { kind, program, programFailure, detail } = await failWith("dev");
    assert.deepEqual([kind, program, programFailure], ["processFailed", "get-keys", "notFound"]);
    assert.equal(detail, `The program get-keys was not found (ENOENT)\nPATH: ${environment.home("bin")}`);
  });

  it("is named with a hint if its path contains ~ or a variable, which only a shell would replace", async () => {
    const hint = "It is run without a shell, so write its full path without ~ and variables.";
    for (const [path, hasHint] of [
      ["~/bin/get-keys", true],
      ["$HOME/bin/get-keys", true],
      ["/no/such/get-keys", false],
    ] as const) {
      await environment.writeFile("config", section("dev", [`credential_process = ${path} --password hunter2`]));
      const problem = await failWith("dev");
      assert.deepEqual([problem.program, problem.programFailure], [path, "notFound"]);
      const { reason } = formatProblem(problem);
      const start = `The credential_process program ${path} of the AWS profile dev does not exist.`;
      assert.equal(reason, hasHint ? `${start} ${hint}` : start);
    }
  });

  it(
    "is distinguished from one that cannot be run",
    { skip: process.platform === "win32" && "needs a script" },
    async () => {
      const file = environment.home("get-keys");
      const use = async (command: string) => {
        await environment.writeFile("config", section("dev", [`credential_process = ${command}`]));
        const problem = await failWith("dev");
        assert.equal(problem.program, command);
        return [problem.programFailure, formatProblem(problem).reason];
      };
      const start = (command: string) => `The credential_process program ${command} of the AWS profile dev`;
      await writeFile(file, "#!/no/such/interpreter\n", { mode: 0o600 });
      const notExecutable = "is not executable. Check its permissions.";
      assert.deepEqual(await use(file), ["notExecutable", `${start(file)} ${notExecutable}`]);
      await chmod(file, 0o700);
      const noInterpreter = "cannot be run, because the interpreter in its first line does not exist.";
      assert.deepEqual(await use(file), ["interpreterNotFound", `${start(file)} ${noInterpreter}`]);
      environment.set({ PATH: environment.home() });
      assert.deepEqual(await use("get-keys"), ["interpreterNotFound", `${start("get-keys")} ${noInterpreter}`]);
    },
  );

  it("is reported if it is run by another program", { skip: process.platform === "win32" && "needs sh" }, async () => {
    const setting = `credential_process = /bin/sh -c "get-keys --password hunter2"`;
    await environment.writeFile("config", section("dev", [setting]));
    const { program, programFailure, detail } = await failWith("dev");
    assert.deepEqual([program, programFailure], ["/bin/sh", "commandNotFound"]);
    assert.match(detail, /^The program ended with 127: .*get-keys.*not found\nPATH: /);
    assert.doesNotMatch(detail, /hunter2/);
  });
});
