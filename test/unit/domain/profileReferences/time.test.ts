import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findProfileReferences } from "../../../../src/domain/profileReferences/findProfileReferences";
import { applicationArn } from "../samples";

const megabyte = 1_000_000;
const sizeRatio = 16;

/** Returns the processor time in milliseconds that `findProfileReferences` needs for the given text. */
function processorTime(text: string): number {
  const before = process.cpuUsage();
  findProfileReferences(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe("the time to search text", () => {
  for (const piece of [
    "arn:aws:bedrock:",
    "arn:",
    "arn:a:bedrock:c:d:",
    "arn:aws:bedrock:us-east-1:\n",
    "arn:aws:bedrock:us-east-1:123456789012:inference-profile/",
    `${applicationArn("abc123def456")}:`,
    "%25",
    "%",
    "%3A",
    "us.us.us.",
    "us.amazon.nova-lite-v1:0 ",
    "us.amazon.nova-lite-v1:0/",
    "https://x/model/us.amazon.nova-lite-v1:0/",
    "bedrock/",
    "bedrock:",
    "a-",
    "a",
    "a:",
    "abc123def456",
    "\\",
    "\u001B[",
    "&#x0",
    "\u200B",
    '"',
    "\n",
    "us.anthropic.\n",
    "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-1\n-2025",
    "\\nus.amazon.nova-lite-v1:0",
    "C:\\n",
    "a\u2013",
    "&amp;",
    "docker pull -",
    "docker run -a -b us.amazon.nova-lite-v1:0 ",
    "docker a us.amazon.nova-lite-v1:0 ",
    'arn:aws:bedrock:" + ',
    'us.anthropic.claude-sonnet-4" + ',
    "${a:-",
    "us.anthropic.claude-sonnet-4[",
    "us.anthropic.claude-sonnet-4<",
  ]) {
    it(`is linear in its length if it repeats ${JSON.stringify(piece)}`, () => {
      const long = piece.repeat(megabyte / piece.length);
      const short = long.slice(0, megabyte / sizeRatio);
      processorTime(short);
      const ofShort = processorTime(short);
      const ofLong = processorTime(long);
      // Quadratic time would be 256 times as long. Short measured times are mostly noise.
      assert.ok(ofLong < Math.max(ofShort, 5) * sizeRatio * 6, `${ofShort} ms, then ${ofLong} ms`);
    });
  }
});
