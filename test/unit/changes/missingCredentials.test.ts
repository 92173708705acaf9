import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { systemClock } from "../../../src/util/clock";
import { createInferenceProfile } from "../../../src/changes/createInferenceProfile";
import { keys, section, unaborted, useControlPlane } from "../aws/support";
import { deferred } from "../domain/deferred";
import { completeDraft, virginia } from "./samples";

const fixture = useControlPlane();

describe("creating a profile before credentials are resolved", () => {
  it("asks for an MFA code once, and neither sends a request nor looks up the profile without one", async () => {
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
    const result = await createInferenceProfile(
      aws.bedrock,
      { draft: completeDraft({ connection: { ...virginia, awsProfile: "admin" } }), startedAt: new Date() },
      { signal: unaborted, clock: systemClock },
    );
    assert.ok(result.kind === "failed", result.kind);
    assert.deepEqual([result.problem.kind, result.problem.outcomeUnknown], ["mfaCancelled", false]);
    assert.deepEqual([asked, fixture.endpoint.requests], [1, []]);
  });

  it("sends no request if it is canceled, and does not look up the profile", async () => {
    const asked = deferred();
    const abort = new AbortController();
    // The program sends a request to a server that never responds, and exits when the server closes.
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
        const creating = createInferenceProfile(
          fixture.access().bedrock,
          { draft: completeDraft({ connection: { ...virginia, awsProfile: "dev" } }), startedAt: new Date() },
          { signal: abort.signal, clock: systemClock },
        );
        await asked.promise;
        abort.abort();
        return creating;
      },
    );
    assert.deepEqual(result, { kind: "cancelled", outcomeUnknown: false });
    assert.equal(requests.length, 1, "only the program's request");
  });
});
