/** The part of `vscode.Memento` that is used here. */
interface Memento {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

const key = "copyAs.recent";
const maxRecent = 4;

/** Returns the IDs of the formats that were used last, the latest first. */
export function recentTargets(memento: Memento): readonly string[] {
  const saved = memento.get(key);
  return Array.isArray(saved) ? saved.filter((id) => typeof id === "string").slice(0, maxRecent) : [];
}

/** Saves that a format was used. */
export async function addRecentTarget(memento: Memento, id: string): Promise<void> {
  const others = recentTargets(memento).filter((other) => other !== id);
  await memento.update(key, [id, ...others].slice(0, maxRecent));
}
