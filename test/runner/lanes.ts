import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { repositoryRoot } from "../host/paths";

/** Where the lanes are written: below the project, so that its modules and settings are theirs. */
const lanesFolder = path.join(repositoryRoot, "out", "lanes");

/**
 * Deals test files out to so many lanes, each a module that imports its files: what they load and start they then share,
 * which saves a process, a browser and a server a file. Each file is a suite of its lane, so that its hooks are its own;
 * those of `setup`, a module's path, are the lane's. The lanes hold about as many tests each. Gives the lanes' paths.
 */
export function writeLanes(files: readonly string[], count: number, setup?: string): string[] {
  rmSync(lanesFolder, { recursive: true, force: true });
  mkdirSync(lanesFolder, { recursive: true });
  return dealOut(
    files.map((file) => ({ file, tests: countTests(file) })),
    count,
  ).map((lane, index) => {
    const file = path.join(lanesFolder, `lane-${index + 1}.mjs`);
    const lines = [
      `import { describe } from "node:test";`,
      ...(setup === undefined ? [] : [`import ${quotedUrl(setup)};`]),
      ...lane.map((each) => `describe(${JSON.stringify(each)}, async () => void (await import(${quotedUrl(each)})));`),
    ];
    writeFileSync(file, `${lines.join("\n")}\n`);
    return file;
  });
}

function quotedUrl(file: string): string {
  return JSON.stringify(pathToFileURL(path.resolve(repositoryRoot, file)).href);
}

interface TestFile {
  file: string;
  /** How many tests it holds. */
  tests: number;
}

/** The largest first, each to the lane with the fewest tests so far; the files of a lane stay in their order. */
export function dealOut(files: readonly TestFile[], count: number): string[][] {
  const lanes = Array.from({ length: Math.min(count, files.length) }, () => ({ files: [] as string[], tests: 0 }));
  for (const { file, tests } of files.toSorted((a, b) => b.tests - a.tests)) {
    const lane = lanes.reduce((least, each) => (each.tests < least.tests ? each : least));
    lane.files.push(file);
    lane.tests += tests;
  }
  return lanes.map((lane) => lane.files.sort());
}

/** About: a test that is made in a loop counts once. */
function countTests(file: string): number {
  return readFileSync(path.resolve(repositoryRoot, file), "utf8").match(/^\s*(it|test)\(/gm)?.length ?? 0;
}
