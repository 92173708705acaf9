/** Resolves after every microtask and pending immediate. All work that waits for nothing else has settled by then. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
