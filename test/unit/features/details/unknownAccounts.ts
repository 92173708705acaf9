import type { DetailsLoaderServices } from "../../../../src/features/details/detailsLoader";

/** Accounts that stay unknown, for tests that are not about them. */
export const unknownAccounts: DetailsLoaderServices["accounts"] = {
  get: () => undefined,
  load: async () => undefined,
  onDidChange: () => ({ dispose: () => undefined }),
};

/** Credentials that stay unknown, for tests that are not about them. */
export const noCredentials: DetailsLoaderServices["findCredentials"] = async () => undefined;
