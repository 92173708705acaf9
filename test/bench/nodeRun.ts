import { once } from "node:events";
import path from "node:path";
import { getNode } from "../host/nodeRuntime";
import { startProgram } from "../host/sandbox";
import { servedBuild } from "../host/vscodeVersions";
import { measure } from "./measure";

/** Something to be run in a new process of the Node.js that the newest VS Code runs extensions with, without an editor. */
export interface NodeMeasurement {
  /** The name of a module in `test/bench/node`. */
  module: string;
  /** What the module is given, as JSON. */
  input: unknown;
  endpointUrl: string;
  /** AWS's shared config file; empty by default. */
  configFile?: string;
  /** Answers a message of the process. */
  answer?: () => number;
}

/** Runs a module of `test/bench/node` and gives what it has measured. Throws when it fails. */
export async function measureInNode(measurement: NodeMeasurement): Promise<unknown> {
  const { module, input, endpointUrl, configFile, answer } = measurement;
  const node = await getNode(servedBuild("newest").node);
  return measure("node", module, input, async ({ file, env, folder }) => {
    const all = {
      AWS_ENDPOINT_URL: endpointUrl,
      AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "x",
      AWS_CONFIG_FILE: configFile ?? path.join(folder, "config"),
      AWS_SHARED_CREDENTIALS_FILE: path.join(folder, "credentials"),
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      ...env,
    };
    // Ended when it is done: what it has failed to let go of might keep it alive for ever.
    const program = "require(process.argv[1]).run().then(() => process.exit())";
    const run = ["--expose-gc", "-e", program, file];
    const child = startProgram(node, run, { env: all, stdio: ["ignore", "inherit", "inherit", "ipc"] });
    child.on("message", () => answer && child.send(answer()));
    const [code] = (await once(child, "exit")) as [number | null];
    if (code !== 0) throw new Error(`The measurement of ${module} failed with code ${code}.`);
  });
}
