import type { Workbench } from "./workbench";

export const showDetailsCommand = "Bedrock: Show Inference Profile Details";

/**
 * Opens the details page of a profile from the palette and waits until the page has loaded. No row in the tree may be
 * selected.
 */
export async function openDetails(workbench: Workbench, name: string): Promise<void> {
  await chooseDetails(workbench, name);
  await workbench.details.waitUntilLoaded(name);
}

/** Opens the details page of a profile from the palette without waiting for the page. */
export async function chooseDetails(workbench: Workbench, name: string): Promise<void> {
  const { quickInput } = workbench;
  await workbench.runCommand(showDetailsCommand);
  await quickInput.waitForTitle("Show Inference Profile Details");
  await quickInput.type(name);
  await quickInput.pick(new RegExp(`^${name}$`));
}

/** Opens the details page of any profile by its ARN. */
export async function openByArn(workbench: Workbench, arn: string): Promise<void> {
  const { quickInput } = workbench;
  await workbench.runCommand("Bedrock: Open Inference Profile by ARN or ID...");
  await quickInput.waitForTitle("Open Inference Profile by ARN or ID");
  await quickInput.type(arn);
  await quickInput.accept();
}

/** Returns the ID of an application profile, which the endpoint generates. Throws if the Region has no such profile. */
export async function profileId({ endpoint }: Workbench, name: string, region = "us-east-1"): Promise<string> {
  const { profiles } = await endpoint.state(region);
  const found = profiles.find(({ profile }) => profile["inferenceProfileName"] === name);
  if (!found) throw new Error(`${region} has no application profile ${name}`);
  return found.id;
}

/** Returns the ARN of an application profile in the account of the local endpoint. */
export function applicationProfileArn(id: string, region = "us-east-1"): string {
  return `arn:aws:bedrock:${region}:123456789012:application-inference-profile/${id}`;
}
