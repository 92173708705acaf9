import { parseArnAt } from "./arnInText";
import { parseIdAt } from "./idInText";
import { NormalizedText } from "./normalizedText";
import type { ProfileReference, ReferenceFinding } from "./profileReference";

/** Matches every position where an ARN or ID can begin. An ID cannot begin inside a word. */
const candidates = /(?<![A-Za-z0-9])(?:arn:|[A-Za-z0-9])/gi;

/** Matches a run of ID characters up to the next ARN. */
const idRun = /(?:(?!(?<![A-Za-z0-9])arn:)[A-Za-z0-9.:-])+/iy;

/**
 * Finds the ARNs and IDs of inference profiles in a text, in text order, regardless of the text that tools add around them.
 * Also finds ARNs of other resources and IDs of foundation models, so that they can be identified to the user. An ID must have
 * a distinctive format or context, so words, host names, file names, and hashes are not found. The run time is proportional to
 * the length of the text.
 */
export function findProfileReferences(text: string): readonly ProfileReference[] {
  const normalized = new NormalizedText(text);
  const found: ProfileReference[] = [];
  const search = new RegExp(candidates);
  for (let match = search.exec(normalized.text); match; match = search.exec(normalized.text)) {
    const arn = match[0].length > 1 ? parseArnAt(normalized.text, match.index) : undefined;
    if (arn) {
      const { consumedEnd, ...reference } = arn;
      found.push(inSource(reference, normalized));
      search.lastIndex = Math.max(consumedEnd, search.lastIndex);
    } else if (match[0].length === 1) {
      search.lastIndex = searchRun(normalized, match.index, found);
    }
  }
  return found;
}

/** Searches a run of ID characters and returns the offset after it. */
function searchRun(normalized: NormalizedText, start: number, found: ProfileReference[]): number {
  idRun.lastIndex = start;
  const [run = ""] = idRun.exec(normalized.text) ?? [];
  const reference = parseIdAt(normalized.text, run, start);
  if (reference) {
    found.push(inSource(reference, normalized));
  }
  return start + Math.max(1, run.length);
}

/** Returns the reference with offsets in the original text, and with findings for the replacements inside the reference. */
function inSource(reference: ProfileReference, normalized: NormalizedText): ProfileReference {
  const undone = normalized.replacements(reference.start, reference.end);
  const findings: ReferenceFinding[] = [...reference.findings];
  if (undone.has("percentEncoding")) {
    findings.push({ kind: "percentEncoded" });
  }
  if (undone.has("unusualCharacter")) {
    findings.push({ kind: "unusualCharacters" });
  }
  return { ...reference, ...normalized.sourceRange(reference.start, reference.end), findings };
}
