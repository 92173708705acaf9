import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { systemClock } from "../../../../src/util/clock";
import { createInferenceProfile } from "../../../../src/changes/createInferenceProfile";
import { keys, section, unaborted, useControlPlane } from "../../aws/support";
import { deferred } from "../../domain/deferred";
import { completeDraft, virginia } from "./samples";

const fixture = useControlPlane();

describe("a creation before its credentials are found", () => {
  it("has sent nothing where the MFA code is not given, looks for nothing, and asks for it once", async () => {
    const role = ["role_arn = arn:aws:iam::123456789012:role/admin", "source_profile = base"];
    const config = section("admin", [...role, "mfa_serial = arn:aws:iam::123456789012:mfa/dev"]);
    await fixture.environment.writeFile("config", config + section("base", keys("AKIDBASE")));
    let asked = 0;
    const aws = fixture.access({
      askMfaCode: () => {
        asked += 1;
        return Promise.resolve(undefined);
      },
    });
    const controlPlane = aws.controlPlane({ ...virginia, awsProfile: "admin" });
    const result = await createInferenceProfile(
      { controlPlane, clock: systemClock, draft: completeDraft(), startedAt: new Date() },
      unaborted,
    );
    assert.ok(result.kind === "failed", result.kind);
    assert.deepEqual([result.problem.kind, result.problem.outcomeUnknown], ["mfaCancelled", false]);
    assert.deepEqual([asked, fixture.endpoint.requests], [1, []]);
  });

  it("has sent nothing where it is cancelled, and does not look for it", async () => {
    const asked = deferred();
    const abort = new AbortController();
    // The program asks a server that never answers, and ends when that one does.
    const requests: unknown[] = [];
    const result = await fixture.served(
      (request) => {
        requests.push(request.url);
        asked.resolve();
      },
      async () => {
        const ask = `require('http').get(process.env.AWS_ENDPOINT_URL).on('error', () => {})`;
        const program = `"${process.execPath}" -e "${ask}"`;
        await fixture.environment.writeFile("config", section("dev", [`credential_process = ${program}`]));
        const creation = createInferenceProfile(
          {
            controlPlane: fixture.access().controlPlane({ ...virginia, awsProfile: "dev" }),
            clock: systemClock,
            draft: completeDraft(),
            startedAt: new Date(),
          },
          abort.signal,
        );
        await asked.promise;
        abort.abort();
        return creation;
      },
    );
    assert.deepEqual(result, { kind: "cancelled", outcomeUnknown: false });
    assert.equal(requests.length, 1, "the program's own");
  });
});
