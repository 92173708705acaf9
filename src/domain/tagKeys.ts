/** Matches the characters that commonly separate the words of a tag key. */
const separators = /[\s\-_.:/]+/g;

/** Keys that AWS evaluates only in exactly this spelling. `map-migrated` is the key of the Migration Acceleration Program. */
const wellKnownKeys = ["map-migrated"];

/** Returns whether AWS reserves a tag key. Such tags are set by AWS services and cannot be changed by users. */
export function isReservedKey(key: string): boolean {
  return key.toLowerCase().startsWith("aws:");
}

/**
 * Returns the first other key that probably has the same meaning, because it differs only in case or word separators, such as
 * `Team` and `team`, or `CostCenter` and `cost-center`. AWS treats them as different keys. Returns undefined if there is none.
 */
export function findSimilarKey(key: string, others: Iterable<string>): string | undefined {
  const normalized = normalizeKey(key);
  for (const other of [...others, ...wellKnownKeys]) {
    if (other !== key && normalizeKey(other) === normalized) {
      return other;
    }
  }
  return undefined;
}

/** Normalizes a key, so that similar keys become equal. */
export function normalizeKey(key: string): string {
  return key.toLowerCase().replace(separators, "");
}
