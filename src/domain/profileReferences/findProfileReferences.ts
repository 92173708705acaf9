import { parseArnAt } from "./arnInText";
import { parseIdAt } from "./idInText";
import { NormalizedText } from "./normalizedText";
import type { ProfileReference, ReferenceFinding } from "./profileReference";

/** Matches every position where an ARN or ID can begin. Only an ARN of Bedrock can begin inside a word. */
const candidates = /(?<![A-Za-z0-9])(?:arn:|[A-Za-z0-9])|arn:(?=aws[a-z-]{0,16}:bedrock:)/gi;

/** Matches a run of ID characters up to the next ARN. */
const idRun = /(?:(?!(?<![A-Za-z0-9])arn:|arn:aws[a-z-]{0,16}:bedrock:)[A-Za-z0-9.:-])+/iy;

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
    const isArn = match[0].length > 1;
    const run = isArn ? "" : runAt(normalized.text, match.index);
    const parsed = isArn ? parseArnAt(normalized.text, match.index) : parseIdAt(normalized.text, run, match.index);
    search.lastIndex = Math.max(search.lastIndex, match.index + run.length);
    if (parsed) {
      const { consumedEnd, ...reference } = parsed;
      search.lastIndex = Math.max(search.lastIndex, consumedEnd);
      if (reference.form === "arn" || !isInWindowsPath(normalized.escapedTextBefore(reference.start))) {
        found.push(inSource(reference, normalized));
      }
    }
  }
  return found;
}

function runAt(text: string, start: number): string {
  idRun.lastIndex = start;
  return idRun.exec(text)?.[0] ?? "";
}

/**
 * Returns whether a text that ends with an escape such as `\n` is the beginning of a Windows path, so that the letter of the
 * escape belongs to a file name. Neither a carriage return alone nor a word boundary of a regular
 * expression occurs between words.
 */
function isInWindowsPath(textWithEscape: string): boolean {
  const [escape = "", letter] = /\\+([bnrt])$/.exec(textWithEscape) ?? [];
  const before = textWithEscape.slice(0, textWithEscape.length - escape.length);
  const path = before.split(/[\s"'`<>|*?()[\]{},;=]/).at(-1) ?? "";
  // A letter after a backslash that is not an escape begins the name of a file or folder.
  return (
    escape !== "" &&
    (/^(?:[A-Za-z]:|\.{1,2}|~|%\w+%|\$(?:env:)?\w+)(?:\\|$)|\\[^nrtbfuvx0\\/]/.test(path) ||
      ((letter === "r" || letter === "b") && /\w$/.test(path)))
  );
}

/** Returns the reference with offsets in the original text, and with findings for the replacements inside the reference. */
function inSource(reference: ProfileReference, normalized: NormalizedText): ProfileReference {
  const undone = normalized.replacements(reference.start, reference.end);
  const findings = reference.findings.map((finding): ReferenceFinding =>
    finding.kind === "unclearEnd" ? { ...finding, whole: inSource(finding.whole, normalized) } : finding,
  );
  if (undone.has("percentEncoding")) {
    findings.push({ kind: "percentEncoded" });
  }
  if (undone.has("unusualCharacter")) {
    findings.push({ kind: "unusualCharacters" });
  }
  return { ...reference, ...normalized.sourceRange(reference.start, reference.end), findings };
}
