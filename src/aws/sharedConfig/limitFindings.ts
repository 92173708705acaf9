import type { ConfigFindingKind } from "../../domain/configFinding";
import type { IniFinding } from "./parseIni";

/** The maximum number of findings of one kind in one section. A file may have hundreds of thousands of invalid lines. */
const maxPerSection = 20;

/** The maximum number of findings of one kind in one file. It is high because each of thousands of AWS profiles may have one. */
const maxPerFile = 1000;

/** The first findings of a group, and the number of others. */
interface Group<T> {
  readonly kept: T[];
  more: number;
}

/** Collects the findings of one file. Keeps a limited number of each kind and counts the others. */
export class FindingList {
  readonly #kinds = new Map<ConfigFindingKind, Group<IniFinding>>();

  /** Returns whether other findings of this kind are only counted. */
  isFull(what: ConfigFindingKind): boolean {
    return (this.#kinds.get(what)?.kept.length ?? 0) >= maxPerFile;
  }

  push(finding: IniFinding): void {
    addTo(this.#kinds, finding.what, finding, maxPerFile);
  }

  /** Returns the findings in line order. The last of each kind counts the others. */
  toArray(): IniFinding[] {
    return inLineOrder(this.#kinds.values());
  }
}

/** Returns the first findings of each kind in each section, in line order. The last of them counts the others. */
export function limitPerSection<T extends IniFinding>(findings: readonly T[]): T[] {
  return limit(findings, maxPerSection, ({ what, section }) => `${what} ${section?.type} ${section?.name}`);
}

/** Returns the first findings of each kind in each file, in line order. The last of them counts the others. */
export function limitPerFile<T extends IniFinding & { readonly file: string }>(findings: readonly T[]): T[] {
  return limit(findings, maxPerFile, ({ what, file }) => `${what} ${file}`);
}

function limit<T extends IniFinding>(findings: readonly T[], max: number, groupOf: (finding: T) => string): T[] {
  const groups = new Map<string, Group<T>>();
  for (const finding of findings) {
    addTo(groups, groupOf(finding), finding, max);
  }
  return inLineOrder(groups.values());
}

function addTo<T extends IniFinding, K>(groups: Map<K, Group<T>>, key: K, finding: T, max: number): void {
  const group = groups.get(key);
  if (!group) {
    groups.set(key, { kept: [finding], more: 0 });
  } else if (group.kept.length < max) {
    group.kept.push(finding);
  } else {
    group.more += 1 + (finding.more ?? 0);
  }
}

function inLineOrder<T extends IniFinding>(groups: Iterable<Group<T>>): T[] {
  const listed = [...groups].flatMap(({ kept, more }) =>
    kept.map((finding, index) =>
      more > 0 && index === kept.length - 1 ? { ...finding, more: more + (finding.more ?? 0) } : finding,
    ),
  );
  return listed.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
