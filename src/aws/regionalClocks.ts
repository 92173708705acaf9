import type { BedrockClient } from "@aws-sdk/client-bedrock";
import { callUnderWay } from "./callUnderWay";

/**
 * Has a client know for each Region by itself how far AWS's clock is from this computer's. The SDK learns it from the date of
 * every reply, of a proxy's pages as well: one wrong clock on the way to a Region would misdate the signatures for all.
 * `offsets`, in milliseconds by Region, is what clients know together: what one has learned need not be refused to another.
 */
export function keepClocksApart(client: BedrockClient, offsets: Map<string, number>): BedrockClient {
  // Not enumerable, so that whoever copies the settings outside a call does not read it.
  Object.defineProperty(client.config, "systemClockOffset", {
    get: () => offsets.get(callUnderWay().region) ?? 0,
    set: (milliseconds: number) => {
      offsets.set(callUnderWay().region, milliseconds);
    },
    enumerable: false,
  });
  return client;
}
