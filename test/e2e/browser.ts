import { after } from "node:test";
import type { Browser } from "playwright-core";
import { getBrowser, launchBrowser } from "../host/browser";
import { countingProgress } from "../host/progress";

let launched: Promise<Browser> | undefined;

/** The one browser of a test file's process, started on first use and closed after the file's last test. */
export function sharedBrowser(): Promise<Browser> {
  launched ??= getBrowser(countingProgress).then(({ executable }) => launchBrowser(executable));
  return launched;
}

after(async () => {
  const browser = await launched;
  await browser?.close();
});
