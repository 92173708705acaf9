import type { HttpHandlerUserInput } from "@smithy/core/protocols";
import type { Logger, Provider } from "@smithy/types";
import type { Service } from "./configuredEndpoint";
import { findConfiguredEndpoint } from "./configuredEndpoint";
import type { Section, SharedConfig } from "./sharedConfig";

/** How a client is told where to send its requests. */
export interface EndpointSettings {
  readonly endpoint?: string;
  readonly ignoreConfiguredEndpointUrls: true;
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

/** The options of a service's client, all of which `config` and the environment decide. */
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
 * The options that a client of any service has for an AWS profile. Each is given even if it is the default: the SDK would look
 * for a missing one in the shared files, with a parser that understands some of them differently.
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
    // A Bedrock API key in the environment (AWS_BEARER_TOKEN_BEDROCK) would take the place of every AWS profile's credentials,
    // and may be of another account than the one that is shown.
    authSchemePreference: ["sigv4"],
    // Everything else that a mode decides is given as well.
    defaultsMode: "legacy" as const,
    retryMode: setting("AWS_RETRY_MODE", "retry_mode") === "adaptive" ? "adaptive" : "standard",
    maxAttempts: attempts > 0 ? attempts : 3,
    useFipsEndpoint: isOn("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
    useDualstackEndpoint: isOn("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"),
    disableClockSkewCorrection: isOn("AWS_DISABLE_CLOCK_SKEW_CORRECTION", "disable_clock_skew_correction"),
    // As functions, because the SDK looks for a value that is undefined.
    userAgentAppId: async () => appId,
    sigv4aSigningRegionSet: async () => undefined,
  };
}

/**
 * Returns the endpoint of a service for an AWS profile, or for the ambient credentials: from the environment, else from the
 * `services` section or the `endpoint_url` of the AWS profile. The SDK would look into the section of `AWS_PROFILE` whatever AWS
 * profile a client is for, so that it is kept from looking.
 */
export function endpointOf(service: Service, awsProfile: string | undefined, config: SharedConfig): EndpointSettings {
  const endpoint = findConfiguredEndpoint(service, awsProfile, config)?.url;
  return { ignoreConfiguredEndpointUrls: true, ...(endpoint ? { endpoint } : {}) };
}

/** The section that decides: with ambient credentials, as for the AWS CLI, that of `AWS_PROFILE` or the default one. */
function sectionFor(awsProfile: string | undefined, config: SharedConfig): Section {
  return config.awsProfiles.get(awsProfile ?? (process.env["AWS_PROFILE"] || "default")) ?? {};
}
