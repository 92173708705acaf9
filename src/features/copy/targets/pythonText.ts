import type { CopyFacts } from "../copyFacts";
import { describeProfile } from "../describeProfile";
import { lineComments } from "../languages/comments";

/** Returns comments of Python. In its first two lines, `coding:` would change the encoding of the file. */
export function pythonComments(lines: readonly string[]): string {
  return lineComments("#", lines).replaceAll(/coding(?=[:=])/g, "coding ");
}

/** Returns Python code: what `code` returns for each profile, with comments before it and all imports once. */
export function pythonCode(
  profiles: readonly CopyFacts[],
  imports: readonly string[],
  code: (profile: CopyFacts) => string,
  notes: (profile: CopyFacts) => readonly string[] = () => [],
): string {
  const blocks = profiles.map(
    (profile) => `${pythonComments([...describeProfile(profile), ...notes(profile)])}${code(profile)}`,
  );
  return `${[...new Set(imports)].join("\n")}\n\n${blocks.join("\n")}`;
}

/** Returns a call with one argument on each line. Undefined arguments are left out. */
export function pythonCall(name: string, args: readonly (string | undefined)[]): string {
  return `${name}(\n${args.flatMap((each) => (each === undefined ? [] : [`    ${each},\n`])).join("")})`;
}
