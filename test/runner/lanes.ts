import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { repositoryRoot } from "../host/paths";
import { removeFolder } from "../host/removal.cjs";
import { writeQueue } from "./queue";

/** The folder for lanes. It is in the repository so that lanes find its modules and settings. */
const lanesFolder = path.join(repositoryRoot, "out", "lanes");

/**
 * Writes `count` lanes and returns their paths. A lane is a module that runs test files from the shared queue until the
 * queue is empty. The files in a lane share a process, and in end-to-end tests also a browser and servers. Each file is
 * a suite, so its hooks apply only to that file. `setup` is the path of a module with hooks for the whole lane.
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
