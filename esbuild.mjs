/**
 * Builds what the extension runs: `dist/extension.js` (loaded at activation), `dist/aws.js` (the AWS SDK, loaded on first
 * use) and `dist/details.js` (the details page, browser code). Flags: `--production` minifies and leaves source maps out,
 * `--watch` builds again at each change.
 */
import { copyFile, mkdir, rm } from "node:fs/promises";
import * as esbuild from "esbuild";

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : "linked",
  legalComments: "none",
  logLevel: "warning",
};

/** @type {import('esbuild').BuildOptions} */
const node = {
  ...common,
  platform: "node",
  format: "cjs",
  target: "node20",
  mainFields: ["module", "main"],
  // Turns `await import()` of another bundle into a lazy `require`, which the extension host loads faster.
  supported: { "dynamic-import": false },
};

/** Keeps the AWS SDK out of the bundle that activation loads: imports of `aws/index` become a `require` of its own file. */
const awsInItsOwnFile = {
  name: "aws-in-its-own-file",
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}(\/\.\.)*\/aws\/index(\.js)?$/ }, () => ({ path: "./aws.js", external: true }));
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const builds = [
  {
    ...node,
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    external: ["vscode"],
    plugins: [awsInItsOwnFile],
  },
  { ...node, entryPoints: ["src/aws/index.ts"], outfile: "dist/aws.js" },
  {
    ...common,
    entryPoints: ["src/details/view/main.ts"],
    outfile: "dist/details.js",
    platform: "browser",
    format: "esm",
    target: "es2022",
    conditions: production ? ["production"] : ["development"],
    tsconfig: "src/details/view/tsconfig.json",
  },
];

await rm("dist", { recursive: true, force: true });
await mkdir("dist");
for (const asset of ["codicon.css", "codicon.ttf"]) {
  await copyFile(`node_modules/@vscode/codicons/dist/${asset}`, `dist/${asset}`);
}
for (const icon of ["details-light.svg", "details-dark.svg"]) {
  await copyFile(`src/details/icons/${icon}`, `dist/${icon}`);
}
if (watch) {
  const contexts = await Promise.all(builds.map((options) => esbuild.context({ ...options, logLevel: "info" })));
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  await Promise.all(builds.map((options) => esbuild.build(options)));
}
