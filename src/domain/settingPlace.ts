/** The location of a setting. */
export type SettingPlace =
  | { readonly kind: "environment"; readonly variable: string }
  /** A setting in the section of an AWS profile, with the path of its file and the line, from 1. */
  | {
      readonly kind: "awsProfile";
      readonly awsProfile: string;
      readonly name: string;
      readonly path: string;
      readonly line?: number;
    };

/** A file of CA certificates, which takes the place of those that are trusted otherwise. */
export interface CaBundle {
  readonly file: string;
  readonly setting: SettingPlace;
  /** Why it cannot be used; undefined if it can. */
  readonly fault?: "unreadable" | "notCertificates";
}
