import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { CommandHandlers } from "../../../src/commands";
import { ProblemError } from "../../../src/domain/problem";
import { CommandRunner } from "../../../src/app/commandRunner";
import type { Notifications } from "../../../src/ui/notifications";
import { problem } from "../domain/samples";

describe("running commands", () => {
  let shown: string[];

  beforeEach(() => {
    shown = [];
  });

  function runnerOf(handlers: Partial<CommandHandlers>): CommandRunner {
    const notifications: Pick<Notifications, "log" | "show" | "showUnexpected"> = {
      log: ({ kind }) => shown.push(`log ${kind}`),
      show: async ({ kind }) => {
        shown.push(`show ${kind}`);
        return undefined;
      },
      showUnexpected: async (error) => {
        shown.push(String(error));
      },
    };
    return new CommandRunner(handlers, notifications as Notifications, [{ dispose: () => shown.push("disposed") }]);
  }

  it("passes the command's arguments to its handler", async () => {
    let received: readonly unknown[] = [];
    const runner = runnerOf({
      "bedrockProfiles.copyArn": (...args) => {
        received = args;
      },
    });
    const [one, two] = [{ connection: { region: "us-east-1" } }, { connection: { region: "us-west-2" } }];
    await runner.run("bedrockProfiles.copyArn", [one, [one, two]]);
    assert.deepEqual([received, shown], [[one, [one, two]], []]);
  });

  it("shows and logs problems, shows unexpected errors, and shows nothing if the user canceled", async () => {
    const runner = runnerOf({
      "bedrockProfiles.refresh": () => Promise.reject(new ProblemError(problem("accessDenied"))),
      "bedrockProfiles.findProfile": () => Promise.reject(new ProblemError(problem("cancelled"))),
      "bedrockProfiles.createProfile": () => Promise.reject(new TypeError("a bug")),
    });
    for (const name of ["refresh", "findProfile", "createProfile", "showLog", "unknown"]) {
      await runner.run(`bedrockProfiles.${name}`, []);
    }
    assert.deepEqual(shown, [
      "log accessDenied",
      "show accessDenied",
      "TypeError: a bug",
      "Error: The command bedrockProfiles.showLog has no handler.",
      "Error: The command bedrockProfiles.unknown has no handler.",
    ]);
  });

  it("disposes of the resources of its handlers only once", () => {
    const runner = runnerOf({});
    runner.dispose();
    runner.dispose();
    assert.deepEqual(shown, ["disposed"]);
  });
});
