import { loadSharedConfigFiles, readFile } from "@smithy/core/config";
import { awsFiles } from "./files";

/** Settings of one section, by name. */
export type Section = Readonly<Partial<Record<string, string>>>;

/** AWS's shared files. Sections hold secrets: they stay within this folder. */
export interface SharedConfig {
  readonly awsProfiles: ReadonlyMap<string, Section>;
  readonly ssoSessions: ReadonlyMap<string, Section>;
  /** Sections that give endpoints of single services. */
  readonly services: ReadonlyMap<string, Section>;
}

let next: Promise<SharedConfig> | undefined;

/**
 * Reads the shared files anew, because people edit them while the editor runs. What cannot be read holds nothing. Who asks at
 * the same time, as the Regions of an account do, shares a reading that begins after all of them have asked.
 */
export function readSharedConfig(): Promise<SharedConfig> {
  next ??= new Promise((resolve) => {
    setImmediate(() => {
      next = undefined;
      resolve(read());
    });
  });
  return next;
}

async function read(): Promise<SharedConfig> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const ambiguous = await awsProfilesNamedLikeOthers();
  const awsProfiles = new Map<string, Section>();
  const ssoSessions = new Map<string, Section>();
  const services = new Map<string, Section>();
  for (const [key, section] of Object.entries(configFile)) {
    // The SDK's reader keeps the prefix of sections that are no AWS profiles.
    const [, type, name] = /^(sso-session|services)\.(.+)$/s.exec(key) ?? [];
    const sections = type === "sso-session" ? ssoSessions : type === "services" ? services : awsProfiles;
    sections.set(name ?? key, section);
    if (ambiguous.has(key)) {
      awsProfiles.set(key, section);
    }
  }
  // Where both files have a setting, the credentials file decides, as for the SDK.
  for (const [name, section] of Object.entries(credentialsFile)) {
    awsProfiles.set(name, { ...awsProfiles.get(name), ...section });
  }
  return { awsProfiles, ssoSessions, services };
}

/**
 * AWS profiles that the SDK's reader names as it does sections of other types: `services.prod` is `[profile services.prod]` or
 * `[services prod]`. Only the file's own text tells, which is the one that was just read.
 */
async function awsProfilesNamedLikeOthers(): Promise<ReadonlySet<string>> {
  const text = await readFile(awsFiles().config).catch(() => "");
  const headers = text.matchAll(/^\s*\[profile[ \t.](["']?)((?:sso-session|services)\.[^\s\]"']+)\1\]/gm);
  return new Set([...headers].map(([, , name = ""]) => name));
}
