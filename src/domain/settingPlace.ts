/** The location of a setting. */
export type SettingPlace =
  | { readonly kind: "environment"; readonly variable: string }
  /** A setting in the section of an AWS profile, with the path of the file and the 1-based line. */
  | {
      readonly kind: "awsProfile";
      readonly awsProfile: string;
      readonly name: string;
      readonly path: string;
      readonly line?: number;
    };

/** The kind of AWS endpoint that is used instead of the default one, and the setting that selects it. */
export interface EndpointVariant {
  readonly kind: "fips" | "dualStack";
  readonly setting: SettingPlace;
}

/** A file of CA certificates, which are trusted instead of the default ones. */
export interface CaBundle {
  readonly file: string;
  readonly setting: SettingPlace;
  /** The reason the file cannot be used, or undefined if it can be used. */
  readonly fault?: "unreadable" | "notCertificates";
}
