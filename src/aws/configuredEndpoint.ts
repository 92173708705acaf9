import type { EndpointSetting } from "../domain/problem";
import { awsFiles } from "./sharedConfig/files";
import type { Section, SharedConfig } from "./sharedConfig";
import { defaultAwsProfileName } from "./sharedConfig/defaultAwsProfile";

/** The services that clients are created for, by their names in `services` sections. */
export type Service = "bedrock" | "sts" | "cloudwatch" | "cost_explorer" | "sso" | "sso_oidc" | "signin";

/** A custom endpoint from the environment or the shared config. */
export interface ConfiguredEndpoint {
  readonly url: string;
  readonly from: "environment" | "services" | "awsProfile";
  /** The name of the environment variable or config section that sets the endpoint. */
  readonly name: string;
}

/**
 * Finds the custom endpoint of a service for an AWS profile or for the default credentials. Returns undefined if none is
 * configured or if configured endpoints must be ignored. The order of precedence is defined in the AWS SDKs and Tools Reference
 * Guide, "Service-specific endpoints": the variable for the service, the general variable, the `services` section, and the
 * `endpoint_url` of the AWS profile.
 */
export function findConfiguredEndpoint(
  service: Service,
  awsProfile: string | undefined,
  config: SharedConfig,
): ConfiguredEndpoint | undefined {
  const { env } = process;
  const name = awsProfile ?? defaultAwsProfileName(env);
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
    { url: config.findServiceEndpoint(services, service), from: "services", name: services },
    { url: section["endpoint_url"], from: "awsProfile", name },
  ] as const;
  for (const { url, ...place } of candidates) {
    if (url) {
      return { url, ...place };
    }
  }
  return undefined;
}

/** Returns the location where the endpoint of a service is configured, or undefined if the AWS default is used. */
export function findEndpointSetting(
  service: Service,
  awsProfile: string | undefined,
  config: SharedConfig,
): EndpointSetting | undefined {
  const endpoint = findConfiguredEndpoint(service, awsProfile, config);
  switch (endpoint?.from) {
    case undefined:
      return undefined;
    case "environment":
      return { kind: "environment", variable: endpoint.name };
    case "services":
      return { kind: "services", section: endpoint.name, path: awsFiles().config };
    case "awsProfile": {
      const path = config.locate(endpoint.name, "endpoint_url")?.file ?? awsFiles().config;
      return { kind: "awsProfile", awsProfile: endpoint.name, path };
    }
  }
}
