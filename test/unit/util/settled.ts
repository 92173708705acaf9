/** Resolves after every microtask and pending immediate, so that work that waits for nothing else has settled. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
