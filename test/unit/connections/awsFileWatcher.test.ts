import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { mkdir, rename, symlink, unlink, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { AwsFileWatcher } from "../../../src/connections/awsFileWatcher";
import { runProgram } from "../../host/sandbox";
import { removeFolder, temporaryFolder } from "../../host/temporaryFolder";

let home: string;
let watcher: AwsFileWatcher | undefined;
let reported: string[];
/** Keeps the test process alive, because file watchers do not. */
let keepAlive: NodeJS.Timeout;
const events = new EventEmitter();

const inHome = (...names: string[]) => path.join(home, ...names);

function start(): void {
  watcher = new AwsFileWatcher(
    {
      config: inHome(".aws/config"),
      credentials: inHome("elsewhere/keys"),
      signIns: [inHome(".aws/sso/cache"), inHome(".aws/login/cache")],
    },
    { filesChanged: () => report("files"), signInsChanged: () => report("signIns") },
  );
}

function report(event: string): void {
  reported.push(event);
  events.emit(event);
}

/** Runs `work` and waits for the event. */
async function eventAfter(event: "files" | "signIns", work: () => Promise<unknown>): Promise<void> {
  const fired = once(events, event, { signal: AbortSignal.timeout(10_000) });
  await work();
  await fired;
}

beforeEach(() => {
  home = temporaryFolder("aws-file-watch");
  reported = [];
  keepAlive = setInterval(() => undefined, 1000);
});
afterEach(() => {
  watcher?.dispose();
  clearInterval(keepAlive);
  removeFolder(home);
});

describe("AwsFileWatcher", () => {
  const isWindows = process.platform === "win32" && "Windows has no such files";
  it("does not read a pipe, which would block the extension host", { skip: isWindows }, async () => {
    await mkdir(inHome(".aws"));
    await runProgram("mkfifo", [inHome(".aws/config")]);
    start();
    await eventAfter("files", async () => {
      await unlink(inHome(".aws/config"));
      await writeFile(inHome(".aws/config"), "[default]\n");
    });
  });

  it("reports files whose folders are created later, and all later changes", async () => {
    start();
    await eventAfter("files", async () => {
      await mkdir(inHome(".aws"));
      await writeFile(inHome(".aws/config"), "[default]\n");
    });
    await eventAfter("files", () => writeFile(inHome(".aws/config"), "[default]\nregion = us-east-1\n"));
    await eventAfter("files", async () => {
      await mkdir(inHome("elsewhere"));
      await writeFile(inHome("elsewhere/keys"), "[default]\n");
    });
  });

  it("reports a file that is replaced or deleted", async () => {
    await mkdir(inHome(".aws"));
    await writeFile(inHome(".aws/config"), "[default]\n");
    start();
    await eventAfter("files", async () => {
      await writeFile(inHome(".aws/config.new"), "[profile dev]\n");
      await rename(inHome(".aws/config.new"), inHome(".aws/config"));
    });
    await eventAfter("files", () => unlink(inHome(".aws/config")));
    await eventAfter("files", () => writeFile(inHome(".aws/config"), "[profile dev]\n"));
  });

  it("reports neither a file whose contents stay the same nor other files in the folder", async () => {
    await mkdir(inHome(".aws/sso/cache"), { recursive: true });
    await writeFile(inHome(".aws/config"), "[default]\n");
    start();
    await writeFile(inHome(".aws/config"), "[default]\n");
    await utimes(inHome(".aws/config"), new Date(), new Date());
    await writeFile(inHome(".aws/other"), "x");
    // These later events have arrived, so events for the earlier changes would have arrived too.
    await eventAfter("signIns", () => writeFile(inHome(".aws/sso/cache/token.json"), "{}"));
    await eventAfter("signIns", () => writeFile(inHome(".aws/sso/cache/token.json"), "{ }"));
    assert.deepEqual(new Set(reported), new Set(["signIns"]));
  });

  it("reports both kinds of sign-in, with one event for files that are written together", async () => {
    start();
    await eventAfter("signIns", async () => {
      await mkdir(inHome(".aws/login/cache"), { recursive: true });
      await writeFile(inHome(".aws/login/cache/session.json"), "{}");
    });
    await mkdir(inHome(".aws/sso/cache"), { recursive: true });
    await eventAfter("signIns", async () => {
      for (const name of ["client.json", "token.json"]) await writeFile(inHome(".aws/sso/cache", name), "{}");
    });
    const [last, ...others] = reported.toReversed();
    assert.deepEqual([last, others.length <= 2], ["signIns", true]);
  });

  it("continues watching when a folder is deleted and created again", async () => {
    await mkdir(inHome(".aws"));
    await writeFile(inHome(".aws/config"), "[default]\n");
    start();
    await eventAfter("files", async () => removeFolder(inHome(".aws")));
    await eventAfter("files", async () => {
      await mkdir(inHome(".aws"));
      await writeFile(inHome(".aws/config"), "[default]\nregion = us-east-1\n");
    });
  });

  it("continues watching when a folder is replaced immediately, by another folder or by a new folder with the same name", async () => {
    for (const name of [".aws", "other", "third"]) {
      await mkdir(inHome(name, "sso/cache"), { recursive: true });
      await writeFile(inHome(name, "config"), `# ${name}\n`);
    }
    start();
    const expectEvents = async (text: string) => {
      await eventAfter("files", () => writeFile(inHome(".aws/config"), text));
      await eventAfter("signIns", () => writeFile(inHome(".aws/sso/cache/token.json"), text));
    };
    await eventAfter("files", async () => {
      await rename(inHome(".aws"), inHome("first"));
      await rename(inHome("other"), inHome(".aws"));
    });
    await expectEvents("# 1\n");
    await eventAfter("files", async () => {
      // This runs synchronously, so that no event is handled before the folder exists again.
      removeFolder(inHome(".aws"));
      mkdirSync(inHome(".aws/sso/cache"), { recursive: true });
      writeFileSync(inHome(".aws/config"), "# again\n");
    });
    await expectEvents("# 2\n");
    await eventAfter("signIns", async () => {
      removeFolder(inHome(".aws/sso/cache"));
      mkdirSync(inHome(".aws/sso/cache"));
    });
    await expectEvents("# 3\n");
  });

  it("watches a folder that is a link, and the new target if the link changes", async () => {
    for (const name of ["a", "b"]) {
      await mkdir(inHome(name, "sso/cache"), { recursive: true });
      await writeFile(inHome(name, "config"), `# ${name}\n`);
    }
    await symlink("a", inHome(".aws"));
    start();
    await eventAfter("files", () => writeFile(inHome("a/config"), "# edited\n"));
    await eventAfter("files", async () => {
      await symlink("b", inHome("new"));
      await rename(inHome("new"), inHome(".aws"));
    });
    await eventAfter("files", () => writeFile(inHome(".aws/config"), "# edited, too\n"));
    await eventAfter("signIns", () => writeFile(inHome("b/sso/cache/token.json"), "{}"));
  });

  it("watches the targets of links, links that change, and a link that is replaced by a file", async () => {
    for (const name of [".aws", "dots/aws", "other"]) await mkdir(inHome(name), { recursive: true });
    await symlink("../dots/config", inHome(".aws/config"));
    await symlink("aws/config", inHome("dots/config"));
    start();
    await eventAfter("files", () => writeFile(inHome("dots/aws/config"), "# made\n"));
    await eventAfter("files", () => writeFile(inHome("dots/aws/config"), "# edited\n"));
    await writeFile(inHome("other/config"), "# other\n");
    await eventAfter("files", async () => {
      await symlink("../other/config", inHome("dots/new"));
      await rename(inHome("dots/new"), inHome("dots/config"));
    });
    await eventAfter("files", () => writeFile(inHome("other/config"), "# other, edited\n"));
    await eventAfter("files", async () => {
      await writeFile(inHome(".aws/new"), "# a file\n");
      await rename(inHome(".aws/new"), inHome(".aws/config"));
    });
    await eventAfter("files", () => writeFile(inHome(".aws/config"), "# a file, edited\n"));
  });

  it("reports nothing after it is disposed", async () => {
    await mkdir(inHome(".aws"));
    start();
    await writeFile(inHome(".aws/config"), "[default]\n");
    watcher?.dispose();
    const reportedBefore = [...reported];
    const other = new AwsFileWatcher(
      { config: inHome("none"), credentials: inHome("none"), signIns: [inHome(".aws")] },
      { filesChanged: () => undefined, signInsChanged: () => events.emit("other") },
    );
    const fired = once(events, "other", { signal: AbortSignal.timeout(10_000) });
    await writeFile(inHome(".aws/config"), "[profile dev]\n");
    await writeFile(inHome(".aws/token.json"), "{}");
    await fired;
    other.dispose();
    assert.deepEqual(reported, reportedBefore);
  });
});
