import type { Workbench } from "./workbench";

export const showDetailsCommand = "Bedrock: Show Inference Profile Details";

/** Opens the page of a profile through the palette and waits until it is read. Nothing may be selected in the explorer. */
export async function openDetails(workbench: Workbench, name: string): Promise<void> {
  await chooseDetails(workbench, name);
  await workbench.details.waitUntilLoaded(name);
}

/** Asks for the page of a profile through the palette, and waits for nothing. */
export async function chooseDetails(workbench: Workbench, name: string): Promise<void> {
  const { quickInput } = workbench;
  await workbench.runCommand(showDetailsCommand);
  await quickInput.waitForTitle("Show Inference Profile Details");
  await quickInput.type(name);
  await quickInput.pick(new RegExp(`^${name}$`));
}

/** Opens the page of any profile by its ARN, whatever its name and Region. */
export async function openByArn(workbench: Workbench, arn: string): Promise<void> {
  const { quickInput } = workbench;
  await workbench.runCommand("Bedrock: Open Inference Profile by ARN or ID...");
  await quickInput.waitForTitle("Open Inference Profile by ARN or ID");
  await quickInput.type(arn);
  await quickInput.accept();
}

/** The ID of an application profile, which the endpoint makes up. Throws where the Region has no such profile. */
export async function profileId({ endpoint }: Workbench, name: string, region = "us-east-1"): Promise<string> {
  const { profiles } = await endpoint.state(region);
  const found = profiles.find(({ profile }) => profile["inferenceProfileName"] === name);
  if (!found) throw new Error(`${region} has no application profile ${name}`);
  return found.id;
}

/** The ARN of an application profile in the local endpoint's account. */
export function applicationProfileArn(id: string, region = "us-east-1"): string {
  return `arn:aws:bedrock:${region}:123456789012:application-inference-profile/${id}`;
}
