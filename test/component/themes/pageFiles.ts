import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { repositoryRoot } from "../../host/paths";

/**
 * Returns the contents of the stylesheet and of all scripts of a page in `dist`, including scripts that are loaded on first
 * use.
 */
export function readPageFiles(page: string): string[] {
  const folder = path.join(repositoryRoot, "dist");
  return readdirSync(folder)
    .filter((file) => new RegExp(`^${page}(-.+)?\\.(css|js)$`).test(file))
    .map((file) => readFileSync(path.join(folder, file), "utf8"));
}
