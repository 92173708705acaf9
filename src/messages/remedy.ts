/** The actions that a user can take to fix a problem. Their titles and implementations are in `ui/remedies.ts`. */
export const remedyNames = [
  "retry",
  "copyIamPolicy",
  "openQuotas",
  "signIn",
  "setUpCredentials",
  "selectAwsProfiles",
  "selectRegions",
  "proxySettings",
  /** Opens the file in which the problem is located. */
  "openFile",
  "showLog",
] as const;

export type Remedy = (typeof remedyNames)[number];
