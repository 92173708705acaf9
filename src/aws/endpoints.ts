import type { HttpHandlerUserInput } from "@smithy/core/protocols";
import type { Logger, Provider } from "@smithy/types";
import type { Service } from "./configuredEndpoint";
import { findConfiguredEndpoint } from "./configuredEndpoint";
import type { SharedConfig } from "./sharedConfig";

/** How a client is told where to send its requests. */
export interface EndpointSettings {
  readonly endpoint?: string;
  readonly ignoreConfiguredEndpointUrls?: boolean;
}

/**
 * Hears nothing. The SDK's own silent logger has every method, so that each reply is copied, what is secret in it left out, only
 * to be dropped: a fifth of the time that it takes to read a thousand profiles. Where a method is missing, that is not done.
 */
const silent = { warn: () => undefined } satisfies Partial<Logger> as Logger;

/** What a client is for: an AWS profile, or the ambient credentials, in one Region or in that of each request. */
interface ClientScope {
  readonly awsProfile?: string | undefined;
  readonly region: string | Provider<string>;
}

/** Where the client of a service signs and sends requests, as `config` and the environment have it. */
export function clientSettings(
  service: Service,
  { awsProfile, region }: ClientScope,
  config: SharedConfig,
  requestHandler: HttpHandlerUserInput,
) {
  const profile = awsProfile === undefined ? {} : { profile: awsProfile };
  return {
    ...profile,
    region,
    requestHandler,
    logger: silent,
    // A Bedrock API key in the environment (AWS_BEARER_TOKEN_BEDROCK) would take the place of every AWS profile's credentials,
    // and may be of another account than the one that is shown.
    authSchemePreference: ["sigv4"],
    ...endpointOf(service, awsProfile, config),
  };
}

/**
 * The endpoint of a service for an AWS profile: from the environment, else from the AWS profile's `services` section or its
 * `endpoint_url`. The SDK looks into `AWS_PROFILE`'s section only, whatever AWS profile a client is for: where one is named,
 * it is told the endpoint here and kept from looking. Without one the SDK does it all.
 */
export function endpointOf(service: Service, awsProfile: string | undefined, config: SharedConfig): EndpointSettings {
  if (awsProfile === undefined || !config.awsProfiles.has(awsProfile)) {
    return {};
  }
  const endpoint = findConfiguredEndpoint(service, awsProfile, config)?.url;
  return { ignoreConfiguredEndpointUrls: true, ...(endpoint ? { endpoint } : {}) };
}
