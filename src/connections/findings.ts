import type { Finding } from "../domain/configFinding";

/** How many findings are shown one by one. */
export const maxFindings = 3;

/** Consequences that take nothing away from what is read. */
const harmless: ReadonlySet<string> = new Set(["none", "lineIgnored", "laterUsed", "correctedUsed"]);

/** Returns the findings without duplicates, the worst first: those that leave out something that was meant to be used. */
export function sortFindings<T extends Finding>(findings: readonly T[]): T[] {
  const distinct = [...new Map(findings.map((finding) => [findingKey(finding), finding])).values()];
  const isHarmless = (finding: Finding) => "consequence" in finding && harmless.has(finding.consequence);
  return [...distinct.filter((finding) => !isHarmless(finding)), ...distinct.filter(isHarmless)];
}

/** Identifies a finding by its place and kind. */
export function findingKey(finding: Finding): string {
  return "variable" in finding
    ? `variable/${finding.variable}`
    : `${finding.what}/${finding.line ?? ""}/${finding.file.length}/${finding.file}/${finding.name ?? ""}`;
}
