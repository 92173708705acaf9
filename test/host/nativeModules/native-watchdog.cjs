/**
 * Replaces `@vscode/native-watchdog`, which must be compiled, in the served VS Code: ends the extension host when its
 * parent process has ended.
 */
const interval = 3000;

/** @param {number} pid */
exports.start = (pid) => {
  setInterval(() => {
    try {
      process.kill(pid, 0);
    } catch {
      process.exit(87);
    }
  }, interval).unref();
};

/** @param {number} code */
exports.exit = (code) => process.exit(code);
