/** Values that all windows share, such as `vscode.Memento` for the whole computer. */
export interface SharedStorage {
  keys(): readonly string[];
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

/** The prefix of the keys of stored costs. */
export const costKeyPrefix = "costs/";

/** Deletes stored costs: all, or those with outdated values. */
export async function clearStoredCosts(
  storage: SharedStorage,
  isOutdated: (value: unknown) => boolean = () => true,
): Promise<void> {
  for (const key of storage.keys().filter((each) => each.startsWith(costKeyPrefix))) {
    if (isOutdated(storage.get(key))) {
      await storage.update(key, undefined);
    }
  }
}
