import type { HttpHandlerUserInput } from "@smithy/core/protocols";
import type { Logger, Provider } from "@smithy/types";
import type { Service } from "./configuredEndpoint";
import { findConfiguredEndpoint } from "./configuredEndpoint";
import type { Section, SharedConfig } from "./sharedConfig";
import { defaultAwsProfileName } from "./sharedConfig/defaultAwsProfile";

/** The client options that decide where requests are sent. */
export interface EndpointSettings {
  readonly endpoint?: string;
  readonly ignoreConfiguredEndpointUrls: true;
}

/**
 * A logger without most methods. The SDK's own silent logger has them all, so the SDK copies each response without its secrets
 * only to discard the copy, which takes a fifth of the time of listing a thousand profiles. It skips that if a method is missing.
 */
const silent = { warn: () => undefined } satisfies Partial<Logger> as Logger;

/** What a client is for: an AWS profile or the default credentials, in one Region or in that of each request. */
interface ClientScope {
  readonly awsProfile?: string | undefined;
  readonly region: string | Provider<string>;
}

/** Returns the options of a service's client, from `config` and the environment. */
export function clientSettings(
  service: Service,
  { awsProfile, region }: ClientScope,
  config: SharedConfig,
  requestHandler: HttpHandlerUserInput,
) {
  return {
    ...commonSettings(awsProfile, config),
    region,
    requestHandler,
    ...endpointOf(service, awsProfile, config),
  };
}

/**
 * Returns the options of a client of any service for an AWS profile. All are set, also to their defaults, because the SDK would
 * look up a missing one in the shared files, with a parser that treats some files differently.
 */
export function commonSettings(awsProfile: string | undefined, config: SharedConfig) {
  const { env } = process;
  const section = sectionFor(awsProfile, config);
  const setting = (variable: string, name: string) => env[variable] || section[name] || undefined;
  const isOn = (variable: string, name: string) => setting(variable, name)?.toLowerCase() === "true";
  const appId = setting("AWS_SDK_UA_APP_ID", "sdk_ua_app_id");
  const attempts = Number.parseInt(setting("AWS_MAX_ATTEMPTS", "max_attempts") ?? "", 10);
  return {
    logger: silent,
    // A Bedrock API key in the environment (AWS_BEARER_TOKEN_BEDROCK) would replace the credentials of every AWS profile, and may
    // belong to another account than the one shown.
    authSchemePreference: ["sigv4"],
    // All options that a mode would change are set as well.
    defaultsMode: "legacy" as const,
    retryMode: setting("AWS_RETRY_MODE", "retry_mode") === "adaptive" ? "adaptive" : "standard",
    maxAttempts: attempts > 0 ? attempts : 3,
    useFipsEndpoint: isOn("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
    useDualstackEndpoint: isOn("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"),
    disableClockSkewCorrection: isOn("AWS_DISABLE_CLOCK_SKEW_CORRECTION", "disable_clock_skew_correction"),
    // Functions, because the SDK looks up a value that is undefined.
    userAgentAppId: async () => appId,
    sigv4aSigningRegionSet: async () => undefined,
  };
}

/**
 * Returns the endpoint of a service for an AWS profile or for the default credentials; see `findConfiguredEndpoint`. The SDK itself
 * would use the section of `AWS_PROFILE` for a client of any AWS profile, so it is made to ignore configured endpoints.
 */
export function endpointOf(service: Service, awsProfile: string | undefined, config: SharedConfig): EndpointSettings {
  const endpoint = findConfiguredEndpoint(service, awsProfile, config)?.url;
  return { ignoreConfiguredEndpointUrls: true, ...(endpoint ? { endpoint } : {}) };
}

/** Returns the section of an AWS profile; for the default credentials, like the AWS CLI, that of `AWS_PROFILE` or the default one. */
function sectionFor(awsProfile: string | undefined, config: SharedConfig): Section {
  return config.awsProfiles.get(awsProfile ?? defaultAwsProfileName(process.env)) ?? {};
}
