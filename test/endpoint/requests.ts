import type { EndpointClient, RecordedRequest } from "./client";

/** Returns the requests since a mark, except those for account IDs, which are sent in the background at any time. */
export async function recordedSince(endpoint: EndpointClient, mark: number): Promise<RecordedRequest[]> {
  const requests = await endpoint.requests();
  return requests.filter(({ sequence, operation }) => sequence > mark && operation !== "GetCallerIdentity");
}

/**
 * Returns the requests since a mark as `OPERATION REGION`. They are sorted, because requests to several Regions arrive
 * in any order.
 */
export async function requestsSince(endpoint: EndpointClient, mark: number): Promise<string[]> {
  return (await recordedSince(endpoint, mark)).map(({ operation, region }) => `${operation} ${region}`).sort();
}

/** Returns the requests that load a Region: both lists of profiles, and the models. */
export function regionRequests(region: string): string[] {
  return [`ListFoundationModels ${region}`, `ListInferenceProfiles ${region}`, `ListInferenceProfiles ${region}`];
}

/** Waits for the requests that list the models of these Regions. */
export async function waitForModels(
  endpoint: EndpointClient,
  since: number,
  regions: readonly string[],
): Promise<void> {
  for (const region of regions) await endpoint.waitForRequest({ operation: "ListFoundationModels", region }, { since });
}
