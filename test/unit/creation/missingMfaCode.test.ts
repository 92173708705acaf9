import assert from "node:assert/strict";
import { it } from "node:test";
import { systemClock } from "../../../src/core/clock";
import { createInferenceProfile } from "../../../src/creation/createInferenceProfile";
import { keys, section, unaborted, useControlPlane } from "../aws/support";
import { completeDraft, virginia } from "./samples";

const fixture = useControlPlane();

it("a creation whose MFA code is not given has sent nothing, looks for nothing, and asks for it once", async () => {
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
    { controlPlane, clock: systemClock, draft: completeDraft(), startedAt: new Date(), unclear: false },
    unaborted,
  );
  assert.ok(result.kind === "failed", result.kind);
  assert.deepEqual([result.problem.kind, result.problem.outcomeUnknown], ["mfaCancelled", false]);
  assert.deepEqual([asked, fixture.endpoint.requests], [1, []]);
});
