import { readFile, stat } from "node:fs/promises";
import type { ConfigFinding, ConfigFindingKind, ConfigLocation, ConfigSection } from "../../domain/configFinding";
import { awsFiles } from "./files";
import { checkEmptyValues, checkSettings } from "./checkSettings";
import type { HeaderLine, IniFile, IniFinding, Setting } from "./parseIni";
import { parseIni } from "./parseIni";
import { usedValue } from "./regionValue";
import type { Section } from "./settings";
import { isForCredentials } from "./settings";
import type { Sections, TypedSections } from "./sections";
import {
  parseConfigSections,
  parseCredentialsSections,
  sectionKeys,
  parseConfigHeader,
  parseCredentialsHeader,
} from "./sections";

/** The settings in a section with endpoints for individual services, with keys such as `sts.endpoint_url`. */
type ServiceEndpoints = Readonly<Partial<Record<string, string>>>;

/** The shared AWS files. Sections contain secrets, so they must not leave this folder. */
export interface SharedConfig {
  /** The AWS profiles with the settings of both files. */
  readonly awsProfiles: ReadonlyMap<string, Section>;
  /** The AWS profiles with only the settings of the config file. */
  readonly configFile: ReadonlyMap<string, Section>;
  /** The AWS profiles with only the settings of the credentials file. */
  readonly credentialsFile: ReadonlyMap<string, Section>;
  readonly ssoSessions: ReadonlyMap<string, Section>;
  /** The sections with endpoints for individual services, by name. */
  readonly services: ReadonlyMap<string, ServiceEndpoints>;
  readonly findings: readonly ConfigFinding[];
  /** Returns the location of an AWS profile's setting, or undefined if it does not have the setting. */
  locate(awsProfile: string, setting: string): ConfigLocation | undefined;
  /** Returns the location of a section's header, or undefined if there is no such section. */
  locateSection(section: ConfigSection): ConfigLocation | undefined;
}

/** The naming rules for sections in the config or credentials file. */
interface FileKind {
  readonly sections: (file: IniFile) => TypedSections;
  readonly sectionOf: (header: string) => ConfigSection | undefined;
}

const configKind: FileKind = { sections: parseConfigSections, sectionOf: parseConfigHeader };
const credentialsKind: FileKind = { sections: parseCredentialsSections, sectionOf: parseCredentialsHeader };

/** The contents of a file, or the reason it cannot be read. */
type Contents =
  | { readonly file: string; readonly bytes: Buffer }
  | { readonly file: string; readonly unreadable: boolean };

let next: Promise<SharedConfig> | undefined;
let parsed: { readonly contents: readonly Contents[]; readonly config: SharedConfig } | undefined;

/**
 * Returns the current shared files. They are read on every call, because users edit them while the editor is running, but parsed
 * again only if their contents have changed. A file that is missing or cannot be read has no sections. Calls in the same turn of
 * the event loop, such as those for all Regions of an account, share one read.
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
  const { config, credentials } = awsFiles();
  const contents = await Promise.all([readContents(config), readContents(credentials)] as const);
  if (!parsed || !parsed.contents.every((each, index) => isSame(each, contents[index]))) {
    parsed = {
      contents,
      config: combine(parseSections(contents[0], configKind), parseSections(contents[1], credentialsKind)),
    };
  }
  return parsed.config;
}

async function readContents(file: string): Promise<Contents> {
  try {
    const stats = await stat(file);
    // Reading a pipe or a device might never end. The AWS CLI ignores these too, for example `/dev/null`.
    return stats.isFile() ? { file, bytes: await readFile(file) } : { file, unreadable: stats.isDirectory() };
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return { file, unreadable: !isMissing };
  }
}

function isSame(a: Contents, b: Contents | undefined): boolean {
  if (b === undefined || a.file !== b.file) {
    return false;
  }
  return "bytes" in a && "bytes" in b
    ? a.bytes.equals(b.bytes)
    : "unreadable" in a && "unreadable" in b && a.unreadable === b.unreadable;
}

interface SectionsOfFile extends Omit<TypedSections, "findings"> {
  readonly file: string;
  readonly findings: readonly ConfigFinding[];
}

function parseSections(contents: Contents, kind: FileKind): SectionsOfFile {
  const { file } = contents;
  const { text, findings } = decode(contents);
  const ini = parseIni(text);
  const sections = kind.sections(ini);
  const { awsProfiles, ssoSessions } = sections;
  // If the file has another encoding, every line would be a finding.
  const inLines = text.includes("\0")
    ? []
    : [...sections.findings, ...checkSettings(awsProfiles), ...checkSettings(ssoSessions)];
  const located = addSections(inLines, ini.headers, kind).map((finding) => ({ file, ...finding }));
  return { ...sections, file, findings: [...findings, ...located] };
}

/** The kinds of findings that affect the entire file although they refer to a line. */
const ofWholeFile: ReadonlySet<ConfigFindingKind> = new Set(["byteOrderMark", "defaultsSection"]);

/** Returns the findings in line order, each with the section that contains its line. */
function addSections(findings: readonly IniFinding[], headers: readonly HeaderLine[], kind: FileKind): IniFinding[] {
  let passed = 0;
  return findings
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
    .map((finding) => {
      while ((headers[passed]?.line ?? Infinity) <= (finding.line ?? 0)) {
        passed += 1;
      }
      const header = headers[passed - 1]?.header;
      const section = header === undefined || ofWholeFile.has(finding.what) ? undefined : kind.sectionOf(header);
      return section ? { ...finding, section } : finding;
    });
}

function decode(contents: Contents): { text: string; findings: ConfigFinding[] } {
  const { file } = contents;
  if (!("bytes" in contents)) {
    const finding = { file, what: "unreadable", consequence: "fileIgnored" } as const;
    return { text: "", findings: contents.unreadable ? [finding] : [] };
  }
  const text = contents.bytes.toString("utf8");
  if (!text.includes("\0") && Buffer.from(text).equals(contents.bytes)) {
    return { text, findings: [] };
  }
  const line = text.slice(0, text.search(/[\0\uFFFD]/)).split(/\r\n|\r|\n/).length;
  return { text, findings: [{ file, line, what: "notText", consequence: "lineIgnored", refusedByCli: true }] };
}

/** The value of a setting, and its location. */
interface LocatedValue extends ConfigLocation {
  readonly value: string;
}

/**
 * Combines both files. As in the AWS CLI, if both contain a setting, the value in the credentials file takes precedence, even if
 * it is empty or cannot be used.
 */
function combine(config: SectionsOfFile, credentials: SectionsOfFile): SharedConfig {
  const files = [config, credentials];
  const merged = new Map<string, Map<string, LocatedValue>>();
  for (const { file, awsProfiles } of files) {
    for (const [name, { settings }] of awsProfiles) {
      const section = merged.get(name) ?? new Map<string, LocatedValue>();
      for (const [key, setting] of settings) {
        const value = effectiveValue(key, setting);
        if (value === undefined) {
          section.delete(key);
        } else {
          section.set(key, { file, line: setting.line, value });
        }
      }
      merged.set(name, section);
    }
  }
  const plain = (section: ReadonlyMap<string, LocatedValue>): Section =>
    Object.fromEntries([...section].map(([key, { value }]) => [key, value]));
  return {
    awsProfiles: new Map([...merged].map(([name, section]) => [name, plain(section)])),
    configFile: plainSections(config.awsProfiles),
    credentialsFile: plainSections(credentials.awsProfiles),
    ssoSessions: plainSections(config.ssoSessions),
    services: flatten(config.services),
    findings: [
      ...config.findings,
      ...credentials.findings,
      ...checkEmptyValues(config.awsProfiles, credentials.awsProfiles).map((each) => ({
        file: credentials.file,
        ...each,
      })),
    ],
    locate(awsProfile, setting) {
      const found = merged.get(awsProfile)?.get(setting);
      return found && { file: found.file, line: found.line };
    },
    locateSection({ type, name }) {
      const found = files.find((file) => file[sectionKeys[type]].has(name));
      const line = found?.[sectionKeys[type]].get(name)?.line;
      return found && line !== undefined ? { file: found.file, line } : undefined;
    },
  };
}

/**
 * Returns the value of a setting, or undefined if the setting is a block of indented lines. A block in place of a value for
 * credentials is returned as text, so that the setting counts as present and no other credentials are used (see `isBlock`).
 */
function effectiveValue(name: string, { value, nested }: Setting): string | undefined {
  return nested && !isForCredentials(name) ? undefined : usedValue(name, value);
}

function plainSections(sections: Sections): ReadonlyMap<string, Section> {
  return new Map([...sections].map(([name, { settings }]) => [name, plainSection(settings)]));
}

function plainSection(settings: ReadonlyMap<string, Setting>): Section {
  const values = [...settings].map(([key, setting]) => [key, effectiveValue(key, setting)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** Returns the `services` sections, with the settings of each block as `block.setting`. */
function flatten(sections: Sections): ReadonlyMap<string, ServiceEndpoints> {
  return new Map(
    [...sections].map(([name, { settings }]) => {
      const entries = [...settings].flatMap(([key, { nested = [] }]) =>
        [...nested].map(([inner, value]) => [`${key}.${inner}`, value] as const),
      );
      return [name, Object.fromEntries(entries)];
    }),
  );
}
