import type { CopyFacts } from "./copyFacts";
import { uniqueNames } from "./identifiers";

/**
 * Returns a name for each profile, in order, for clients that identify a model only by its name. Where the names of profiles are
 * equal, adds the Region, then the account, and then a number, until they differ. For example, `team-chat` becomes
 * `team-chat eu-central-1`. Names that differ only in their case are considered equal.
 */
export function distinctNames(profiles: readonly CopyFacts[]): string[] {
  const names = profiles.map(({ name }) => name);
  const withRegion = extendRepeated(
    names,
    profiles.map(({ region }) => region),
  );
  const withAccount = extendRepeated(
    withRegion,
    profiles.map(({ accountId }) => accountId),
  );
  return uniqueNames(withAccount, (name) => name, " ");
}

function extendRepeated(names: readonly string[], additions: readonly string[]): string[] {
  const keys = names.map((name) => name.toLowerCase());
  return names.map((name, index) => {
    const key = keys[index] ?? "";
    return keys.indexOf(key) === keys.lastIndexOf(key) ? name : `${name} ${additions[index]}`;
  });
}
