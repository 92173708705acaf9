import type { CopyFacts } from "../copyFacts";
import { describeProfile } from "../describeProfile";
import { lineComments } from "../languages/comments";

/**
 * Returns Python comments. They must not contain `coding:`, because in the first two lines of a file it would change the
 * encoding.
 */
export function pythonComments(lines: readonly string[]): string {
  return lineComments("#", lines).replaceAll(/coding(?=[:=])/g, "coding ");
}

/** Returns Python code: the result of `code` for each profile, preceded by comments, with each import only once. */
export function pythonCode(
  profiles: readonly CopyFacts[],
  imports: readonly string[],
  code: (profile: CopyFacts) => string,
  notes: (profile: CopyFacts) => readonly string[] = () => [],
): string {
  const blocks = profiles.map(
    (profile) => `${pythonComments([...describeProfile(profile, profiles), ...notes(profile)])}${code(profile)}`,
  );
  return `${[...new Set(imports)].join("\n")}\n\n${blocks.join("\n")}`;
}

/** Returns a call with one argument per line. Undefined arguments are omitted. */
export function pythonCall(name: string, args: readonly (string | undefined)[]): string {
  return `${name}(\n${args.flatMap((each) => (each === undefined ? [] : [`    ${each},\n`])).join("")})`;
}
