/**
 * Sets environment variables in the extension host. VS Code runs this when the extension host starts, and the tested
 * extension when it is used for the first time, so that it finds them.
 */
const { readFileSync } = require("node:fs");

exports.activate = () => {
  const variables = JSON.parse(readFileSync(process.env.BEDROCK_PROFILES_ENVIRONMENT_FILE, "utf8"));
  for (const [name, value] of Object.entries(variables)) {
    // JSON has no `undefined`.
    if (value === null) delete process.env[name];
    else process.env[name] = value;
  }
};
