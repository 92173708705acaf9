import type { EndpointClient } from "../../endpoint/client";

/** The requests since a mark, each as `OPERATION REGION`, sorted: those of several Regions come in any order. */
export async function requestsSince(endpoint: EndpointClient, mark: number): Promise<string[]> {
  const requests = (await endpoint.requests()).filter(({ sequence }) => sequence > mark);
  return requests.map(({ operation, region }) => `${operation} ${region}`).sort();
}

/** Waits until the models of these Regions have been asked for, which comes last. */
export async function waitForModels(
  endpoint: EndpointClient,
  since: number,
  regions: readonly string[],
): Promise<void> {
  for (const region of regions) await endpoint.waitForRequest({ operation: "ListFoundationModels", region }, { since });
}

/** What reading a Region asks for: both lists of profiles, and the models for their names. */
export function regionRequests(region: string): string[] {
  return [`ListFoundationModels ${region}`, `ListInferenceProfiles ${region}`, `ListInferenceProfiles ${region}`];
}
