import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parse } from "yaml";
import { manifest, root } from "./manifest";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(root, ".github/workflows");
const texts = new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")]));
const workflows = new Map([...texts].map(([file, text]) => [file, parse(text) as Workflow]));
const scripts = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };

describe("the workflows", () => {
  it("are those that test and release", () => {
    assert.deepEqual([...workflows.keys()].sort(), ["release.yml", "test.yml"]);
  });

  for (const [file, workflow] of workflows) {
    const jobs = Object.entries(workflow.jobs);
    const steps = jobs.flatMap(([, job]) => job.steps ?? []);

    it(`${file} runs actions of one commit only, and says which version that is`, () => {
      const used = [...jobs.map(([, job]) => job.uses), ...steps.map(({ uses }) => uses)];
      const foreign = used.filter((uses) => uses !== undefined && !uses.startsWith("./"));
      assert.ok(foreign.length > 0);
      for (const uses of foreign) {
        assert.match(uses ?? "", /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/);
      }
      const lines = (texts.get(file) ?? "").split("\n").filter((line) => /^\s*(- )?uses: (?!\.\/)/.test(line));
      assert.equal(lines.length, foreign.length);
      for (const line of lines) {
        assert.match(line, /@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      }
    });

    it(`${file} may do nothing that a job does not ask for, and no job runs for hours`, () => {
      const given = Object.entries(workflow.permissions ?? { everything: "write" });
      assert.deepEqual(
        given.filter(([name, access]) => name !== "contents" || access !== "read"),
        [],
      );
      for (const [name, job] of jobs.filter(([, job]) => job.steps)) {
        assert.ok((job["timeout-minutes"] ?? 360) <= 60, `${name} has no time limit`);
      }
    });

    it(`${file} keeps no token in a checkout`, () => {
      for (const step of steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"))) {
        assert.equal(step.with?.["persist-credentials"], false);
      }
    });

    it(`${file} runs scripts that there are`, () => {
      const named = steps.flatMap(({ run }) => [...(run ?? "").matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name));
      assert.deepEqual(
        named.filter((name) => !(name !== undefined && name in scripts.scripts)),
        [],
      );
    });

    it(`${file} puts nothing that others can write into a shell`, () => {
      const expressions = steps.flatMap(({ run }) => [...(run ?? "").matchAll(/\$\{\{\s*([^}]+?)\s*\}\}/g)]);
      assert.deepEqual(
        expressions.map(([, expression]) => expression ?? "").filter((expression) => !expression.startsWith("matrix.")),
        [],
      );
    });
  }

  it("give the right to sign to the job that packages, and to no other", () => {
    const signers = [...workflows].flatMap(([file, { jobs }]) =>
      Object.entries(jobs)
        .filter(([, { permissions }]) => Object.values(permissions ?? {}).includes("write"))
        .map(([name]) => `${file} ${name}`),
    );
    assert.deepEqual(signers, ["release.yml package"]);
  });

  it("package once, and publish what was attested", () => {
    const text = texts.get("release.yml") ?? "";
    assert.equal(text.match(/vsce package/g)?.length, 1);
    assert.equal(text.match(/subject-path: extension\.vsix/g)?.length, 1);
    assert.equal(text.match(/publish (--packagePath )?extension\.vsix/g)?.length, 2);
  });

  it("test with the oldest Node.js that is allowed", () => {
    const oldest = manifest.engines.node.replace(/^>=/, "");
    assert.ok(texts.get("test.yml")?.includes(`node-version: ${oldest}\n`));
  });
});

describe("dependency updates", () => {
  it("cover the packages, what publishes them, and the actions", () => {
    const { updates } = parse(readFileSync(join(root, ".github/dependabot.yml"), "utf8")) as {
      updates: readonly { "package-ecosystem": string; directory: string; groups: object }[];
    };
    assert.deepEqual(
      updates.map(({ directory, groups, ...update }) => [update["package-ecosystem"], directory, groups !== undefined]),
      [
        ["npm", "/", true],
        ["npm", "/.github/release", true],
        ["github-actions", "/", true],
      ],
    );
  });
});
