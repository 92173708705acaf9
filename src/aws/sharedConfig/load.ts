import { readFile, stat } from "node:fs/promises";
import type { ConfigFinding, ConfigFindingKind, ConfigSection } from "../../domain/configFinding";
import { awsFiles } from "./files";
import { parseCredentialsHeader } from "./credentialsHeader";
import { checkSettings } from "./checkSettings";
import type { SectionsOfFile, SharedConfig } from "./combine";
import { combine } from "./combine";
import { limitPerSection } from "./limitFindings";
import type { HeaderLine, IniFile, IniFinding, Setting } from "./parseIni";
import { parseIni } from "./parseIni";
import type { TypedSections } from "./sections";
import { parseConfigSections, parseCredentialsSections, parseConfigHeader } from "./sections";

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

function parseSections(contents: Contents, kind: FileKind): SectionsOfFile {
  const { file } = contents;
  const { text, findings } = decode(contents);
  const ini = parseIni(text);
  const sections = kind.sections(ini);
  const [first] = ini.sections;
  const checked = [...sections.awsProfiles.values(), ...sections.ssoSessions.values()].map(({ settings }) => settings);
  // If the file has another encoding, every line would be a finding.
  const inLines = text.includes("\0")
    ? []
    : [...sections.findings, ...[first?.shared ?? new Map<string, Setting>(), ...checked].flatMap(checkSettings)];
  const located = limitPerSection(addSections(inLines, ini.headers, kind)).map((finding) => ({ file, ...finding }));
  return { ...sections, file, findings: [...findings, ...located] };
}

/** The kinds of findings that affect the entire file although they refer to a line. */
const ofWholeFile: ReadonlySet<ConfigFindingKind> = new Set(["byteOrderMark", "defaultsSection"]);

/** Returns the findings in line order, each with the section that contains its line. */
function addSections(findings: readonly IniFinding[], headers: readonly HeaderLine[], kind: FileKind): IniFinding[] {
  let passed = 0;
  let section: ConfigSection | undefined;
  return findings
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
    .map((finding) => {
      const before = passed;
      while ((headers[passed]?.line ?? Infinity) <= (finding.line ?? 0)) {
        passed += 1;
      }
      if (passed !== before) {
        const header = headers[passed - 1]?.header;
        section = header === undefined ? undefined : kind.sectionOf(header);
      }
      return section && !ofWholeFile.has(finding.what) ? { ...finding, section } : finding;
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
