import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { mkdir, rename, symlink, unlink, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { AwsFileWatcher } from "../../../src/connections/awsFileWatcher";
import { removeFolder, temporaryFolder } from "../../host/temporaryFolder";

let home: string;
let watch: AwsFileWatcher | undefined;
let told: string[];
/** Watching keeps nothing running, and neither does waiting for it. */
let running: NodeJS.Timeout;
const events = new EventEmitter();

const inHome = (...names: string[]) => path.join(home, ...names);

function start(): void {
  watch = new AwsFileWatcher(
    {
      config: inHome(".aws/config"),
      credentials: inHome("elsewhere/keys"),
      signIns: [inHome(".aws/sso/cache"), inHome(".aws/login/cache")],
    },
    { filesChanged: () => tell("files"), signInsChanged: () => tell("signIns") },
  );
}

function tell(what: string): void {
  told.push(what);
  events.emit(what);
}

/** Does the work and waits until it is told of. */
async function toldAfter(what: "files" | "signIns", work: () => Promise<unknown>): Promise<void> {
  const heard = once(events, what, { signal: AbortSignal.timeout(10_000) });
  await work();
  await heard;
}

beforeEach(() => {
  home = temporaryFolder("aws-file-watch");
  told = [];
  running = setInterval(() => undefined, 1000);
});
afterEach(() => {
  watch?.dispose();
  clearInterval(running);
  removeFolder(home);
});

describe("the watching of AWS's files", () => {
  it("hears of files whose folders are not there yet, and of each change from then on", async () => {
    start();
    await toldAfter("files", async () => {
      await mkdir(inHome(".aws"));
      await writeFile(inHome(".aws/config"), "[default]\n");
    });
    await toldAfter("files", () => writeFile(inHome(".aws/config"), "[default]\nregion = us-east-1\n"));
    await toldAfter("files", async () => {
      await mkdir(inHome("elsewhere"));
      await writeFile(inHome("elsewhere/keys"), "[default]\n");
    });
  });

  it("hears of a file that takes the place of another, and of one that goes", async () => {
    await mkdir(inHome(".aws"));
    await writeFile(inHome(".aws/config"), "[default]\n");
    start();
    await toldAfter("files", async () => {
      await writeFile(inHome(".aws/config.new"), "[profile dev]\n");
      await rename(inHome(".aws/config.new"), inHome(".aws/config"));
    });
    await toldAfter("files", () => unlink(inHome(".aws/config")));
    await toldAfter("files", () => writeFile(inHome(".aws/config"), "[profile dev]\n"));
  });

  it("says nothing of files that hold the same, nor of others beside them", async () => {
    await mkdir(inHome(".aws/sso/cache"), { recursive: true });
    await writeFile(inHome(".aws/config"), "[default]\n");
    start();
    await writeFile(inHome(".aws/config"), "[default]\n");
    await utimes(inHome(".aws/config"), new Date(), new Date());
    await writeFile(inHome(".aws/other"), "x");
    // What comes after it has been told of, so that the rest would have been, too.
    await toldAfter("signIns", () => writeFile(inHome(".aws/sso/cache/token.json"), "{}"));
    await toldAfter("signIns", () => writeFile(inHome(".aws/sso/cache/token.json"), "{ }"));
    assert.deepEqual(new Set(told), new Set(["signIns"]));
  });

  it("hears of sign-ins of both kinds, once for what is written in one go", async () => {
    start();
    await toldAfter("signIns", async () => {
      await mkdir(inHome(".aws/login/cache"), { recursive: true });
      await writeFile(inHome(".aws/login/cache/session.json"), "{}");
    });
    await mkdir(inHome(".aws/sso/cache"), { recursive: true });
    await toldAfter("signIns", async () => {
      for (const name of ["client.json", "token.json"]) await writeFile(inHome(".aws/sso/cache", name), "{}");
    });
    const [last, ...others] = told.toReversed();
    assert.deepEqual([last, others.length <= 2], ["signIns", true]);
  });

  it("survives that a folder is taken away and comes again", async () => {
    await mkdir(inHome(".aws"));
    await writeFile(inHome(".aws/config"), "[default]\n");
    start();
    await toldAfter("files", async () => removeFolder(inHome(".aws")));
    await toldAfter("files", async () => {
      await mkdir(inHome(".aws"));
      await writeFile(inHome(".aws/config"), "[default]\nregion = us-east-1\n");
    });
  });

  it("survives that another folder takes the place of one in one go, or one of the same name", async () => {
    for (const name of [".aws", "other", "third"]) {
      await mkdir(inHome(name, "sso/cache"), { recursive: true });
      await writeFile(inHome(name, "config"), `# ${name}\n`);
    }
    start();
    const stillHears = async (text: string) => {
      await toldAfter("files", () => writeFile(inHome(".aws/config"), text));
      await toldAfter("signIns", () => writeFile(inHome(".aws/sso/cache/token.json"), text));
    };
    await toldAfter("files", async () => {
      await rename(inHome(".aws"), inHome("first"));
      await rename(inHome("other"), inHome(".aws"));
    });
    await stillHears("# 1\n");
    await toldAfter("files", async () => {
      // In one go, so that nothing is heard of before it is there again.
      removeFolder(inHome(".aws"));
      mkdirSync(inHome(".aws/sso/cache"), { recursive: true });
      writeFileSync(inHome(".aws/config"), "# again\n");
    });
    await stillHears("# 2\n");
    await toldAfter("signIns", async () => {
      removeFolder(inHome(".aws/sso/cache"));
      mkdirSync(inHome(".aws/sso/cache"));
    });
    await stillHears("# 3\n");
  });

  it("hears of a folder that is a link, and of one that it is switched to", async () => {
    for (const name of ["a", "b"]) {
      await mkdir(inHome(name, "sso/cache"), { recursive: true });
      await writeFile(inHome(name, "config"), `# ${name}\n`);
    }
    await symlink("a", inHome(".aws"));
    start();
    await toldAfter("files", () => writeFile(inHome("a/config"), "# edited\n"));
    await toldAfter("files", async () => {
      await symlink("b", inHome("new"));
      await rename(inHome("new"), inHome(".aws"));
    });
    await toldAfter("files", () => writeFile(inHome(".aws/config"), "# edited, too\n"));
    await toldAfter("signIns", () => writeFile(inHome("b/sso/cache/token.json"), "{}"));
  });

  it("hears of files that links lead to, of links that lead elsewhere, and of what is no link any more", async () => {
    for (const name of [".aws", "dots/aws", "other"]) await mkdir(inHome(name), { recursive: true });
    await symlink("../dots/config", inHome(".aws/config"));
    await symlink("aws/config", inHome("dots/config"));
    start();
    await toldAfter("files", () => writeFile(inHome("dots/aws/config"), "# made\n"));
    await toldAfter("files", () => writeFile(inHome("dots/aws/config"), "# edited\n"));
    await writeFile(inHome("other/config"), "# other\n");
    await toldAfter("files", async () => {
      await symlink("../other/config", inHome("dots/new"));
      await rename(inHome("dots/new"), inHome("dots/config"));
    });
    await toldAfter("files", () => writeFile(inHome("other/config"), "# other, edited\n"));
    await toldAfter("files", async () => {
      await writeFile(inHome(".aws/new"), "# a file\n");
      await rename(inHome(".aws/new"), inHome(".aws/config"));
    });
    await toldAfter("files", () => writeFile(inHome(".aws/config"), "# a file, edited\n"));
  });

  it("hears of nothing once it is disposed of", async () => {
    await mkdir(inHome(".aws"));
    start();
    await writeFile(inHome(".aws/config"), "[default]\n");
    watch?.dispose();
    const other = new AwsFileWatcher(
      { config: inHome("none"), credentials: inHome("none"), signIns: [inHome(".aws")] },
      { filesChanged: () => undefined, signInsChanged: () => events.emit("other") },
    );
    const heard = once(events, "other", { signal: AbortSignal.timeout(10_000) });
    await writeFile(inHome(".aws/config"), "[profile dev]\n");
    await writeFile(inHome(".aws/token.json"), "{}");
    await heard;
    other.dispose();
    assert.deepEqual(told, []);
  });
});
