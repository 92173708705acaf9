/**
 * Replaces `@vscode/spdlog`, which must be compiled, in the served VS Code: writes logs with the same functions, but by
 * appending to plain files and without rotation.
 */
const fs = require("node:fs");
const path = require("node:path");

const levels = ["trace", "debug", "info", "warning", "error", "critical", "off"];

class Logger {
  /**
   * @param {string} _type
   * @param {string} _name
   * @param {string} file
   */
  constructor(_type, _name, file) {
    this.file = file;
    this.level = levels.indexOf("info");
    this.formatted = true;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.appendFileSync(file, "");
  }

  /**
   * @param {string} level
   * @param {string} message
   */
  write(level, message) {
    if (levels.indexOf(level) < this.level) return;
    const time = new Date().toISOString().replace("T", " ").replace("Z", "");
    fs.appendFileSync(this.file, this.formatted ? `${time} [${level}] ${message}\n` : message);
  }

  trace(message) {
    this.write("trace", message);
  }
  debug(message) {
    this.write("debug", message);
  }
  info(message) {
    this.write("info", message);
  }
  warn(message) {
    this.write("warning", message);
  }
  error(message) {
    this.write("error", message);
  }
  critical(message) {
    this.write("critical", message);
  }

  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  /** Removes the formatters. Messages are then written unchanged, without a line end. */
  clearFormatters() {
    this.formatted = false;
  }
  flush() {}
  drop() {}
}

/** @returns {Promise<Logger>} */
async function createLogger(name, file) {
  return new Logger("rotating", name, file);
}

exports.version = 1;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
