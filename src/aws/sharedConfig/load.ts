import { readFile } from "node:fs/promises";
import type { ConfigFinding, ConfigLocation } from "../../domain/awsProfile";
import { awsFiles } from "./files";
import { checkSettings } from "./checkSettings";
import { parseIni } from "./parseIni";
import type { Sections, TypedSections } from "./sections";
import { configSections, credentialsSections } from "./sections";

/** Settings of one section, by lower-case name. */
export type Section = Readonly<Partial<Record<string, string>>>;

/** AWS's shared files. Sections hold secrets: they stay within this folder. */
export interface SharedConfig {
  readonly awsProfiles: ReadonlyMap<string, Section>;
  readonly ssoSessions: ReadonlyMap<string, Section>;
  /** Sections that give endpoints of single services, by name and setting (`sts.endpoint_url`). */
  readonly services: ReadonlyMap<string, Section>;
  readonly findings: readonly ConfigFinding[];
  /** Returns where a setting of an AWS profile is, or undefined if it has none. */
  locate(awsProfile: string, setting: string): ConfigLocation | undefined;
}

let next: Promise<SharedConfig> | undefined;

/**
 * Reads the shared files, on every call because people edit them while the editor runs. A file that is missing or cannot be
 * read has no sections. Callers of the same turn of the event loop, such as the Regions of an account, share one reading.
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
  return combine(
    await Promise.all([readSections(config, configSections), readSections(credentials, credentialsSections)]),
  );
}

interface SectionsOfFile extends Omit<TypedSections, "findings"> {
  readonly file: string;
  readonly findings: readonly ConfigFinding[];
}

async function readSections(file: string, typed: typeof configSections): Promise<SectionsOfFile> {
  const { text, findings } = await readText(file);
  const sections = typed(parseIni(text));
  // A file of another encoding is wrong in every line.
  const inLines = text.includes("\0") ? [] : [...sections.findings, ...checkSettings(sections.awsProfiles)];
  return { ...sections, file, findings: [...findings, ...inLines.map((finding) => ({ file, ...finding }))] };
}

async function readText(file: string): Promise<{ text: string; findings: ConfigFinding[] }> {
  try {
    const bytes = await readFile(file);
    const text = bytes.toString("utf8");
    if (!text.includes("\0") && Buffer.from(text).equals(bytes)) {
      return { text, findings: [] };
    }
    const line = text.slice(0, text.search(/[\0\uFFFD]/)).split(/\r\n|\r|\n/).length;
    return { text, findings: [{ file, line, what: "notText", consequence: "lineIgnored", refusedByCli: true }] };
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return { text: "", findings: isMissing ? [] : [{ file, what: "unreadable", consequence: "fileIgnored" }] };
  }
}

/** Where both files have a setting, the credentials file decides, as for the AWS CLI, unless it is empty there. */
function combine(files: readonly SectionsOfFile[]): SharedConfig {
  const merged = new Map<string, Map<string, ConfigLocation & { readonly value: string }>>();
  for (const { file, awsProfiles } of files) {
    for (const [name, settings] of awsProfiles) {
      const section = merged.get(name) ?? new Map<string, ConfigLocation & { readonly value: string }>();
      for (const [key, { value, nested, line }] of settings) {
        if (!nested && (value !== "" || !section.has(key))) {
          section.set(key, { file, line, value });
        }
      }
      merged.set(name, section);
    }
  }
  const plain = (section: ReadonlyMap<string, { readonly value: string }>): Section =>
    Object.fromEntries([...section].map(([key, { value }]) => [key, value]));
  return {
    awsProfiles: new Map([...merged].map(([name, section]) => [name, plain(section)])),
    ssoSessions: flatten(files.map((file) => file.ssoSessions)),
    services: flatten(files.map((file) => file.services)),
    findings: files.flatMap(({ findings }) => findings),
    locate(awsProfile, setting) {
      const found = merged.get(awsProfile)?.get(setting);
      return found && { file: found.file, line: found.line };
    },
  };
}

/** Sections with nested settings as `block.setting`. */
function flatten(files: readonly Sections[]): ReadonlyMap<string, Section> {
  const sections = files.flatMap((file) => [...file]);
  return new Map(
    sections.map(([name, settings]) => {
      const entries = [...settings].flatMap(([key, { value, nested }]) =>
        nested ? [...nested].map(([inner, innerValue]) => [`${key}.${inner}`, innerValue]) : [[key, value]],
      );
      return [name, Object.fromEntries(entries) as Section];
    }),
  );
}
