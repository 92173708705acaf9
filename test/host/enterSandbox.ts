/** Preloaded where a test file is run by itself: moves this process, and all that it starts, into a sandbox. */
import { sandbox } from "./sandbox";
import { temporaryFolder } from "./temporaryFolder";

const { cwd, env } = sandbox(temporaryFolder("tests"));
for (const name of Object.keys(process.env).filter((name) => name.startsWith("AWS_"))) delete process.env[name];
// The others stay: a debugger follows into the processes of the test runner by NODE_OPTIONS.
Object.assign(process.env, env);
process.chdir(cwd);
