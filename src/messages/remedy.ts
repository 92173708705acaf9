/** What a user can do about a problem. `ui/remedies.ts` has the title and the action of each. */
export const remedyNames = [
  "retry",
  "copyIamPolicy",
  "openQuotas",
  "signIn",
  "setUpCredentials",
  "selectAwsProfiles",
  "selectRegions",
  "proxySettings",
  /** Opens the file that the problem names. */
  "openFile",
  "showLog",
] as const;

export type Remedy = (typeof remedyNames)[number];
