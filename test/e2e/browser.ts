import type { Browser } from "playwright-core";
import { getBrowser, launchBrowser } from "../host/browser";
import { countingProgress } from "../host/progress";

let launched: Promise<Browser> | undefined;

/** Returns the browser of this process, which starts on first use. */
export function sharedBrowser(): Promise<Browser> {
  launched ??= getBrowser(countingProgress).then(({ executable }) => launchBrowser(executable));
  return launched;
}

/** Closes the browser if it was started. */
export async function closeSharedBrowser(): Promise<void> {
  const browser = await launched;
  launched = undefined;
  await browser?.close();
}
