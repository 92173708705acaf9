import type { Finding } from "../domain/configFinding";

/** The maximum number of findings that are shown individually. */
export const maxFindings = 3;

/** Consequences that do not remove any valid settings. */
const harmless: ReadonlySet<string> = new Set(["none", "lineIgnored", "laterUsed", "correctedUsed"]);

/** Returns the findings without duplicates, worst first. The worst findings are those that cause settings to be ignored. */
export function sortFindings<T extends Finding>(findings: readonly T[]): T[] {
  const distinct = [...new Map(findings.map((finding) => [findingKey(finding), finding])).values()];
  const isHarmless = (finding: Finding) =>
    "consequence" in finding ? harmless.has(finding.consequence) : "setting" in finding && Boolean(finding.corrected);
  return [...distinct.filter((finding) => !isHarmless(finding)), ...distinct.filter(isHarmless)];
}

/** Returns a key that identifies a finding by its location and kind. */
export function findingKey(finding: Finding): string {
  if ("setting" in finding) {
    return JSON.stringify([finding.setting, finding.fault, finding.awsProfile, finding.value]);
  }
  return "variable" in finding
    ? `variable/${finding.variable}`
    : `${finding.what}/${finding.line ?? ""}/${finding.file.length}/${finding.file}/${finding.name ?? ""}`;
}

/** Returns the number of findings, including those that are not listed. */
export function countFindings(findings: readonly Finding[]): number {
  return findings.reduce((sum, finding) => sum + 1 + (("more" in finding && finding.more) || 0), 0);
}
