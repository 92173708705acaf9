import { createHash } from "node:crypto";

/** The characters and the length of application profile IDs. */
export const idLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
export const idLength = 12;

/** Returns an ID that depends only on the text, so that data stored by ID in one run can be found in the next one. */
export function stableId(text: string): string {
  const digest = createHash("sha256").update(text).digest();
  return Array.from(digest.subarray(0, idLength), (byte) => idLetters[byte % idLetters.length]).join("");
}
