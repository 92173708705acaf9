/** A location in a shared AWS file. `line` is 1-based. */
export interface ConfigLocation {
  readonly file: string;
  readonly line: number;
}

/** The kind of error in a shared file or one of its lines. */
export type ConfigFindingKind =
  /** The file exists but cannot be read. */
  | "unreadable"
  /** The file is binary or not in UTF-8. */
  | "notText"
  | "byteOrderMark"
  /** A section header, or a line that looks like one, that does not name a section. */
  | "unreadableHeader"
  /** A header that is indented deeper than the setting above it. */
  | "indentedHeader"
  /** `[dev]` in the config file, where the header of an AWS profile must be `[profile dev]`. */
  | "missingPrefix"
  /** `[profile dev]` in the credentials file, where the header of an AWS profile must be `[dev]`. */
  | "needlessPrefix"
  /**
   * `[sso-session corp]` or `[services local]` in the credentials file, where every section is an AWS profile. Such sections are
   * read only from the config file.
   */
  | "wrongFile"
  /** `[profiles dev]` in the config file, which the AWS CLI reads as `[profile dev]`, unlike other AWS tools. */
  | "unusualPrefix"
  /** `[profile it's John's]`, in which the AWS CLI reads the name `its Johns`. */
  | "quotesRemoved"
  /** `[Default]` in the credentials file or `[profile Default]`, which is not the default AWS profile. */
  | "otherCase"
  /** `['dev']` or `[ dev ]` in the credentials file, where quotation marks and spaces are part of the name. */
  | "quotedName"
  | "duplicateSection"
  /** Two headers for the same section, such as `[default]` and `[profile default]`. */
  | "sameName"
  | "duplicateSetting"
  /** `[DEFAULT]`, whose settings Python's parser adds to every section. */
  | "defaultsSection"
  | "settingBeforeSection"
  /** A line without `=` or `:`. */
  | "brokenLine"
  /** A line without `=` in an indented block. */
  | "brokenBlock"
  /** An empty value in the credentials file that replaces the value in the config file. */
  | "emptyValue"
  /** A reference to a `services` section that does not exist. */
  | "missingServices"
  /** Indented lines in place of a value or after it. */
  | "indentedValue"
  | "commentInValue"
  /** A command that cannot be split into a program and arguments. */
  | "unclosedQuote"
  /** A value that is not a Region code, such as `US-EAST-1` or the Availability Zone `us-east-1a`. */
  | "invalidRegion";

/** How a finding affects the settings that are used. */
export type ConfigConsequence =
  | "none"
  | "fileIgnored"
  | "sectionIgnored"
  | "earlierIgnored"
  | "lineIgnored"
  | "laterUsed"
  | "merged"
  | "partOfValue"
  | "appliesToAll"
  | "otherName"
  | "notRun"
  /** The value is not used, and credentials that depend on it are refused. */
  | "valueNotUsed"
  /** The Region code that was probably meant is used instead of the value. */
  | "correctedUsed"
  | "regionIgnored";

/** The types of sections that have names. */
export type SectionType = "awsProfile" | "ssoSession" | "services";

/** A section of a shared file, by its type and name. */
export interface ConfigSection {
  readonly type: SectionType;
  readonly name: string;
}

/** An issue in the shared AWS files that users should know about. Contains no setting values except those of Regions. */
export interface ConfigFinding {
  readonly file: string;
  /** The 1-based line, or undefined if the finding is about the whole file. */
  readonly line?: number;
  /**
   * The section that contains the finding, or that an invalid header was probably meant to start. Undefined if there is no such
   * section or it is unknown.
   */
  readonly section?: ConfigSection;
  readonly what: ConfigFindingKind;
  readonly consequence: ConfigConsequence;
  /** The AWS CLI cannot use the file at all ("Unable to parse config file"). */
  readonly refusedByCli?: true;
  /** The name of the section or setting, or undefined if the name is not safe to show. */
  readonly name?: string;
  /** The header that was probably meant, with its brackets. Untrusted text. */
  readonly intended?: string;
  /** The earlier line of the same file that this one conflicts with or continues. */
  readonly otherLine?: number;
  /** A short value that should be a Region code. Untrusted text. */
  readonly value?: string;
  /** The Region code that was probably meant and is used instead of the value. */
  readonly corrected?: string;
  /** The code of the Region whose location the value names. It is not used. */
  readonly suggested?: string;
  /** The number of other findings of the same kind, which are not listed because there are too many. */
  readonly more?: number;
}

/** An environment variable whose value should be a Region code. */
export interface VariableFinding {
  readonly variable: string;
  /** The value of the variable as untrusted text, or undefined if it is too long to be a Region code. */
  readonly value?: string;
  /** The Region code that was probably meant. It is used instead of the value. */
  readonly corrected?: string;
  /** The code of the Region whose location the value names. It is not used. */
  readonly suggested?: string;
}

/** A value in the settings of the extension that is not used as it is. */
export interface SettingFinding {
  /** The ID of the setting. */
  readonly setting: string;
  readonly fault:
    /** A value of another type. */
    | "malformed"
    | "invalidRegion"
    /** A Region in another partition than the AWS profiles it is set for. */
    | "otherPartition";
  /** The AWS profile whose Regions are set, if they are set for one alone. */
  readonly awsProfile?: string;
  /** The value that should be a Region code, as untrusted text. */
  readonly value?: string;
  /** The Region code that was probably meant. It is used in place of the value. */
  readonly corrected?: string;
  /** The code of the Region whose location the value names. It is not used. */
  readonly suggested?: string;
}

/** An issue in the AWS configuration of this machine that users should know about. */
export type AwsFinding = ConfigFinding | VariableFinding;

/** An issue in the AWS configuration or the settings of this machine that users should know about. */
export type Finding = AwsFinding | SettingFinding;
