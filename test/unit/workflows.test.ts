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
  it("are for tests and releases", () => {
    assert.deepEqual([...workflows.keys()].sort(), ["release.yml", "test.yml"]);
  });

  for (const [file, workflow] of workflows) {
    const jobs = Object.entries(workflow.jobs);
    const steps = jobs.flatMap(([, job]) => job.steps ?? []);

    it(`${file} pins actions to a commit, with the version in a comment`, () => {
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

    it(`${file} grants only the permissions that its jobs need, and limits the time of every job`, () => {
      const given = Object.entries(workflow.permissions ?? { everything: "write" });
      assert.deepEqual(
        given.filter(([name, access]) => name !== "contents" || access !== "read"),
        [],
      );
      for (const [name, job] of jobs.filter(([, job]) => job.steps)) {
        assert.ok((job["timeout-minutes"] ?? 360) <= 60, `${name} has no time limit`);
      }
    });

    it(`${file} does not persist credentials after a checkout`, () => {
      for (const step of steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"))) {
        assert.equal(step.with?.["persist-credentials"], false);
      }
    });

    it(`${file} runs existing scripts`, () => {
      const named = steps.flatMap(({ run }) => [...(run ?? "").matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name));
      assert.deepEqual(
        named.filter((name) => !(name !== undefined && name in scripts.scripts)),
        [],
      );
    });

    it(`${file} does not expand untrusted text in a shell`, () => {
      const expressions = steps.flatMap(({ run }) => [...(run ?? "").matchAll(/\$\{\{\s*([^}]+?)\s*\}\}/g)]);
      assert.deepEqual(
        expressions.map(([, expression]) => expression ?? "").filter((expression) => !expression.startsWith("matrix.")),
        [],
      );
    });
  }

  it("allow signing only in the packaging job", () => {
    const signers = [...workflows].flatMap(([file, { jobs }]) =>
      Object.entries(jobs)
        .filter(([, { permissions }]) => Object.values(permissions ?? {}).includes("write"))
        .map(([name]) => `${file} ${name}`),
    );
    assert.deepEqual(signers, ["release.yml package"]);
  });

  it("package once, and publish the package that was attested", () => {
    const text = texts.get("release.yml") ?? "";
    assert.equal(text.match(/vsce package/g)?.length, 1);
    assert.equal(text.match(/subject-path: extension\.vsix/g)?.length, 1);
    assert.equal(text.match(/publish (--packagePath )?extension\.vsix/g)?.length, 2);
  });

  it("run tests with the oldest supported Node.js", () => {
    const oldest = manifest.engines.node.replace(/^>=/, "");
    assert.ok(texts.get("test.yml")?.includes(`node-version: ${oldest}\n`));
  });
});

describe("dependency updates", () => {
  it("cover the packages, the tools that publish them, and the actions", () => {
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
