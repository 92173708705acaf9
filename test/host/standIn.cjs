#!/usr/bin/env node
// An executable that replaces desktop VS Code in tests: see standIn.ts.
require("tsx/cjs");

require("./standIn.ts")
  .main(process.argv.slice(2))
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
