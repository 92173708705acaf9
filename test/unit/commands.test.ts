import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { commands } from "../../src/commands";
import { manifest, root } from "./manifest";

/** Returns the files in `src` that contain a string, once for each occurrence. */
function occurrences(text: string): string[] {
  return sources.flatMap(({ file, content }) => Array.from({ length: content.split(text).length - 1 }, () => file));
}

const sources = readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({
    file: file.replaceAll("\\", "/"),
    content: readFileSync(path.join(root, "src", file), "utf8"),
  }));
const row = { kind: "region", connection: { region: "us-east-1" } };

describe("the command table", () => {
  it("contains the commands in the manifest, each under its name", () => {
    assert.deepEqual(
      Object.values(commands)
        .map(({ id }) => id)
        .sort(),
      manifest.contributes.commands.map(({ command }) => command).sort(),
    );
    for (const [name, { id }] of Object.entries(commands)) {
      assert.equal(id, `bedrockProfiles.${name}`);
    }
  });

  for (const { id } of Object.values(commands)) {
    it(`declares ${id}, which has one handler and no other occurrence`, () => {
      const [handler, ...others] = occurrences(`"${id}"`).filter((file) => file !== "commands.ts");
      assert.equal(occurrences(`"${id}"`).length, 2);
      assert.match(handler ?? "", /^(features|app)\//);
      assert.deepEqual(others, []);
    });
  }

  it("drops arguments that a command does not accept", () => {
    assert.deepEqual(commands.refresh.parseArguments([row]), []);
    assert.deepEqual(commands.retry.parseArguments([row, [row]]), [row]);
    assert.deepEqual(commands.retry.parseArguments([]), []);
    assert.deepEqual(commands.copyArn.parseArguments([]), [undefined, undefined]);
    assert.deepEqual(commands.copyArn.parseArguments([row, [row, row], true]), [row, [row, row]]);
  });

  it("replaces arguments of the wrong type", () => {
    assert.deepEqual(commands.retry.parseArguments(["text"]), [{}]);
    assert.deepEqual(commands.copyArn.parseArguments(["text", 5]), [{}, undefined]);
    assert.deepEqual(commands.copyArn.parseArguments([null, ["text", null]]), [{}, [{}, {}]]);
    for (const options of [undefined, null, 5, "openedByRow", { preserveFocus: "yes", preview: "no", justRead: 1 }]) {
      assert.deepEqual(commands.showDetails.parseArguments([row, undefined, options]), [
        row,
        undefined,
        { preserveFocus: false, preview: false, justRead: false },
      ]);
    }
  });

  it("preserves the options that open a details page", () => {
    const options = { preserveFocus: true, preview: true, justRead: true };
    assert.deepEqual(commands.showDetails.parseArguments([row, [], options]), [row, [], options]);
  });
});
