/**
 * Sets environment variables in the extension host. VS Code runs this code when the extension host starts, which is
 * before the extension under test is first used, so that the extension finds the variables.
 */
const { readFileSync } = require("node:fs");

exports.activate = () => {
  const variables = JSON.parse(readFileSync(process.env.BEDROCK_PROFILES_ENVIRONMENT_FILE, "utf8"));
  for (const [name, value] of Object.entries(variables)) {
    // JSON cannot represent `undefined`.
    if (value === null) delete process.env[name];
    else process.env[name] = value;
  }
};
