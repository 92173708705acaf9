/**
 * The only recursive deletion in builds and tests. It rejects every path that they did not create, so that a wrong path
 * is an error and never a loss. Plain JavaScript, because esbuild.mjs and leash.mjs run without a compiler, and CommonJS, because Playwright cannot load ES
 * modules from its compiled tests.
 */
const { lstatSync, realpathSync, rmSync } = require("node:fs");
const path = require("node:path");

/** Prefix of every temporary folder's name. */
const temporaryPrefix = "bedrock-profiles-";

const projectRoot = path.resolve(__dirname, "../..");

/** Folders in the project that builds and test runs write. */
const outputs = ["dist", "out", "test-results"].map((name) => path.join(projectRoot, name));

/** The folder of downloaded VS Code versions. It is never deleted itself, and may be a link that several working trees share. */
const cache = path.join(projectRoot, ".vscode-test");

/** The temporary folders that may be deleted, by their real paths. */
const temporaryFolders = new Set();

/**
 * Allows a temporary folder, and everything in it, to be deleted by this process. Throws unless it is a real directory
 * that is named like one.
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
 * Throws unless `removeFolder` may delete the folder: an allowed temporary folder, a build or test output of the project,
 * or something inside one of them. Links in the path are resolved. Deletes nothing.
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
 * Deletes a folder with everything in it, if it exists. Links in it are deleted, not followed. Throws for a folder that
 * `checkRemoval` does not allow.
 *
 * @param {string} folder
 */
function removeFolder(folder) {
  checkRemoval(folder);
  // A process that is ending may still write to it.
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
 * Returns the path with the links in its parents resolved, but not the path itself.
 *
 * @param {string} file
 */
function realLocation(file) {
  if (!path.isAbsolute(file)) throw new Error(`${file} is not an absolute path.`);
  const absolute = path.resolve(file);
  return path.join(realPath(path.dirname(absolute)), path.basename(absolute));
}

/**
 * Returns the real path of a file whose last parts may not exist.
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
