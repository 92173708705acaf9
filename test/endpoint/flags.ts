import { parseArgs } from "node:util";
import type { EndpointOptions } from "./options";

/** The usage message. */
export const usage = "Usage: npm run endpoint -- [--port N] [--profiles N] [--latency MS] [--regions a,b]";

/**
 * Parses the flags of `npm run endpoint` into options.
 *
 * @throws Error with the invalid flag.
 */
export function parseFlags(args: string[]): EndpointOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string" },
      profiles: { type: "string" },
      latency: { type: "string" },
      regions: { type: "string" },
    },
  });
  return {
    ...(values.port !== undefined && { port: wholeNumber("port", values.port, 65_535) }),
    ...(values.profiles !== undefined && { profiles: wholeNumber("profiles", values.profiles, 100_000) }),
    ...(values.latency !== undefined && { latencyMs: wholeNumber("latency", values.latency, 600_000) }),
    ...(values.regions !== undefined && { regions: regionList(values.regions) }),
  };
}

function wholeNumber(flag: string, text: string, max: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > max) {
    throw new Error(`--${flag} takes a whole number from 0 to ${max}, not "${text}".`);
  }
  return number;
}

function regionList(text: string): string[] {
  const regions = text.split(",").map((region) => region.trim());
  const wrong = regions.find((region) => !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region));
  if (wrong !== undefined) {
    throw new Error(`--regions takes comma-separated Region codes, such as us-east-1,eu-west-1, not "${wrong}".`);
  }
  return regions;
}
