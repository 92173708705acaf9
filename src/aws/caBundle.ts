import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import type { CaBundle, SettingPlace } from "../domain/settingPlace";
import type { SharedConfig } from "./sharedConfig";
import type { SettingName } from "./sharedConfig/settings";
import { awsFiles } from "./sharedConfig/files";
import { defaultAwsProfileName } from "./sharedConfig/defaultAwsProfile";

/** The certificates of a CA bundle, or the reason they could not be loaded. */
type LoadedCaBundle = { readonly certificates: string } | { readonly fault: NonNullable<CaBundle["fault"]> };

/**
 * Thrown if a CA bundle cannot be used. Its code, like the certificate error codes of Node.js, marks it as a certificate problem.
 */
class CaBundleError extends Error {
  override readonly name = "CaBundleError";
  readonly code = "ERR_TLS_CERT_CA_BUNDLE";
}

/**
 * Returns the file of CA certificates that is configured for an AWS profile, or undefined if there is none. The order of
 * precedence is the same as in the AWS CLI: `AWS_CA_BUNDLE`, the `ca_bundle` setting of the AWS profile, `REQUESTS_CA_BUNDLE`.
 */
export function findCaBundle(awsProfile: string | undefined, config: SharedConfig): CaBundle | undefined {
  const { env } = process;
  const name = awsProfile ?? defaultAwsProfileName(env);
  const candidates: readonly (readonly [file: string | undefined, setting: SettingPlace])[] = [
    [env["AWS_CA_BUNDLE"], { kind: "environment", variable: "AWS_CA_BUNDLE" }],
    [config.awsProfiles.get(name)?.["ca_bundle"], placeInFile(name, "ca_bundle", config)],
    [env["REQUESTS_CA_BUNDLE"], { kind: "environment", variable: "REQUESTS_CA_BUNDLE" }],
  ];
  for (const [file, setting] of candidates) {
    if (file) {
      // Resolves relative paths against the home directory, because the extension runs the AWS CLI there for sign-ins.
      return { file: path.resolve(homedir(), file), setting };
    }
  }
  return undefined;
}

/** Returns the location of an AWS profile's setting. */
export function placeInFile(awsProfile: string, name: SettingName, config: SharedConfig): SettingPlace {
  const { file, line } = config.locate(awsProfile, name) ?? { file: awsFiles().config };
  return { kind: "awsProfile", awsProfile, name, path: file, ...(line === undefined ? {} : { line }) };
}

/** Reads the certificates of a CA bundle. */
export async function loadCaBundle({ file }: CaBundle): Promise<LoadedCaBundle> {
  let certificates: string;
  try {
    certificates = await readFile(file, "utf8");
  } catch {
    return { fault: "unreadable" };
  }
  return hasCertificates(certificates) ? { certificates } : { fault: "notCertificates" };
}

/**
 * Reads the CA certificates to trust for the requests of an AWS profile. Returns undefined if the defaults of Node.js apply.
 * Throws an error if the CA bundle cannot be used.
 */
export async function caCertificates(
  awsProfile: string | undefined,
  config: SharedConfig,
): Promise<string | undefined> {
  const bundle = findCaBundle(awsProfile, config);
  const loaded = bundle && (await loadCaBundle(bundle));
  if (loaded && "fault" in loaded) {
    throw new CaBundleError(`The CA bundle ${bundle?.file} cannot be used: ${loaded.fault}`);
  }
  return loaded?.certificates;
}

/**
 * Returns whether a text contains certificates. Node.js ignores text without certificates, and would then trust no certificate
 * without reporting a reason.
 */
function hasCertificates(text: string): boolean {
  const blocks =
    text.match(/-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g) ?? [];
  try {
    return blocks.length > 0 && blocks.every((block) => new X509Certificate(block).subject !== "\0");
  } catch {
    return false;
  }
}
