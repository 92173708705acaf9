/**
 * Writes the golden files of all targets: `tsx test/unit/features/copy/writeGolden.ts`. Review the changes before
 * committing them.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { targets } from "../../../../src/features/copy/targets";
import { goldenFile, goldenText } from "./golden";

for (const target of targets) {
  mkdirSync(path.dirname(goldenFile(target)), { recursive: true });
  writeFileSync(goldenFile(target), goldenText(target));
}
