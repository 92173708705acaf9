import { parseArgs } from "node:util";
import type { EndpointOptions } from "../endpoint/options";

export interface StartOptions {
  /** Whether to use the served VS Code even if desktop VS Code is available. */
  web: boolean;
  /** The port of the served VS Code. 0 selects a free port. */
  port: number;
  endpoint: EndpointOptions;
}

export const startUsage = `Usage: npm start -- [--web] [--port N] [--profiles N] [--latency MS]

Opens a real VS Code with the extension in it, in front of a local endpoint with a made-up account.

  --web         use the browser-served VS Code even where the desktop one could be had
  --port N      the port of the browser-served VS Code on 127.0.0.1; a free one unless told
  --profiles N  that many more application profiles in each Region
  --latency MS  how long the endpoint takes for each answer, in milliseconds
  --help        this text`;

/** Parses the flags. Throws an error with a readable message if a flag is invalid. */
export function readStartOptions(args: string[]): StartOptions | "help" {
  const number = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const { values } = parseArgs({
    args,
    options: { web: flag, help: { ...flag, short: "h" }, port: number, profiles: number, latency: number },
  });
  if (values.help) return "help";
  return {
    web: values.web,
    port: wholeNumber("port", values.port, 65_535),
    endpoint: {
      profiles: wholeNumber("profiles", values.profiles, 100_000),
      latencyMs: wholeNumber("latency", values.latency, 600_000),
    },
  };
}

/** Parses a whole number. Returns 0 if the flag is missing. */
function wholeNumber(name: string, text = "0", greatest: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= greatest) return value;
  throw new Error(`--${name} takes a whole number from 0 to ${greatest}, not "${text}".`);
}
