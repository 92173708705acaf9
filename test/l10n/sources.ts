import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Node, SourceFile } from "typescript/unstable/ast";
import { createVirtualFileSystem } from "typescript/unstable/fs";
import { API } from "typescript/unstable/sync";
import { repositoryRoot } from "../host/paths";

/** A source file by its path in the project, for example `src/extension.ts`. */
export interface Source {
  readonly path: string;
  readonly tree: SourceFile;
}

/** Parses texts by their paths. Nothing that they import is looked for. */
export function parseSources(texts: Readonly<Record<string, string>>): Source[] {
  const paths = Object.keys(texts);
  const configuration = { compilerOptions: { noLib: true, noResolve: true, types: [], allowJs: false }, files: paths };
  const fs = createVirtualFileSystem({
    "/tsconfig.json": JSON.stringify(configuration),
    ...Object.fromEntries(Object.entries(texts).map(([path, text]) => [`/${path}`, text])),
  });
  const api = new API({ cwd: "/", fs });
  try {
    const [project] = api.updateSnapshot({ openProject: "/tsconfig.json" }).getProjects();
    return paths.map((path) => {
      const tree = project?.program.getSourceFile(`/${path}`);
      if (!tree) throw new Error(`${path} could not be parsed.`);
      return { path, tree };
    });
  } finally {
    api.close();
  }
}

/** Parses everything that the extension is built of. */
export function parseExtension(): Source[] {
  const files = readdirSync(join(repositoryRoot, "src"), { recursive: true, encoding: "utf8" })
    .map((file) => `src/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .sort();
  return parseSources(
    Object.fromEntries(files.map((file) => [file, readFileSync(join(repositoryRoot, file), "utf8")])),
  );
}

/** Where a node stands, as editors and terminals link it: `src/extension.ts:12`. */
export function placeOf({ path, tree }: Source, node: Node): string {
  const line = tree.text.slice(0, node.getStart(tree)).split("\n").length;
  return `${path}:${line}`;
}

/** Calls back with every node below one, from the top; where that gives false, not with those below it. */
export function walk(node: Node, visit: (node: Node) => boolean | void): void {
  node.forEachChild((child) => {
    if (visit(child) !== false) walk(child, visit);
  });
}
