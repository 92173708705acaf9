import type { ConfigFinding } from "../../domain/configFinding";
import { FindingList } from "./limitFindings";
import { indentOf, splitInnerLines, strip, stripEnd } from "./pythonText";

/** A finding about a line of a file. */
export type IniFinding = Omit<ConfigFinding, "file">;

/** The value of a setting, and the 1-based line of the setting. */
export interface Setting {
  readonly line: number;
  readonly value: string;
  /** The settings of an indented block (`s3 =`, `bedrock =`). */
  readonly nested?: ReadonlyMap<string, string>;
}

/** A section, identified by the text in its brackets. The meaning of the text depends on the kind of file. */
export interface IniSection {
  readonly header: string;
  readonly line: number;
  /** The settings in the section itself, by lowercase name. */
  readonly settings: ReadonlyMap<string, Setting>;
  /**
   * The settings of `[DEFAULT]`, which apply if the section itself does not contain them. All sections of a file have the same
   * map, because copies for thousands of sections would take seconds.
   */
  readonly shared: ReadonlyMap<string, Setting>;
}

/** A line that starts a section. */
export interface HeaderLine {
  readonly line: number;
  /** The text in the brackets, or undefined if the line cannot be parsed. */
  readonly header: string | undefined;
  /** The type and name in a line that cannot be parsed, for example because a bracket is missing. */
  readonly brokenHeader?: string;
}

/** The content of a file. */
export interface IniFile {
  readonly sections: readonly IniSection[];
  /** Every header in line order, including those of duplicate sections. */
  readonly headers: readonly HeaderLine[];
  readonly findings: readonly IniFinding[];
}

/** The header of the section whose settings Python's `configparser` adds to all other sections. */
export const sharedHeader = "DEFAULT";

/**
 * Parses a shared config or credentials file like the AWS CLI, which uses `raw_config_parse` of botocore's `configloader`:
 * Python's `configparser.RawConfigParser` with its default options, plus one level of nested settings.
 *
 * If Python would reject the entire file, everything unambiguous is still returned, and the findings list what was dropped.
 * Settings below an unreadable header are dropped, because they must not be added to the previous section.
 */
export function parseIni(text: string): IniFile {
  const parser = new IniParser();
  const hasMark = text.startsWith("\uFEFF");
  if (hasMark) {
    parser.findings.push({ line: 1, what: "byteOrderMark", consequence: "none", refusedByCli: true });
  }
  for (const [index, line] of text
    .slice(hasMark ? 1 : 0)
    .split(/\r\n|\r|\n/)
    .entries()) {
    parser.readLine(line, index + 1);
  }
  return parser.finish();
}

/** A setting whose value may continue on the following lines. */
interface OpenSetting {
  readonly line: number;
  readonly values: string[];
}

interface OpenSection {
  readonly header: string;
  readonly line: number;
  readonly settings: Map<string, OpenSetting>;
}

class IniParser {
  readonly findings = new FindingList();
  readonly #headers: HeaderLine[] = [];
  readonly #sections = new Map<string, OpenSection>();
  /** The current section, or undefined before the first header. The section of an unreadable header is not in any map. */
  #section: OpenSection | undefined;
  #setting: OpenSetting | undefined;
  #indent = 0;

  readLine(line: string, number: number): void {
    const text = strip(line);
    if (text === "") {
      // Blank lines may be part of a value.
      this.#setting?.values.push("");
      return;
    }
    if (text.startsWith("#") || text.startsWith(";")) {
      return;
    }
    const indent = indentOf(line);
    if (this.#setting && indent > this.#indent) {
      this.#continue(this.#setting, text, number);
      return;
    }
    this.#indent = indent;
    // Python's pattern is greedy: if the line contains a second `]`, the name is everything before the last one.
    const header = /^\[(.+)\]/s.exec(text)?.[1];
    if (header === undefined) {
      this.#readSetting(text, number);
    } else {
      this.#open(header, number);
    }
  }

  finish(): IniFile {
    const shared = this.#sections.get(sharedHeader);
    if (shared && shared.settings.size > 0) {
      this.findings.push({ line: shared.line, what: "defaultsSection", consequence: "appliesToAll" });
    }
    const sharedSettings = shared ? this.#close(shared) : new Map<string, Setting>();
    const sections = [...this.#sections.values()]
      .filter((section) => section !== shared)
      .map((section) => ({
        header: section.header,
        line: section.line,
        settings: this.#close(section),
        shared: sharedSettings,
      }));
    return {
      sections,
      headers: this.#headers,
      findings: this.findings.toArray(),
    };
  }

  #continue(setting: OpenSetting, text: string, number: number): void {
    setting.values.push(text);
    if (/^\[.+\]/s.test(text)) {
      this.findings.push({ line: number, what: "indentedHeader", consequence: "partOfValue", otherLine: setting.line });
    }
  }

  #open(header: string, number: number): void {
    const earlier = this.#sections.get(header);
    if (earlier && header !== sharedHeader) {
      this.findings.push({
        line: number,
        what: "duplicateSection",
        consequence: "merged",
        refusedByCli: true,
        otherLine: earlier.line,
        ...plainName(header),
      });
    }
    this.#headers.push({ line: number, header });
    this.#section = earlier ?? { header, line: number, settings: new Map() };
    this.#sections.set(header, this.#section);
    this.#setting = undefined;
  }

  #readSetting(text: string, number: number): void {
    const delimiter = text.search(/[=:]/);
    const name = stripEnd(delimiter < 0 ? text : text.slice(0, delimiter));
    const isSetting = delimiter > 0 && this.#section !== undefined;
    if (isHeaderLike(name, delimiter < 0)) {
      this.findings.push({
        line: number,
        what: "unreadableHeader",
        consequence: "sectionIgnored",
        // If the line contains `=` or `:`, Python parses it as a setting of the previous section.
        ...(isSetting ? {} : { refusedByCli: true }),
      });
      // A long word might be an access key.
      const brokenHeader = /^\W*((?:profile|sso-session|services)\s(?!.*\S{20})[^=:[\]#;]+)/i.exec(text)?.[1];
      this.#headers.push({ line: number, header: undefined, ...(brokenHeader ? { brokenHeader } : {}) });
      this.#dropSettingsBelow(number);
      this.#setting = undefined;
      return;
    }
    // Continuation lines of a dropped line are also dropped.
    this.#setting = { line: number, values: [strip(text.slice(delimiter + 1))] };
    if (isSetting) {
      this.#add(name.toLowerCase(), this.#setting);
    } else if (this.#section) {
      this.findings.push({ line: number, what: "brokenLine", consequence: "sectionIgnored", refusedByCli: true });
      // The line may be a header without brackets.
      this.#dropSettingsBelow(number);
    } else {
      this.findings.push({
        line: number,
        what: "settingBeforeSection",
        consequence: "lineIgnored",
        refusedByCli: true,
      });
    }
  }

  /** Drops the settings up to the next header, which must not be added to the section above the line. */
  #dropSettingsBelow(line: number): void {
    this.#section = { header: "", line, settings: new Map() };
  }

  #add(name: string, setting: OpenSetting): void {
    const settings = this.#section?.settings;
    const earlier = settings?.get(name);
    if (earlier) {
      this.findings.push({
        line: setting.line,
        what: "duplicateSetting",
        consequence: "laterUsed",
        refusedByCli: true,
        otherLine: earlier.line,
        ...plainName(name),
      });
    }
    settings?.set(name, setting);
  }

  #close({ settings }: OpenSection): ReadonlyMap<string, Setting> {
    const closed = [...settings].map(([name, open]) => {
      const value = stripEnd(open.values.join("\n"));
      const nested = value.startsWith("\n") ? { nested: this.#readNested(open) } : {};
      return [name, { line: open.line, value, ...nested }] as const;
    });
    return new Map(closed);
  }

  #readNested({ line, values }: OpenSetting): ReadonlyMap<string, string> {
    const nested = new Map<string, string>();
    const lines = values.flatMap(splitInnerLines).map(strip);
    for (const text of lines) {
      const delimiter = text.indexOf("=");
      if (delimiter >= 0) {
        nested.set(strip(text.slice(0, delimiter)), strip(text.slice(delimiter + 1)));
      }
    }
    if (lines.some((text) => text !== "" && !text.includes("="))) {
      this.findings.push({ line, what: "brokenBlock", consequence: "lineIgnored", refusedByCli: true });
    }
    return nested;
  }
}

/**
 * Returns whether a line that is not a valid header was probably meant to be one. Names of settings contain no brackets or
 * spaces. The settings below such a line must not be added to the previous section.
 */
function isHeaderLike(name: string, isWholeLine: boolean): boolean {
  return (
    /[[\]]/.test(name) || /^\W*(profile|sso-session|services)\s+\S/i.test(name) || (isWholeLine && name === "default")
  );
}

/**
 * Returns the name if it is safe to show in messages. Any other text might be an access key that was pasted into the wrong place.
 */
export function plainName(name: string): { readonly name?: string } {
  return /^[\p{L}\p{M}\p{N}_ .@+%:/&,()'-]{1,64}$/u.test(name) ? { name } : {};
}
