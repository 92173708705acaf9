import { once } from "node:events";
import path from "node:path";
import { getNode } from "../host/nodeRuntime";
import { startProgram } from "../host/sandbox";
import { servedBuild } from "../host/vscodeVersions";
import { measure } from "./measure";

/** A measurement in a new process, with the Node.js version that the newest VS Code uses for extensions. */
export interface NodeMeasurement {
  /** The name of a module in `test/bench/node`. */
  module: string;
  /** The input of the module, as JSON. */
  input: unknown;
  endpointUrl: string;
  /** The contents of the shared AWS config file. Defaults to an empty string. */
  configFile?: string;
  /** Returns the response to a message from the process. */
  answer?: () => number;
}

/** Runs a module in `test/bench/node` and returns its result. Rejects if the module fails. */
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
    // The process exits explicitly, because a leaked handle would keep it alive.
    const program = "require(process.argv[1]).run().then(() => process.exit())";
    const run = ["--expose-gc", "-e", program, file];
    const child = startProgram(node, run, { env: all, stdio: ["ignore", "inherit", "inherit", "ipc"] });
    child.on("message", () => answer && child.send(answer()));
    const [code] = (await once(child, "exit")) as [number | null];
    if (code !== 0) throw new Error(`The measurement of ${module} failed with code ${code}.`);
  });
}
