/**
 * Returns a number from 0 to below 1 that depends only on its arguments, so that the same traffic is generated on each
 * start.
 */
export function noise(seed: number, position: number, purpose: number): number {
  let hash = Math.imul(seed ^ Math.imul(position, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(purpose + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Returns a seed that is derived from text. */
export function seedOf(text: string): number {
  let seed = 0;
  for (let index = 0; index < text.length; index++) {
    seed = Math.imul(seed ^ text.charCodeAt(index), 0x01000193);
  }
  return seed >>> 0;
}
