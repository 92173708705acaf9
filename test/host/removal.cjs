/**
 * The only recursive deletion in builds and tests. It rejects every path that they did not create, so that a wrong path
 * causes an error and not a loss of data. It is plain JavaScript because esbuild.mjs and leash.mjs run without a
 * compiler, and CommonJS because Playwright cannot load ES modules from its compiled tests.
 */
const { lstatSync, realpathSync, rmSync } = require("node:fs");
const path = require("node:path");

/** The name prefix of every temporary folder. */
const temporaryPrefix = "bedrock-profiles-";

const projectRoot = path.resolve(__dirname, "../..");

/** The folders in the project that builds and test runs write to. */
const outputs = ["dist", "out", "test-results"].map((name) => path.join(projectRoot, name));

/**
 * The folder for downloaded VS Code versions. It is never deleted itself, and it can be a link that several working
 * trees share.
 */
const cache = path.join(projectRoot, ".vscode-test");

/** The real paths of the temporary folders that may be deleted. */
const temporaryFolders = new Set();

/**
 * Allows this process to delete a temporary folder and everything in it. Throws unless it is a real directory with the
 * name of a temporary folder.
 *
 * @param {string} folder
 */
function allowRemoval(folder) {
  const real = realLocation(folder);
  if (!path.basename(real).startsWith(temporaryPrefix) || !lstatSync(real).isDirectory())
    throw new Error(`${folder} is not a temporary folder of this project.`);
  temporaryFolders.add(real);
}

/**
 * Throws unless `removeFolder` may delete the folder: an allowed temporary folder, a build or test output of the
 * project, or something inside one of them. Resolves links in the path. Deletes nothing.
 *
 * @param {string} folder
 */
function checkRemoval(folder) {
  const real = realLocation(folder);
  const isOwn =
    [...temporaryFolders, ...outputs.map(realLocation)].some((root) => real === root || isInside(real, root)) ||
    isInside(real, realPath(cache));
  if (!isOwn) throw new Error(`Refused to delete ${folder}: builds and tests did not create it.`);
  if (lstatSync(real, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Error(`Refused to delete ${folder}: it is a link.`);
}

/**
 * Deletes a folder and everything in it, if the folder exists. Deletes links in it without following them. Throws for a
 * folder that `checkRemoval` does not allow.
 *
 * @param {string} folder
 */
function removeFolder(folder) {
  checkRemoval(folder);
  // A process that is exiting may still write to the folder.
  rmSync(path.resolve(folder), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/**
 * @param {string} file
 * @param {string} folder
 */
function isInside(file, folder) {
  const relative = path.relative(folder, file);
  return relative !== "" && relative.split(path.sep)[0] !== ".." && !path.isAbsolute(relative);
}

/**
 * Returns the path with links in its parent folders resolved, but without following the path itself.
 *
 * @param {string} file
 */
function realLocation(file) {
  if (!path.isAbsolute(file)) throw new Error(`${file} is not an absolute path.`);
  const absolute = path.resolve(file);
  return path.join(realPath(path.dirname(absolute)), path.basename(absolute));
}

/**
 * Returns the real path of a file whose last path segments may not exist.
 *
 * @param {string} file
 * @returns {string}
 */
function realPath(file) {
  try {
    return realpathSync(file);
  } catch (error) {
    if (error.code !== "ENOENT" || path.dirname(file) === file) throw error;
    return path.join(realPath(path.dirname(file)), path.basename(file));
  }
}

module.exports = { temporaryPrefix, allowRemoval, checkRemoval, removeFolder };
