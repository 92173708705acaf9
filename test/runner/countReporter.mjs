import { writeFileSync } from "node:fs";
import { secondTry } from "./secondTry.mjs";

/**
 * A reporter for the Node.js test runner that writes `{ passed, failed, skipped, secondTries }` to the file specified
 * by BEDROCK_PROFILES_RESULTS. Another reporter prints the results.
 *
 * @param {AsyncIterable<{ type: string, data: any }>} events
 */
export default async function* count(events) {
  const counts = { passed: 0, failed: 0, skipped: 0, secondTries: 0 };
  for await (const { type, data } of events) {
    if (type === "test:diagnostic" && data.message === secondTry) counts.secondTries++;
    if (type !== "test:pass" && type !== "test:fail") continue;
    if (data.details?.type === "suite") continue;
    if (data.skip !== undefined || data.todo !== undefined) counts.skipped++;
    else if (type === "test:pass") counts.passed++;
    else counts.failed++;
  }
  writeFileSync(process.env["BEDROCK_PROFILES_RESULTS"], JSON.stringify(counts));
  yield "";
}
