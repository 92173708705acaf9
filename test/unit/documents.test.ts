import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { operations } from "../../src/domain/operations";
import { manifest, root } from "./manifest";

interface Policy {
  readonly Statement: readonly { readonly Effect: string; readonly Action: string | readonly string[] }[];
}

const read = (file: string) => readFileSync(join(root, file), "utf8");
const readme = read("README.md");
const policies = [...readme.matchAll(/```json\n(\{\n {2}"Version"[\s\S]*?)```/g)].map(
  ([, text]) => JSON.parse(text ?? "") as Policy,
);
const actionsOf = (policy: Policy | undefined) =>
  [...new Set(policy?.Statement.flatMap(({ Action }) => Action))].sort();

/** The IAM actions of the Bedrock operations. */
const called = Object.values(operations)
  .filter(({ service }) => service === "bedrock")
  .map(({ action }) => action);

describe("the README", () => {
  it("lists the permissions for all operations, and no others", () => {
    assert.ok(called.length >= 5);
    assert.deepEqual(actionsOf(policies[1]), [...called].sort());
  });

  it("contains a smaller policy for read-only use", () => {
    assert.deepEqual(actionsOf(policies[0]), called.filter((action) => !/:(Create|Tag|Untag)/.test(action)).sort());
  });

  it("contains a policy for each feature with its own costs, with only the permissions for that feature", () => {
    assert.deepEqual(policies.slice(2).map(actionsOf), [
      [operations.GetMetricData.action],
      [operations.ListMetrics.action],
      [operations.GetCostAndUsage.action],
    ]);
  });

  it("lists every setting", () => {
    for (const name of Object.keys(manifest.contributes.configuration.properties)) {
      assert.ok(readme.includes(`| \`${name}\` |`), name);
    }
  });

  it("contains images that exist, are small, and are not in the package", () => {
    const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, file]) => file ?? "");
    assert.ok(pictures.length >= 2);
    for (const file of pictures) {
      assert.match(file, /^media\/readme\/[a-z-]+\.png$/);
      assert.ok(statSync(join(root, file)).size < 150_000, `${file} is too large`);
    }
    assert.ok(!read(".vscodeignore").includes("readme/"));
  });
});

describe("the documents", () => {
  for (const file of ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/architecture.md"]) {
    it(`in ${file} refer to existing files and scripts`, () => {
      const text = read(file);
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)].map(([, target]) =>
        join(dirname(file), target ?? ""),
      );
      const named = [...text.matchAll(/`((?:docs|test|src|\.github)\/[\w./-]+|[A-Z]+(?:\.md)?)`/g)]
        .map(([, name]) => name ?? "")
        .filter((name) => name.includes("/") || name.endsWith(".md"));
      for (const path of [...links, ...named]) {
        assert.ok(existsSync(join(root, path)), path);
      }
      const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
      for (const [, script] of text.matchAll(/npm run ([\w:]+)/g)) {
        assert.ok(script !== undefined && script in scripts, script);
      }
    });
  }

  it("include a changelog that begins with this version", () => {
    const { version } = JSON.parse(read("package.json")) as { version: string };
    assert.equal(/^## (.+)$/m.exec(read("CHANGELOG.md"))?.[1], version);
  });
});

describe("the launch configurations and tasks", () => {
  it("use only existing tasks", () => {
    const { configurations } = JSON.parse(read(".vscode/launch.json")) as {
      configurations: readonly { preLaunchTask?: string; env?: Record<string, string> }[];
    };
    const { tasks } = JSON.parse(read(".vscode/tasks.json")) as {
      tasks: readonly { label: string; dependsOn?: readonly string[]; command?: string }[];
    };
    const labels = new Set(tasks.map(({ label }) => label));
    const wanted = [
      ...configurations.flatMap(({ preLaunchTask }) => preLaunchTask ?? []),
      ...tasks.flatMap(({ dependsOn }) => dependsOn ?? []),
    ];
    assert.ok(wanted.length > 0);
    assert.deepEqual(
      wanted.filter((label) => !labels.has(label)),
      [],
    );
  });

  it("use the port of the local endpoint", () => {
    const port = /endpoint -- --port (\d+)/.exec(read(".vscode/tasks.json"))?.[1];
    assert.ok(port !== undefined && read(".vscode/launch.json").includes(`"http://127.0.0.1:${port}"`));
  });
});
