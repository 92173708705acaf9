#!/usr/bin/env node
// An executable that takes the place of the desktop VS Code where tests are run: see standIn.ts.
require("tsx/cjs");

require("./standIn.ts")
  .main(process.argv.slice(2))
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
