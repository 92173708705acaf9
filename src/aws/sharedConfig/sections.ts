import type { ConfigSection, SectionType } from "../../domain/configFinding";
import { FindingList } from "./limitFindings";
import type { IniFile, IniFinding, IniSection } from "./parseIni";
import { plainName, sharedHeader } from "./parseIni";
import { checkCredentialsHeader } from "./credentialsHeader";
import { configHeader, hasExactType, intendedSection, isDefaultInOtherCase } from "./intendedHeader";
import { splitWords } from "./shellWords";

/** The sections of one type, by name. */
export type Sections = ReadonlyMap<string, IniSection>;

/** The sections of a file by type and name. */
export interface TypedSections {
  readonly awsProfiles: Sections;
  readonly ssoSessions: Sections;
  readonly services: Sections;
  readonly findings: readonly IniFinding[];
}

const types = [
  ["profile", "awsProfiles", "awsProfile"],
  ["sso-session", "ssoSessions", "ssoSession"],
  ["services", "services", "services"],
] as const;

/** The fields of `TypedSections`, by the type of their sections. */
export const sectionKeys = {
  awsProfile: "awsProfiles",
  ssoSession: "ssoSessions",
  services: "services",
} as const satisfies Record<SectionType, keyof TypedSections>;

/** The headers of sections that only the AWS CLI uses. */
const otherHeaders = new Set(["plugins", "preview"]);

/**
 * Returns the sections of a config file, named as in the AWS CLI (`build_profile_map` of botocore's `configloader`): a type and
 * an optionally quoted name, or `default`. If two headers have the same name, only the later section is used.
 */
export function parseConfigSections({ sections, headers, findings }: IniFile): TypedSections {
  const found = { awsProfiles: new Map(), ssoSessions: new Map(), services: new Map() } satisfies Record<
    (typeof types)[number][1],
    Map<string, IniSection>
  >;
  const more = new FindingList();
  for (const section of sections) {
    const { header, line } = section;
    // As in botocore, a header that merely starts with a type counts as that type.
    const [, key, type] = header === "default" ? types[0] : (types.find(([start]) => header.startsWith(start)) ?? []);
    if (type === undefined || key === undefined) {
      if (!otherHeaders.has(header)) {
        const what = "missingPrefix";
        const about = more.isFull(what) ? {} : { ...plainName(header), ...intendedHeader(header) };
        more.push({ line, what, consequence: "sectionIgnored", ...about });
      }
      continue;
    }
    const name = header === "default" ? header : nameIn(header);
    if (!name) {
      const what = "unreadableHeader";
      const about = more.isFull(what) ? {} : intendedHeader(header);
      more.push({ line, what, consequence: "sectionIgnored", ...about });
      continue;
    }
    checkConfigHeader(section, { type, name }).forEach((finding) => more.push(finding));
    const earlier: IniSection | undefined = found[key].get(name);
    if (earlier) {
      const otherLine = earlier.line;
      more.push({ line, what: "sameName", consequence: "earlierIgnored", otherLine, ...plainName(name) });
    }
    found[key].set(name, section);
  }
  return { ...found, findings: [...suggestHeaders(findings, headers, intendedHeader), ...more.toArray()] };
}

/** Returns the sections of a credentials file. As in the AWS CLI, each section is an AWS profile named after its header. */
export function parseCredentialsSections({ sections, headers, findings }: IniFile): TypedSections {
  const awsProfiles = new Map(sections.map((section) => [section.header, section]));
  const more = sections.flatMap(({ header, line }): IniFinding[] => {
    const finding = checkCredentialsHeader(header);
    return finding ? [{ line, ...finding }] : [];
  });
  const suggest = (header: string) => {
    const section = intendedSection(header);
    return section?.type === "awsProfile" ? { intended: `[${section.name}]` } : {};
  };
  const all = [...suggestHeaders(findings, headers, suggest), ...more];
  return { awsProfiles, ssoSessions: new Map(), services: new Map(), findings: all };
}

/** Returns the findings with the headers that were probably meant by lines that cannot be parsed. */
function suggestHeaders(
  findings: readonly IniFinding[],
  headers: IniFile["headers"],
  suggest: (header: string) => Pick<IniFinding, "intended">,
): IniFinding[] {
  const broken = new Map(headers.map(({ line, brokenHeader }) => [line, brokenHeader]));
  return findings.map((finding) => {
    const header = finding.what === "unreadableHeader" ? broken.get(finding.line ?? 0) : undefined;
    return header === undefined ? finding : { ...finding, ...suggest(header) };
  });
}

/**
 * Returns the section that a header in a config file refers to or was probably meant to refer to, or undefined if that is
 * unclear.
 */
export function parseConfigHeader(header: string): ConfigSection | undefined {
  if (otherHeaders.has(header) || header === sharedHeader) {
    return undefined;
  }
  const type = types.find(([start]) => header.startsWith(start))?.[2];
  const name = header === "default" ? header : nameIn(header);
  return type !== undefined && name ? { type, name } : intendedSection(header);
}

/** Returns the findings about a header that the AWS CLI accepts, but probably with another meaning than was intended. */
function checkConfigHeader({ header, line }: IniSection, { type, name }: ConfigSection): IniFinding[] {
  if (!hasExactType(header, type)) {
    return [{ line, what: "unusualPrefix", consequence: "none", ...plainName(name), ...intendedHeader(header) }];
  }
  const meant = /\S['"]\S/.test(header) ? intendedSection(header) : undefined;
  if (meant && meant.name.includes("'") && meant.name !== name) {
    return [{ line, what: "quotesRemoved", consequence: "otherName", ...plainName(name), ...intendedHeader(header) }];
  }
  return type === "awsProfile" && isDefaultInOtherCase(name)
    ? [{ line, what: "otherCase", consequence: "otherName", ...plainName(name), intended: "[default]" }]
    : [];
}

/** Returns the header that was probably meant, for a finding about an invalid one. */
function intendedHeader(header: string): Pick<IniFinding, "intended"> {
  const section = intendedSection(header);
  return section ? { intended: configHeader(section) } : {};
}

/** Returns the name in a header that consists of two words, or undefined for any other header. */
function nameIn(header: string): string | undefined {
  try {
    const words = splitWords(header);
    return words.length === 2 ? words[1] : undefined;
  } catch {
    return undefined;
  }
}
