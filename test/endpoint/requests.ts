import type { EndpointClient } from "../../endpoint/client";

/**
 * The requests since a mark as `OPERATION REGION`, without those for account IDs, which are sent in the background at any time. They
 * are sorted, because those of several Regions arrive in any order.
 */
export async function requestsSince(endpoint: EndpointClient, mark: number): Promise<string[]> {
  const requests = (await endpoint.requests()).filter(
    ({ sequence, operation }) => sequence > mark && operation !== "GetCallerIdentity",
  );
  return requests.map(({ operation, region }) => `${operation} ${region}`).sort();
}

/** Waits for the requests of the models of these Regions, which are sent last. */
export async function waitForModels(
  endpoint: EndpointClient,
  since: number,
  regions: readonly string[],
): Promise<void> {
  for (const region of regions) await endpoint.waitForRequest({ operation: "ListFoundationModels", region }, { since });
}

/** The requests that load a Region: both lists of profiles, and the models. */
export function regionRequests(region: string): string[] {
  return [`ListFoundationModels ${region}`, `ListInferenceProfiles ${region}`, `ListInferenceProfiles ${region}`];
}
