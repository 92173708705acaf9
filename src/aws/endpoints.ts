import type { HttpHandlerUserInput } from "@smithy/core/protocols";
import type { Logger, Provider } from "@smithy/types";
import type { Service } from "./configuredEndpoint";
import { findConfiguredEndpoint } from "./configuredEndpoint";
import type { Section, SharedConfig } from "./sharedConfig";
import { defaultAwsProfileName } from "./sharedConfig/defaultAwsProfile";
import type { SettingName } from "./sharedConfig/settings";

/** The client options that determine where requests are sent. */
export interface EndpointSettings {
  readonly endpoint?: string;
  readonly ignoreConfiguredEndpointUrls: true;
}

/**
 * A logger that intentionally lacks most methods. If a logger has all methods, like the SDK's own silent logger, the SDK copies
 * each response without its secrets and then discards the copy, which takes a fifth of the time needed to list a thousand
 * profiles.
 */
const silent = { warn: () => undefined } satisfies Partial<Logger> as Logger;

/** The scope of a client: an AWS profile or the default credentials, with either a fixed Region or the Region of each request. */
interface ClientScope {
  readonly awsProfile?: string | undefined;
  readonly region: string | Provider<string>;
}

/** Returns the client options for a service, based on `config` and the environment. */
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
 * Returns the client options that are the same for every service. Options with default values are also set explicitly. Otherwise,
 * the SDK would look them up in the shared files, with a parser that handles some files differently.
 */
export function commonSettings(awsProfile: string | undefined, config: SharedConfig) {
  const { env } = process;
  const section = sectionFor(awsProfile, config);
  const setting = (variable: string, name: SettingName) => env[variable] || section[name] || undefined;
  const isOn = (variable: string, name: SettingName) => setting(variable, name)?.toLowerCase() === "true";
  const appId = setting("AWS_SDK_UA_APP_ID", "sdk_ua_app_id");
  const attempts = Number.parseInt(setting("AWS_MAX_ATTEMPTS", "max_attempts") ?? "", 10);
  return {
    logger: silent,
    // Otherwise, a Bedrock API key in the environment (AWS_BEARER_TOKEN_BEDROCK) would replace the credentials of every AWS
    // profile, and it might belong to a different account than the one shown.
    authSchemePreference: ["sigv4"],
    // Every option that depends on the defaults mode is set explicitly.
    defaultsMode: "legacy" as const,
    retryMode: setting("AWS_RETRY_MODE", "retry_mode") === "adaptive" ? "adaptive" : "standard",
    maxAttempts: attempts > 0 ? attempts : 3,
    useFipsEndpoint: isOn("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
    useDualstackEndpoint: isOn("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"),
    disableClockSkewCorrection: isOn("AWS_DISABLE_CLOCK_SKEW_CORRECTION", "disable_clock_skew_correction"),
    // These options are functions because the SDK would look up a plain undefined value in the shared files.
    userAgentAppId: async () => appId,
    sigv4aSigningRegionSet: async () => undefined,
  };
}

/**
 * Returns the endpoint of a service for an AWS profile or for the default credentials (see `findConfiguredEndpoint`). The SDK
 * would use the section of `AWS_PROFILE` for every AWS profile, so it is set to ignore configured endpoints.
 */
export function endpointOf(service: Service, awsProfile: string | undefined, config: SharedConfig): EndpointSettings {
  const endpoint = findConfiguredEndpoint(service, awsProfile, config)?.url;
  return { ignoreConfiguredEndpointUrls: true, ...(endpoint ? { endpoint } : {}) };
}

/**
 * Returns the section of an AWS profile. For the default credentials, returns the section of `AWS_PROFILE` or the default
 * section, like the AWS CLI.
 */
function sectionFor(awsProfile: string | undefined, config: SharedConfig): Section {
  return config.awsProfiles.get(awsProfile ?? defaultAwsProfileName(process.env)) ?? {};
}
