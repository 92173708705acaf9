import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { repositoryRoot } from "../host/paths";
import { removeFolder } from "../host/removal.cjs";
import { writeQueue } from "./queue";

/** Where the lanes are written: below the project, so that its modules and settings are theirs. */
const lanesFolder = path.join(repositoryRoot, "out", "lanes");

/**
 * Writes so many lanes, each a module that runs one test file after the other until none is left in the queue. What those
 * load and start they share, which saves a process, a browser and a server a file. Each file is a suite of its lane, so that
 * its hooks are its own; those of `setup`, a module's path, are the lane's. Gives the lanes' paths.
 */
export function writeLanes(files: readonly string[], count: number, setup?: string): string[] {
  removeFolder(lanesFolder);
  mkdirSync(lanesFolder, { recursive: true });
  const queue = path.join(lanesFolder, "queue");
  writeQueue(files, repositoryRoot, queue);
  return Array.from({ length: Math.min(count, files.length) }, (_, index) => {
    const file = path.join(lanesFolder, `lane-${index + 1}.mjs`);
    writeFileSync(file, laneText(queue, setup));
    return file;
  });
}

function laneText(queue: string, setup?: string): string {
  return `import { after, describe } from "node:test";
import { takeFile } from ${quotedUrl("test/runner/queue.ts")};
${setup === undefined ? "" : `import ${quotedUrl(setup)};\n`}
const next = () => takeFile(${JSON.stringify(queue)});
for (let file = next(); file; file = next()) {
  const { name, url } = file;
  await new Promise((ended) => {
    describe(name, async () => {
      after(ended);
      await import(url);
    });
  });
}
`;
}

function quotedUrl(file: string): string {
  return JSON.stringify(pathToFileURL(path.resolve(repositoryRoot, file)).href);
}
