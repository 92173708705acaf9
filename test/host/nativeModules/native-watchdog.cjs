/**
 * Stands in for `@vscode/native-watchdog` in the served VS Code: ends the extension host when its parent has gone. It
 * is otherwise compiled on the machine.
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
