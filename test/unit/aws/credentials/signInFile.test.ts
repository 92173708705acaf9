import assert from "node:assert/strict";
import { mkdir, unlink, writeFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { completeSignInFile } from "../../../../src/aws/credentials/signInFile";
import { removeFolder } from "../../../host/temporaryFolder";
import { unaborted, useAwsEnvironment } from "../support";

const environment = useAwsEnvironment();
const text = '{"accessToken":"t","expiresAt":"2099-01-01T00:00:00Z"}';

/** Returns a clock that runs an action during each wait, and counts the waits. */
function clockWith(action: (pause: number) => Promise<void> | undefined) {
  const pauses: number[] = [];
  return {
    pauses,
    async wait(milliseconds: number) {
      pauses.push(milliseconds);
      await action(pauses.length);
    },
  };
}

describe("the cache file of a sign-in", () => {
  const file = () => environment.home("token.json");

  it("is not waited for if it is complete or missing", async () => {
    const clock = clockWith(() => assert.fail("waited"));
    assert.equal(await completeSignInFile(file(), unaborted, clock), undefined);
    await writeFile(file(), text);
    assert.equal(await completeSignInFile(file(), unaborted, clock), text);
  });

  for (const start of ["", text.slice(0, 20), text.slice(0, -1)]) {
    it(`is read again until another process has finished writing it: ${JSON.stringify(start)}`, async () => {
      await writeFile(file(), start);
      const clock = clockWith((pause) => (pause === 2 ? writeFile(file(), text) : undefined));
      assert.equal(await completeSignInFile(file(), unaborted, clock), text);
      assert.equal(clock.pauses.length, 2);
    });
  }

  it("is read again if it cannot be opened, for example because another process has locked it", async () => {
    await mkdir(file());
    const clock = clockWith(async (pause) => {
      if (pause === 2) {
        removeFolder(file());
        await writeFile(file(), text);
      }
    });
    assert.equal(await completeSignInFile(file(), unaborted, clock), text);
    assert.equal(clock.pauses.length, 2);
  });

  it("is abandoned after less than a second if it remains incomplete", async () => {
    await writeFile(file(), "{");
    const clock = clockWith(() => undefined);
    assert.equal(await completeSignInFile(file(), unaborted, clock), "{");
    const total = clock.pauses.reduce((sum, pause) => sum + pause, 0);
    assert.ok(total > 500 && total < 1000, `${total} ms`);
  });

  it("can be removed in the meantime", async () => {
    await writeFile(file(), "{");
    const clock = clockWith(() => unlink(file()));
    assert.equal(await completeSignInFile(file(), unaborted, clock), undefined);
  });

  it("is not awaited after an abort", async () => {
    await writeFile(file(), "{");
    await assert.rejects(completeSignInFile(file(), AbortSignal.abort()), { name: "AbortError" });
  });
});
