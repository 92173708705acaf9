import type { ConfigFinding, ConfigLocation, ConfigSection } from "../../domain/configFinding";
import { checkEmptyValues, checkServices } from "./checkSettings";
import type { IniSection, Setting } from "./parseIni";
import { usedValue } from "./regionValue";
import type { Sections, TypedSections } from "./sections";
import { sectionKeys } from "./sections";
import type { Section, SettingName } from "./settings";
import { blockValue, findSetting, hasIndentedLines, isForCredentials, readSettings } from "./settings";

/** The shared AWS files. Sections contain secrets, so they must not leave this folder. */
export interface SharedConfig {
  /** The AWS profiles with the settings of both files. */
  readonly awsProfiles: ReadonlyMap<string, Section>;
  /** The AWS profiles with only the settings of the config file. */
  readonly configFile: ReadonlyMap<string, Section>;
  /** The AWS profiles with only the settings of the credentials file. */
  readonly credentialsFile: ReadonlyMap<string, Section>;
  readonly ssoSessions: ReadonlyMap<string, Section>;
  /** The names of the sections with endpoints for individual services. */
  readonly services: ReadonlySet<string>;
  readonly findings: readonly ConfigFinding[];
  /** Returns the endpoint of a service, such as `sts`, in a `services` section, or undefined if it has none. */
  findServiceEndpoint(section: string, service: string): string | undefined;
  /** Returns the location of an AWS profile's setting, or undefined if it does not have the setting. */
  locate(awsProfile: string, setting: SettingName): ConfigLocation | undefined;
  /** Returns the location of a section's header, or undefined if there is no such section. */
  locateSection(section: ConfigSection): ConfigLocation | undefined;
}

/** The sections of one file, and the findings about it. */
export interface SectionsOfFile extends Omit<TypedSections, "findings"> {
  readonly file: string;
  readonly findings: readonly ConfigFinding[];
}

/**
 * Combines both files. As in the AWS CLI, if both contain a setting, the value in the credentials file takes precedence, even if
 * it is empty or cannot be used.
 */
export function combine(config: SectionsOfFile, credentials: SectionsOfFile): SharedConfig {
  const files = [config, credentials];
  const configFile = plainSections(config.awsProfiles);
  const credentialsFile = plainSections(credentials.awsProfiles);
  const awsProfiles = new Map(configFile);
  for (const [name, section] of credentialsFile) {
    const both = files.flatMap((file) => file.awsProfiles.get(name) ?? []);
    awsProfiles.set(name, both.length > 1 ? plainSection(both) : section);
  }
  const services = files.flatMap(({ file, awsProfiles: sections }) =>
    checkServices(sections, config.services).map((finding) => ({ file, ...finding })),
  );
  const empty = checkEmptyValues(config.awsProfiles, credentials.awsProfiles);
  const findings = [
    ...config.findings,
    ...credentials.findings,
    ...services,
    ...empty.map((finding) => ({ file: credentials.file, ...finding })),
  ];
  return {
    awsProfiles,
    configFile,
    credentialsFile,
    ssoSessions: plainSections(config.ssoSessions),
    services: new Set(config.services.keys()),
    findings: findings.filter((finding) => !isReference(finding, awsProfiles, files)),
    findServiceEndpoint(section, service) {
      const { settings, shared } = config.services.get(section) ?? {};
      return (settings?.get(service) ?? shared?.get(service))?.nested?.get("endpoint_url");
    },
    locate(awsProfile, setting) {
      for (const { file, awsProfiles: sections } of [credentials, config]) {
        const section = sections.get(awsProfile);
        const found = section && findSetting(section, setting);
        if (found) {
          return effectiveValue(setting, found) === undefined ? undefined : { file, line: found.line };
        }
      }
      return undefined;
    },
    locateSection({ type, name }) {
      const found = files.find((file) => file[sectionKeys[type]].has(name));
      const line = found?.[sectionKeys[type]].get(name)?.line;
      return found && line !== undefined ? { file: found.file, line } : undefined;
    },
  };
}

/** The type of section that a setting refers to. */
const references = { source_profile: "awsProfile", sso_session: "ssoSession", services: "services" } as const;

/** Returns whether what looks like a comment is part of the name of an existing section, such as `[profile 'AWS #1']`. */
function isReference(
  { what, name, section }: ConfigFinding,
  awsProfiles: ReadonlyMap<string, Section>,
  files: readonly SectionsOfFile[],
): boolean {
  if (what !== "commentInValue" || (name !== "source_profile" && name !== "sso_session" && name !== "services")) {
    return false;
  }
  const value = awsProfiles.get(section?.name ?? "")?.[name] ?? "";
  return files.some((file) => file[sectionKeys[references[name]]].has(value));
}

/**
 * Returns the value of a setting, or undefined if it has indented lines. For credentials, returns `blockValue` instead, so that
 * the setting counts as present and no other credentials are used. The indented lines are not returned, because they may be other
 * settings, such as access keys.
 */
function effectiveValue(name: string, setting: Setting): string | undefined {
  if (hasIndentedLines(name, setting)) {
    return isForCredentials(name) ? blockValue : undefined;
  }
  return usedValue(name, setting.value);
}

function plainSections(sections: Sections): ReadonlyMap<string, Section> {
  return new Map([...sections].map(([name, section]) => [name, plainSection([section])]));
}

/** Returns the values of the settings that are read. The last section takes precedence. */
function plainSection(sections: readonly IniSection[]): Section {
  const settings = new Map(sections.flatMap(readSettings));
  const values = [...settings].map(([name, setting]) => [name, effectiveValue(name, setting)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}
