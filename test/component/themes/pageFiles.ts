import { readFileSync } from "node:fs";
import path from "node:path";
import { repositoryRoot } from "../../host/paths";

/** Returns the contents of a page's stylesheet in `dist`, and of its script and all scripts that this script imports. */
export function readPageFiles(page: string): string[] {
  const read = (file: string) => readFileSync(path.join(repositoryRoot, "dist", file), "utf8");
  const scripts = new Map<string, string>();
  const addScript = (file: string): void => {
    if (scripts.has(file)) return;
    const text = read(file);
    scripts.set(file, text);
    for (const [, imported = ""] of text.matchAll(/["']\.\/([\w-]+\.js)["']/g)) addScript(imported);
  };
  addScript(`${page}.js`);
  return [read(`${page}.css`), ...scripts.values()];
}
