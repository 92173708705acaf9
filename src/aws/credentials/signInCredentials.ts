import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromLoginCredentials, fromSSO } from "@aws-sdk/credential-providers";
import { HttpRequest } from "@smithy/core/protocols";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import type { AwsCredentialIdentity } from "@smithy/types";
import type { AwsProfileKind } from "../../domain/awsProfile";
import type { EndpointSettings } from "../endpoints";
import { commonSettings, endpointOf } from "../endpoints";
import type { SharedConfig } from "../sharedConfig";
import type { SignInFailures } from "./signInFailures";
import { completeSignInFile, signInFile } from "./signInFile";

/** An AWS profile whose credentials come from a sign-in. */
export interface SignInSearch {
  readonly awsProfile: string;
  readonly config: SharedConfig;
  /** The Region of the AWS profile, or the Region of the request if the AWS profile has none. */
  readonly region: string;
  readonly requestHandler: NodeHttpHandler;
  readonly failures: SignInFailures;
  readonly signal: AbortSignal;
}

type SignInKind = AwsProfileKind & { readonly kind: "sso" | "legacySso" | "login" };
type Handle = NodeHttpHandler["handle"];

/** The maximum number of attempts to load a sign-in while other processes keep writing its cache file. */
const maxAttempts = 3;

/**
 * Returns the credentials that a sign-in provides. Throws the errors of the SDK's providers, or the reason a service could not be
 * reached.
 */
export async function fromSignIn(kind: SignInKind, search: SignInSearch): Promise<AwsCredentialIdentity> {
  const { requestHandler, failures, signal } = search;
  const file = signInFile(kind);
  const session = kind.kind === "legacySso" ? kind.startUrl : kind.session;
  let isSent = false;
  const handle: Handle = (request, options) => {
    isSent = true;
    return requestHandler.handle(request, options);
  };
  for (let attempt = 1; ; attempt += 1) {
    const before = await completeSignInFile(file, signal);
    try {
      return await failures.watch({ session, text: before }, handle, (watched) => fromProvider(kind, search, watched));
    } catch (error) {
      // The file that the provider read may have been incomplete, or may be outdated.
      if (isSent || attempt === maxAttempts || (await completeSignInFile(file, signal)) === before) {
        throw error;
      }
    }
  }
}

async function fromProvider(kind: SignInKind, search: SignInSearch, handle: Handle): Promise<AwsCredentialIdentity> {
  const { awsProfile, config, region } = search;
  const section = config.awsProfiles.get(awsProfile) ?? {};
  const common = { ...commonSettings(awsProfile, config), requestHandler: { handle } };
  const endpoint = (service: "sso" | "sso_oidc" | "signin") => endpointOf(service, awsProfile, config);
  if (kind.kind === "login") {
    const clientConfig = { ...common, region, ...endpoint("signin") };
    const lines = [`login_session = ${plain(kind.session)}`, `region = ${plain(region)}`];
    return withConfigFile(lines, (files) => fromLoginCredentials({ ...files, clientConfig })());
  }
  // As in botocore, the settings in the section of the SSO session complement those of the AWS profile.
  const settings = kind.kind === "sso" ? { ...section, ...config.ssoSessions.get(kind.session) } : section;
  const { sso_start_url: startUrl = "", sso_region: ssoRegion = "" } = settings;
  const role = {
    ssoStartUrl: startUrl,
    ssoRegion,
    ssoAccountId: settings["sso_account_id"] ?? "",
    ssoRoleName: settings["sso_role_name"] ?? "",
  };
  if (kind.kind === "legacySso") {
    return fromSSO({ ...role, clientConfig: { ...common, region: ssoRegion, ...endpoint("sso") } })();
  }
  const clientConfig = { ...common, region: ssoRegion, ...oneEndpoint(endpoint("sso"), endpoint("sso_oidc"), handle) };
  const lines = [`sso_session = ${plain(kind.session)}`, ...sessionLines(kind.session, startUrl, ssoRegion)];
  return withConfigFile(lines, (files) => fromSSO({ ...role, ssoSession: kind.session, ...files, clientConfig })());
}

const fileProfile = "sign-in";

/** The file options of the SDK's credential providers. */
interface ConfigFileOptions {
  readonly profile: string;
  readonly configFilepath: string;
  readonly filepath: string;
  readonly ignoreCache: true;
}

/**
 * Runs `work` with a temporary config file instead of the shared files. The providers for SSO sessions and `aws login` accept
 * these settings only from files, and parse the shared files differently than the AWS CLI. The file is private, contains no
 * secrets, and is deleted afterward.
 */
async function withConfigFile<T>(lines: readonly string[], work: (files: ConfigFileOptions) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "bedrock-inference-profiles-"));
  try {
    const configFilepath = join(folder, "config");
    await writeFile(configFilepath, `[profile ${fileProfile}]\n${lines.join("\n")}\n`, { mode: 0o600, flag: "wx" });
    // This credentials file does not exist, which the SDK treats as an empty file.
    return await work({
      profile: fileProfile,
      configFilepath,
      filepath: join(folder, "credentials"),
      ignoreCache: true,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sessionLines(session: string, startUrl: string, ssoRegion: string): string[] {
  // The SDK's parser (3.1162.0) allows only a few characters in a header with a type, but keeps a header without a type
  // unchanged. It stores a session under the key `sso-session.NAME`.
  const header = /^[\w\-@+.%:/]+$/.test(session) ? `[sso-session ${session}]` : `[sso-session.${session}]`;
  return [header, `sso_start_url = ${plain(startUrl)}`, `sso_region = ${plain(ssoRegion)}`];
}

/** Returns the value if the SDK's parser would keep it unchanged. Throws an error otherwise. */
function plain(value: string): string {
  if (value !== value.trim() || /[\r\n]|(?:^|\s)[#;]/.test(value)) {
    throw new Error(
      `The AWS SDK cannot read this setting of a sign-in: ${JSON.stringify(value)}. Give it another name.`,
    );
  }
  return value;
}

/**
 * Returns endpoint options for the clients of the SSO portal and the SSO OIDC service, which the SDK creates with the same
 * options. If their endpoints differ, the request handler redirects each request to the correct endpoint.
 */
function oneEndpoint(sso: EndpointSettings, oidc: EndpointSettings, handle: Handle) {
  if (sso.endpoint === oidc.endpoint) {
    return sso;
  }
  const redirecting: Handle = (request, options) => {
    const { endpoint } = request.hostname.startsWith("oidc") ? oidc : sso;
    return handle(endpoint === undefined ? request : redirected(request, endpoint), options);
  };
  return { ignoreConfiguredEndpointUrls: true, requestHandler: { handle: redirecting } };
}

/** Returns the request with another endpoint. This is possible because these requests are not signed. */
function redirected(request: HttpRequest, endpoint: string): HttpRequest {
  const { protocol, hostname, port, host, pathname } = new URL(endpoint);
  const copy = HttpRequest.clone(request);
  copy.protocol = protocol;
  copy.hostname = hostname;
  if (port) {
    copy.port = Number(port);
  }
  copy.path = pathname.replace(/\/$/, "") + request.path;
  copy.headers["host"] = host;
  return copy;
}
