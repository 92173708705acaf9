import { loadSharedConfigFiles } from "@smithy/core/config";
import type { EndpointSetting } from "../core/problem";
import { awsFiles } from "./files";
import type { Section, SharedConfig } from "./sharedConfig";

/** The services that clients are made for here. */
export type Service = "bedrock" | "sts";

/** An endpoint that the environment or the shared config sets in the place of AWS's own. */
export interface ConfiguredEndpoint {
  readonly url: string;
  readonly from: "environment" | "services" | "awsProfile";
  /** Of the environment variable or the section. */
  readonly name: string;
}

/**
 * Finds the configured endpoint of a service for an AWS profile, or for the default credentials. Returns undefined if there is
 * none or configured ones are to be ignored. In the order of the AWS SDKs and Tools Reference Guide, "Service-specific
 * endpoints": the service's own variable, the general variable, the `services` section, the AWS profile's `endpoint_url`.
 */
export function findConfiguredEndpoint(
  service: Service,
  awsProfile: string | undefined,
  config: SharedConfig,
): ConfiguredEndpoint | undefined {
  const { env } = process;
  const name = awsProfile ?? (env["AWS_PROFILE"] || "default");
  const section: Section = config.awsProfiles.get(name) ?? {};
  const ignore = env["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] ?? section["ignore_configured_endpoint_urls"];
  if (ignore?.toLowerCase() === "true") {
    return undefined;
  }
  const services = section["services"] ?? "";
  const ownVariable = `AWS_ENDPOINT_URL_${service.toUpperCase()}`;
  const candidates = [
    { url: env[ownVariable], from: "environment", name: ownVariable },
    { url: env["AWS_ENDPOINT_URL"], from: "environment", name: "AWS_ENDPOINT_URL" },
    { url: config.services.get(services)?.[`${service}.endpoint_url`], from: "services", name: services },
    { url: section["endpoint_url"], from: "awsProfile", name },
  ] as const;
  for (const { url, ...place } of candidates) {
    if (url) {
      return { url, ...place };
    }
  }
  return undefined;
}

/** Where the endpoint of a service is configured; undefined if it is AWS's own. Reads AWS's files only if one of them has it. */
export async function findEndpointSetting(
  service: Service,
  awsProfile: string | undefined,
  config: SharedConfig,
): Promise<EndpointSetting | undefined> {
  const endpoint = findConfiguredEndpoint(service, awsProfile, config);
  const { config: configFile, credentials } = awsFiles();
  switch (endpoint?.from) {
    case undefined:
      return undefined;
    case "environment":
      return { kind: "environment", variable: endpoint.name };
    case "services":
      return { kind: "services", section: endpoint.name, path: configFile };
    case "awsProfile": {
      // The credentials file wins where both have it, and the merged sections do not say which one it was.
      const { credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
      const path = credentialsFile[endpoint.name]?.["endpoint_url"] ? credentials : configFile;
      return { kind: "awsProfile", awsProfile: endpoint.name, path };
    }
  }
}
