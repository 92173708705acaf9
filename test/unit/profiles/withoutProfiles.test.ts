import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ProblemError } from "../../../src/domain/problem";
import { regionChildren } from "../../../src/features/explorer/nodes";
import { present } from "../../../src/features/explorer/presentation";
import { welcomeFor } from "../../../src/features/explorer/welcome";
import { sourceChoices } from "../../../src/features/create/sources";
import { foundationModel, problem } from "../domain/samples";
import { denied, settled, useProfileStore, virginia } from "./support";

const fixture = useProfileStore();
const micro = foundationModel("amazon.nova-micro-v1:0");

/** Loads the Region while AWS does not support the lists of profiles. `answerModels` responds to the list of models. */
async function loadWithoutProfiles(answerModels: () => void) {
  const load = fixture.profileStore.load(virginia);
  await settled();
  const plane = fixture.plane();
  plane.newestRequest("APPLICATION").fail(new ProblemError(problem("notOffered")));
  plane.newestRequest("SYSTEM_DEFINED").fail(new ProblemError(problem("notOffered")));
  await settled();
  answerModels();
  return load;
}

describe("a Region with models but no inference profiles", () => {
  it("is ready, and its models are available as sources", async () => {
    const state = await loadWithoutProfiles(() => fixture.plane().modelRequest.respond([micro]));
    assert.ok(state.status === "ready" && state.contents.withoutProfiles);
    assert.deepEqual(
      sourceChoices(virginia, state.contents).map(({ source }) => source.id),
      [micro.id],
    );
    assert.equal(fixture.plane().modelRequests.length, 1);
    // The log contains the AWS response.
    assert.deepEqual(
      fixture.problems.map(({ kind }) => kind),
      ["notOffered"],
    );
  });

  it("has a row that states this, even if it is the only Region shown", async () => {
    const state = await loadWithoutProfiles(() => fixture.plane().modelRequest.respond([micro]));
    const rows = regionChildren(virginia, state).map((row) => present(row, { language: "en" }));
    assert.deepEqual(
      rows.map(({ label, accessibleLabel }) => [label, accessibleLabel]),
      [["This Region has no inference profiles.", "This Region has no inference profiles."]],
    );
    assert.equal(
      welcomeFor([virginia], () => state, false, true),
      undefined,
    );
  });

  it("fails if the models cannot be listed, because the endpoint may belong to another service", async () => {
    for (const error of [denied(), new ProblemError(problem("notOffered"))]) {
      const state = await loadWithoutProfiles(() => fixture.plane().modelRequest.fail(error));
      assert.ok(state.status === "failed" && state.problem.kind === "notOffered");
      fixture.profileStore.keepOnly([]);
    }
    const state = await loadWithoutProfiles(() => fixture.plane().modelRequest.respond([]));
    assert.equal(state.status, "failed");
  });

  it("has profiles again as soon as AWS lists them", async () => {
    await loadWithoutProfiles(() => fixture.plane().modelRequest.respond([micro]));
    const refresh = fixture.profileStore.refresh(virginia);
    await settled();
    fixture.plane().respond([]);
    const state = await refresh;
    assert.ok(state.status === "ready" && state.contents.withoutProfiles === undefined);
  });
});
