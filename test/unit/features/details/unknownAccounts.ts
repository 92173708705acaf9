import type { DetailsLoaderServices } from "../../../../src/features/details/detailsLoader";

/** Accounts that remain unknown, for tests in which accounts are irrelevant. */
export const unknownAccounts: DetailsLoaderServices["accounts"] = {
  get: () => undefined,
  load: async () => undefined,
  onDidChange: () => ({ dispose: () => undefined }),
};

/** Credentials that remain unknown, for tests in which credentials are irrelevant. */
export const noCredentials: DetailsLoaderServices["findCredentials"] = async () => undefined;
