/** Is preloaded if a test file is run on its own. Moves this process, and everything that it starts, into a sandbox. */
import { sandbox } from "./sandbox";
import { temporaryFolder } from "./temporaryFolder";

const { cwd, env } = sandbox(temporaryFolder("tests"));
for (const name of Object.keys(process.env).filter((name) => name.startsWith("AWS_"))) delete process.env[name];
// Other variables are kept, because debuggers attach to the processes of the test runner through NODE_OPTIONS.
Object.assign(process.env, env);
process.chdir(cwd);
