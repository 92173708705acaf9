import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import path from "node:path";
import { describe, it } from "node:test";
import { EndpointClient } from "../../endpoint/client";
import { parseFlags } from "../../endpoint/flags";
import { importTsx, repositoryRoot } from "../../host/paths";
import { startProgram } from "../../host/sandbox";

function run(...args: string[]) {
  const child = startProgram(process.execPath, [
    ...importTsx,
    path.join(repositoryRoot, "test/endpoint/main.ts"),
    ...args,
  ]);
  const { stdout, stderr } = child;
  assert.ok(stdout && stderr);
  const errors: string[] = [];
  stderr.on("data", (chunk: Buffer) => errors.push(chunk.toString()));
  return { child, stdout, ended: once(child, "close") as Promise<[number | null, string | null]>, errors };
}

describe("command-line flags", () => {
  it("are parsed into options, without defaults for missing flags", () => {
    const args = ["--port", "1", "--profiles=2", "--latency", "3", "--regions", "us-east-1, us-gov-west-1"];
    const regions = ["us-east-1", "us-gov-west-1"];
    assert.deepEqual(parseFlags(args), { port: 1, profiles: 2, latencyMs: 3, regions });
    assert.deepEqual(parseFlags([]), {});
  });

  const cases: [args: string[], message: RegExp][] = [
    [["--port", "many"], /^--port takes a whole number from 0 to 65535, not "many"\.$/],
    [["--port", "70000"], /^--port takes a whole number/],
    [["--profiles=-1"], /^--profiles takes a whole number/],
    [["--latency", "1.5"], /^--latency takes a whole number/],
    [["--regions", "us-east-1,,x"], /^--regions takes comma-separated Region codes, .*, not ""/],
    [["--odd"], /--odd/],
    [["extra"], /extra/],
  ];
  for (const [args, message] of cases) {
    it(`are rejected if they are invalid: ${args.join(" ")}`, () => {
      assert.throws(
        () => parseFlags(args),
        ({ message: text }: Error) => message.test(text),
      );
    });
  }
});

describe("npm run endpoint", () => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`prints a message when it is ready, applies its flags, and exits cleanly on ${signal}`, async () => {
      const { child, stdout, ended } = run(
        "--port",
        "0",
        "--profiles",
        "3",
        "--latency",
        "1",
        "--regions",
        "eu-west-1, us-gov-west-1",
      );
      const [line] = (await once(createInterface(stdout), "line")) as [string];
      assert.match(line, /^Ready: http:\/\/127\.0\.0\.1:\d+$/);
      const client = new EndpointClient(line.slice("Ready: ".length));
      const state = await client.state();
      assert.deepEqual(state.regions, ["eu-west-1", "us-gov-west-1"]);
      assert.equal(state.latencyMs, 1);
      assert.equal(state.profiles.length, 3);
      const waiting = client.waitForRequest("TagResource", { since: 0 });
      child.kill(signal);
      await assert.rejects(waiting);
      assert.deepEqual(await ended, [0, null]);
    });
  }

  it("reports an invalid flag, and prints the usage", async () => {
    const { ended, errors } = run("--port", "many");
    assert.deepEqual(await ended, [1, null]);
    assert.match(errors.join(""), /^--port takes a whole number .*\nUsage: npm run endpoint -- /);
  });

  it("prints an error if the port is in use", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { ended, errors } = run("--port", String((server.address() as AddressInfo).port));
    assert.deepEqual(await ended, [1, null]);
    assert.match(errors.join(""), /already in use/);
    server.close();
    await once(server, "close");
  });
});
