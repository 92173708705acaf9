/** A line of one of AWS's shared files, from 1. */
export interface ConfigLocation {
  readonly file: string;
  readonly line: number;
}

/** What is wrong with a shared file, or with one of its lines. */
export type ConfigFindingKind =
  /** The file exists and cannot be read. */
  | "unreadable"
  /** The file is not in UTF-8, or binary. */
  | "notText"
  | "byteOrderMark"
  /** A section header, or what was meant as one, that names no section. */
  | "unreadableHeader"
  /** A header that is indented deeper than the setting above it. */
  | "indentedHeader"
  /** `[dev]` in the config file, where `[profile dev]` is an AWS profile. */
  | "missingPrefix"
  /** `[profile dev]` in the credentials file, where `[dev]` is an AWS profile. */
  | "needlessPrefix"
  | "duplicateSection"
  /** Two headers that name the same, such as `[default]` and `[profile default]`. */
  | "sameName"
  | "duplicateSetting"
  /** `[DEFAULT]`, whose settings Python's parser adds to every section. */
  | "defaultsSection"
  | "settingBeforeSection"
  /** A line without `=` or `:`. */
  | "brokenLine"
  /** A line without `=` in an indented block. */
  | "brokenBlock"
  | "commentInValue"
  /** A command that cannot be split into a program and arguments. */
  | "unclosedQuote"
  /** A value that is not a Region code, such as `US-EAST-1` or the Availability Zone `us-east-1a`. */
  | "invalidRegion";

/** What follows from a finding for what is read. */
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
  /** A Region code that the value was probably meant as is used in its place. */
  | "correctedUsed"
  | "regionIgnored";

/** The types of sections that have names. */
export type SectionType = "awsProfile" | "ssoSession" | "services";

/** A section of a shared file, by its type and name. */
export interface ConfigSection {
  readonly type: SectionType;
  readonly name: string;
}

/** Something in AWS's shared files that people should know of. Holds no value of a setting except that of a Region. */
export interface ConfigFinding {
  readonly file: string;
  /** Undefined if it concerns the whole file. */
  readonly line?: number;
  /** The section that it is in, or that a wrong header was meant as. Undefined if it is in none or that is not known. */
  readonly section?: ConfigSection;
  readonly what: ConfigFindingKind;
  readonly consequence: ConfigConsequence;
  /** The AWS CLI cannot use the file at all ("Unable to parse config file"). */
  readonly refusedByCli?: true;
  /** The section or setting, if it has a plain name. */
  readonly name?: string;
  /** The earlier line of the same file that this one conflicts with or continues. */
  readonly otherLine?: number;
  /** A short value that should be a Region code. Untrusted text. */
  readonly value?: string;
  /** The Region code that the value was probably meant as. */
  readonly corrected?: string;
}

/** An environment variable whose value should be a Region code. */
export interface VariableFinding {
  readonly variable: string;
  /** Untrusted text; undefined if it is too long to be a Region. */
  readonly value?: string;
  /** The Region code that the value was probably meant as, which is used in its place. */
  readonly corrected?: string;
}

/** Something in the AWS configuration of this machine that people should know of. */
export type Finding = ConfigFinding | VariableFinding;
