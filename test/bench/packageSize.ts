import { stat } from "node:fs/promises";
import type { Figure } from "./figure";
import type { Subject } from "./subject";

/** Measures the size of the download. */
export async function packageSize({ vsix }: Subject): Promise<Figure[]> {
  const { size } = await stat(vsix);
  return [{ name: "VSIX", measured: size / 1000, limit: 700, unit: "kB", detail: "npm run package" }];
}
