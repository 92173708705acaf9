import type { Region, Start } from "./languages/regions/region";

/** A placeholder, including the quotes directly around it if they are replaced with it, and the region that contains it. */
export interface Placeholder {
  readonly index: number;
  readonly text: string;
  readonly name: string;
  readonly region: Region;
  /** Whether the value must have no special meaning anywhere. */
  readonly strict: boolean;
  /** Whether the placeholder follows an escape character, which would change the value. */
  readonly escaped: boolean;
}

const bare = /\{\{(?<name>[^{}\n]+)\}\}/y;
const quoted = /(?<quote>["'])\{\{(?<name>[^{}\n]+)\}\}\k<quote>/y;

/** Returns the placeholders in a text, in order. */
export function findPlaceholders(text: string, root: Region): readonly Placeholder[] {
  const scanner = new Scanner(text, root);
  scanner.scan();
  return scanner.isDoubtful ? scanner.placeholders.map((each) => ({ ...each, strict: true })) : scanner.placeholders;
}

/** Reads a template from its beginning to its end. */
class Scanner {
  readonly placeholders: Placeholder[] = [];
  isDoubtful = false;
  readonly #text: string;
  readonly #stack: Region[];
  readonly #documents: Region[] = [];
  #index = 0;

  constructor(text: string, root: Region) {
    this.#text = text;
    this.#stack = [root];
  }

  scan(): void {
    while (this.#index < this.#text.length) {
      const region = this.#stack.at(-1);
      if (!region) {
        return;
      }
      const inner = region.inner?.() ?? [];
      const isRead =
        this.#readSkipped(region) ||
        this.#readEnd(region) ||
        this.#readPlaceholder(region, inner) ||
        this.#readLineBreak(inner) ||
        this.#readStart(inner);
      if (!isRead) {
        this.#index += 1;
      }
    }
  }

  #match(expression: RegExp | undefined, index = this.#index): RegExpExecArray | undefined {
    if (!expression) {
      return undefined;
    }
    expression.lastIndex = index;
    return expression.exec(this.#text) ?? undefined;
  }

  #readEnd({ end }: Region): boolean {
    const match = this.#match(end);
    if (match) {
      this.#stack.pop();
      this.#index += match[0].length;
    }
    return match !== undefined;
  }

  #readPlaceholder(region: Region, inner: readonly Start[], escaped = false): boolean {
    const isQuote = inner.some(({ isQuote: isLiteral, start }) => isLiteral && this.#match(start));
    const match = this.#match(bare) ?? (isQuote ? this.#match(quoted) : undefined);
    if (!match) {
      return false;
    }
    this.placeholders.push({
      index: match.index,
      text: match[0],
      name: (match.groups?.["name"] ?? "").trim(),
      region,
      strict: this.#stack.some(({ strict }) => strict),
      escaped,
    });
    this.#index += match[0].length;
    return true;
  }

  #readSkipped(region: Region): boolean {
    const [skipped] = this.#match(region.skip) ?? [];
    if (skipped === undefined || this.#match(bare)) {
      return false;
    }
    if (this.#match(bare, this.#index + 1)) {
      this.#index += 1;
      return this.#readPlaceholder(region, [], true);
    }
    // An escape character does not continue a line comment.
    const isInLine = skipped.includes("\n") && this.#stack.slice(0, -1).some(({ endsWithLine }) => endsWithLine);
    this.#index += isInLine ? 1 : skipped.length;
    return true;
  }

  #readLineBreak(inner: readonly Start[]): boolean {
    if (this.#text.charAt(this.#index) !== "\n") {
      return false;
    }
    this.#index += 1;
    const line = this.#stack.findIndex(({ endsWithLine }) => endsWithLine);
    if (line !== -1) {
      this.#stack.length = line;
    }
    const current = line === -1 ? inner : (this.#stack.at(-1)?.inner?.() ?? []);
    if (current.some(({ isDocument }) => isDocument)) {
      this.#stack.push(...this.#documents.splice(0).reverse());
    }
    return true;
  }

  #readStart(inner: readonly Start[]): boolean {
    for (const { start, region, isDocument } of inner) {
      const match = this.#match(start);
      if (match) {
        const started = typeof region === "function" ? region(match) : region;
        if (started) {
          (isDocument ? this.#documents : this.#stack).push(started);
        } else {
          this.isDoubtful = true;
        }
        this.#index += started ? match[0].length : 1;
        return true;
      }
    }
    return false;
  }
}
