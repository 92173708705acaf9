/**
 * Builds what the extension runs: `dist/extension.js` (loaded at activation), the files of `loadedOnFirstUse`, and
 * `dist/details.js` and `dist/report.js` (the pages, browser code). Flags: `--production` minifies and leaves source maps out,
 * `--watch` builds again at each change.
 */
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import subsetFont from "subset-font";
import { removeFolder } from "./test/host/removal.cjs";

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

/**
 * What is kept out of the file that activation loads, because parsing it takes most of that time: each module that is
 * imported with `await import()`, by the name of its file in `dist`.
 */
const loadedOnFirstUse = {
  "src/aws/index": "aws",
  "src/aws/sharedConfig/connectionFacts": "connectionFacts",
  "src/aws/sharedConfig/files": "awsFiles",
  "src/features/copy/copyAs": "copyAs",
  "src/features/create/createWizard": "createWizard",
  "src/features/details/detailsPanels": "detailsPanels",
  "src/features/tags/tagEditor": "tagEditor",
  "src/features/usage/usageReports": "usageReports",
  "src/webviews/report/reportPanels": "reportPanels",
  "src/profiles/cache/fileCache": "cache",
  "src/app/app": "app",
  "src/app/commandHandlers": "commands",
};

/**
 * SDK clients in the file `aws` that are evaluated when they are imported with `await import()`, each with a module that exports the
 * parts that are used: esbuild would include everything of a package that is imported in this way. Files of their own would each
 * repeat the 290 kB that all SDK clients share.
 *
 * @type {Record<string, string>}
 */
const usedParts = {
  "@aws-sdk/client-cloudwatch": "src/aws/sdk/cloudWatch.ts",
  "@aws-sdk/client-cost-explorer": "src/aws/sdk/costExplorer.ts",
};

const root = path.dirname(fileURLToPath(import.meta.url));
// All other paths are relative to it.
process.chdir(root);

/** @type {import('esbuild').Plugin} */
const filesOfTheirOwn = {
  name: "files-of-their-own",
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path: imported, resolveDir }) => {
      // The AWS SDK has such imports of its own, which stay in its file.
      if (kind !== "dynamic-import" || resolveDir.includes("node_modules")) return undefined;
      const module = path.relative(root, path.resolve(resolveDir, imported)).replaceAll("\\", "/");
      const file = loadedOnFirstUse[module];
      if (!file) return { errors: [{ text: `Give ${module} a file in esbuild.mjs: it is imported on first use.` }] };
      return { path: `./${file}.js`, external: true };
    });
    build.onResolve({ filter: /^@aws-sdk\/client-/ }, ({ kind, path: imported, resolveDir }) => {
      const parts = usedParts[imported];
      const isOurs = kind === "dynamic-import" && !resolveDir.includes("node_modules");
      return isOurs && parts ? { path: path.join(root, parts) } : undefined;
    });
    build.onResolve({ filter: /\/util\/zod$/ }, () => ({ path: "./zod.js", external: true }));
    // Most files format problems or search typed texts for references. Copies in each of them would add 40 kB to the package.
    build.onResolve({ filter: /\/problem$/ }, ({ path: imported, resolveDir }) =>
      path.resolve(resolveDir, imported) === path.join(root, "src/messages/problem")
        ? { path: "./problems.js", external: true }
        : undefined,
    );
    build.onResolve({ filter: /\/findProfileReferences$/ }, () => ({ path: "./references.js", external: true }));
    // It holds the editor's language: all files must have the same one.
    build.onResolve({ filter: /^@vscode\/l10n$/ }, ({ kind }) =>
      kind === "entry-point" ? undefined : { path: "./l10n.js", external: true },
    );
  },
};

/**
 * Makes `import * as` of the editor's API, and of its texts, a plain `require`. As an import, esbuild would copy all their
 * names for each file that imports them, which takes half of the time that the extension takes to load.
 *
 * @type {import('esbuild').Plugin}
 */
const plainRequire = {
  name: "plain-require",
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, "utf8");
      const contents = text.replaceAll(
        /^import \* as (\w+) from ("vscode"|"@vscode\/l10n");$/gm,
        "import $1 = require($2);",
      );
      return { contents, loader: "ts" };
    });
  },
};

/** @type {Record<string, string>} */
const hostFiles = {
  extension: "src/extension.ts",
  l10n: "@vscode/l10n",
  problems: "src/messages/problem.ts",
  references: "src/domain/profileReferences/findProfileReferences.ts",
  zod: "src/util/zod.ts",
};
for (const [module, file] of Object.entries(loadedOnFirstUse)) hostFiles[file] = `${module}.ts`;

/** The webview pages: the folder of each page's browser code, by the name of its files in `dist`. */
const pages = { details: "src/features/details/view", report: "src/webviews/report/view" };

/** @type {import('esbuild').BuildOptions[]} */
const builds = [
  // One build a file: files that shared code would all be loaded at activation.
  ...Object.entries(hostFiles).map(([file, entryPoint]) => ({
    ...node,
    entryPoints: [entryPoint],
    outfile: `dist/${file}.js`,
    external: ["vscode"],
    plugins: [filesOfTheirOwn, plainRequire],
  })),
  // One build for all pages, which share files. The nonce of a page's script covers the files that it imports.
  {
    ...common,
    entryPoints: Object.fromEntries(Object.entries(pages).map(([file, folder]) => [file, `${folder}/main.ts`])),
    outdir: "dist",
    splitting: true,
    chunkNames: "page-[name]-[hash]",
    platform: "browser",
    format: "esm",
    target: "es2022",
    conditions: production ? ["production"] : ["development"],
    tsconfig: `${pages.details}/tsconfig.json`,
  },
];

removeFolder(path.resolve("dist"));
await mkdir("dist");
await writeIcons();
for (const folder of ["src/features/details/icons", "src/webviews/report/icons", "src/ui/profileIcons"]) {
  for (const icon of await readdir(folder)) await copyFile(`${folder}/${icon}`, `dist/${icon}`);
}
if (watch) {
  const contexts = await Promise.all(builds.map((options) => esbuild.context({ ...options, logLevel: "info" })));
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  await Promise.all(builds.map((options) => esbuild.build(options)));
}

/**
 * Writes the icon font of the pages and its style sheet, with only those icons whose names are words in the source code. The
 * whole font would be a tenth of the package.
 */
async function writeIcons() {
  const folder = "node_modules/@vscode/codicons/dist";
  const words = await wordsInSource();
  const rules = await readFile(`${folder}/codicon.css`, "utf8");
  const glyphs = [];
  const kept = rules.replaceAll(/^\.codicon-([\w-]+):before \{ content: "\\(\w+)" \}\n/gm, (rule, name, code) => {
    if (!words.has(name)) return "";
    glyphs.push(String.fromCodePoint(Number.parseInt(code, 16)));
    return rule;
  });
  const font = await subsetFont(await readFile(`${folder}/codicon.ttf`), glyphs.join(""), { targetFormat: "truetype" });
  await writeFile("dist/codicon.css", kept);
  await writeFile("dist/codicon.ttf", font);
}

/** Returns all words in the source files, for example `link-external`. */
async function wordsInSource() {
  const files = await readdir("src", { recursive: true });
  const sources = files.filter((file) => file.endsWith(".ts")).map((file) => readFile(path.join("src", file), "utf8"));
  return new Set((await Promise.all(sources)).flatMap((source) => source.match(/[a-z]+(?:-[a-z0-9]+)*/g) ?? []));
}
