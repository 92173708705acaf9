import { test as base } from "@playwright/test";
import { EndpointClient } from "../endpoint/client";
import { startEndpoint } from "../endpoint/server";
import { browserFlags, getBrowser } from "../host/browser";
import { localEndpointEnvironment } from "../host/environment";
import { countingProgress } from "../host/progress";
import { removeFolder, temporaryFolder } from "../host/temporaryFolder";
import { DetailsPages } from "./detailsPages";

export { expect } from "@playwright/test";

interface TestFixtures {
  /** All errors in the pages: console errors, uncaught exceptions, and CSP violations. */
  pageErrors: string[];
  pages: DetailsPages;
}

interface WorkerFixtures {
  /** A local AWS endpoint, whose state is reset before each test. */
  workerEndpoint: EndpointClient;
}

/** A test of individual pages in a browser, with a local endpoint behind them. */
export const test = base.extend<TestFixtures & { endpoint: EndpointClient }, WorkerFixtures>({
  launchOptions: [
    // Playwright requires a destructured parameter.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const { executable } = await getBrowser(countingProgress);
      await use({ executablePath: executable, args: browserFlags });
    },
    { scope: "worker" },
  ],

  workerEndpoint: [
    // Playwright requires a destructured parameter.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = temporaryFolder("component");
      const endpoint = await startEndpoint();
      const environment = localEndpointEnvironment(endpoint.url, folder);
      // The AWS SDK reads these variables from this process.
      for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) delete process.env[name];
      for (const [name, value] of Object.entries(environment)) {
        if (name.startsWith("AWS_")) process.env[name] = value;
      }
      await use(new EndpointClient(endpoint.url));
      await endpoint.close();
      removeFolder(folder);
    },
    { scope: "worker" },
  ],

  endpoint: async ({ workerEndpoint }, use) => {
    await workerEndpoint.reset();
    await use(workerEndpoint);
  },

  pageErrors: async ({ context }, use) => {
    const errors: string[] = [];
    context.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    context.on("weberror", (error) => errors.push(String(error.error())));
    await use(errors);
  },

  pages: async ({ context, endpoint }, use) => {
    const pages = new DetailsPages(context, endpoint);
    await use(pages);
    pages.dispose();
  },
});

/** Returns the ID of an application profile, which the endpoint generates. Throws if the Region has no such profile. */
export async function profileId(endpoint: EndpointClient, name: string, region = "us-east-1"): Promise<string> {
  const { profiles } = await endpoint.state(region);
  const found = profiles.find(({ profile }) => profile["inferenceProfileName"] === name);
  if (!found) throw new Error(`${region} has no application profile ${name}.`);
  return found.id;
}

/** Returns the ARN of an application profile in the account of the local endpoint. */
export function applicationProfileArn(id: string, region = "us-east-1"): string {
  return `arn:aws:bedrock:${region}:123456789012:application-inference-profile/${id}`;
}

/** Returns the ARN of a system-defined profile in the account of the local endpoint. */
export function systemProfileArn(id: string, region = "us-east-1"): string {
  return `arn:aws:bedrock:${region}:123456789012:inference-profile/${id}`;
}

/** Returns the ARN of a foundation model. */
export function modelArn(region: string, id: string): string {
  return `arn:aws:bedrock:${region}::foundation-model/${id}`;
}
