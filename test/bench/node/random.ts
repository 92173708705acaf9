/** Generates random numbers that are the same for the same seed (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Returns a number from 0 up to, but not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Returns one of the items. Throws if there are none. */
  pick<T>(things: readonly T[]): T {
    const picked = things[Math.floor(this.next() * things.length)];
    if (picked === undefined) throw new Error("There is nothing to pick from.");
    return picked;
  }

  /** Returns some of the items, but at least one. */
  some<T>(things: readonly T[]): T[] {
    const some = things.filter(() => this.next() < 0.5);
    return some.length > 0 ? some : [this.pick(things)];
  }
}
