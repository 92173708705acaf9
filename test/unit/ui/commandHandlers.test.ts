import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, it } from "node:test";
import manifest from "../../../package.json";
import { CommandHandlers } from "../../../src/ui/commandHandlers";
import { ProblemError } from "../../../src/domain/problem";
import type { Notifications } from "../../../src/ui/notifications";
import { repositoryRoot } from "../../host/paths";
import { problem } from "../domain/samples";

/** The commands that the sources say what to do for: a command of the manifest without one would fail when it is run. */
function handledCommands(): string[] {
  const folders = ["src/features", "src/app"].map((folder) => path.join(repositoryRoot, folder));
  const texts = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(path.join(folder, file), "utf8")),
  );
  const named = texts.flatMap((text) => [...text.matchAll(/\bregister\("(\w+)"/g)].map(([, name]) => name));
  // Those that copy are registered from a table.
  const copying = texts.flatMap((text) => [...text.matchAll(/^ {2}(copy\w+): \{$/gm)].map(([, name]) => name));
  return [...named, ...copying].map((name) => `bedrockProfiles.${name}`);
}

describe("what commands do", () => {
  let told: string[];
  let handlers: CommandHandlers;

  beforeEach(() => {
    told = [];
    const problems: Pick<Notifications, "log" | "show" | "showUnexpected"> = {
      log: ({ kind }) => told.push(`log ${kind}`),
      show: async ({ kind }) => {
        told.push(`show ${kind}`);
        return undefined;
      },
      showUnexpected: async (error) => {
        told.push(String(error));
      },
    };
    handlers = new CommandHandlers(problems as Notifications);
  });

  it("is said for every command of the manifest, and for no other", () => {
    assert.deepEqual(handledCommands().sort(), manifest.contributes.commands.map(({ command }) => command).sort());
  });

  it("is done with the command's arguments", async () => {
    let given: readonly unknown[] = [];
    handlers.register("copyArn", (...args) => {
      given = args;
    });
    await handlers.run("copyArn", [1, "two"]);
    assert.deepEqual([given, told], [[1, "two"], []]);
  });

  it("tells a failure of AWS's and logs it, says that others were not foreseen, and nothing of what was stopped", async () => {
    const failures: Record<string, unknown> = {
      refresh: new ProblemError(problem("accessDenied")),
      find: new ProblemError(problem("cancelled")),
      create: new TypeError("a bug"),
    };
    for (const [name, failure] of Object.entries(failures)) handlers.register(name, () => Promise.reject(failure));
    for (const name of [...Object.keys(failures), "unheardOf"]) await handlers.run(name, []);
    assert.deepEqual(told, [
      "log accessDenied",
      "show accessDenied",
      "TypeError: a bug",
      "Error: Nothing says what the command unheardOf does.",
    ]);
  });

  it("lets go of what belongs to it once", () => {
    handlers.own({ dispose: () => told.push("disposed") });
    handlers.dispose();
    handlers.dispose();
    assert.deepEqual(told, ["disposed"]);
  });
});
