import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Node, SourceFile } from "typescript/unstable/ast";
import { createVirtualFileSystem } from "typescript/unstable/fs";
import { API } from "typescript/unstable/sync";
import { repositoryRoot } from "../host/paths";

/** A source file with its path in the project, such as `src/extension.ts`. */
export interface Source {
  readonly path: string;
  readonly tree: SourceFile;
}

/** Parses sources, keyed by path, without their imports. */
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

/** Parses all source files of the extension. */
export function parseExtension(): Source[] {
  const files = readdirSync(join(repositoryRoot, "src"), { recursive: true, encoding: "utf8" })
    .map((file) => `src/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .sort();
  return parseSources(
    Object.fromEntries(files.map((file) => [file, readFileSync(join(repositoryRoot, file), "utf8")])),
  );
}

/** Returns the location of a node in the format that editors and terminals link: `src/extension.ts:12`. */
export function placeOf({ path, tree }: Source, node: Node): string {
  const line = tree.text.slice(0, node.getStart(tree)).split("\n").length;
  return `${path}:${line}`;
}

/** Visits every node below a node, parents first. If the callback returns false, the node's children are skipped. */
export function walk(node: Node, visit: (node: Node) => boolean | void): void {
  node.forEachChild((child) => {
    if (visit(child) !== false) walk(child, visit);
  });
}
