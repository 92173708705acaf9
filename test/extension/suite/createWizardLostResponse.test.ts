import assert from "node:assert/strict";
import type { FaultRequest } from "../../endpoint/client";
import { scenario } from "../driver/scenario";

const create = { operation: "CreateInferenceProfile" } as const;
const read = { operation: "GetInferenceProfile" } as const;
const list = { operation: "ListInferenceProfiles" } as const;

/** Responses that are lost, truncated or not from AWS, with the number of requests needed to create the profile. */
const unclearResponses: { name: string; faults: FaultRequest[]; requests: number }[] = [
  { name: "lost once", faults: [{ kind: "lostResponse", ...create }], requests: 2 },
  { name: "lost every time", faults: [{ kind: "lostResponse", ...create, count: 0 }], requests: 3 },
  { name: "reset before the work", faults: [{ kind: "reset", ...create }], requests: 2 },
  { name: "cut", faults: [{ kind: "cut", ...create }], requests: 2 },
  {
    name: "clear but not to be read",
    faults: [{ kind: "error", error: "AccessDeniedException", ...read }],
    requests: 1,
  },
  { name: "from a proxy", faults: [{ kind: "html", ...create }], requests: 2 },
];

suite("the create wizard without a clear response", () => {
  test(
    "retries with the same token, and creates exactly one profile",
    scenario({ settings: { regions: ["us-east-1"] } }, async (parts) => {
      const { endpoint, messages, wizard } = parts;
      wizard.total = 5;
      for (const { name, faults, requests } of unclearResponses) {
        await wizard.startAndFillIn({ name });
        await endpoint.clearRequests();
        await endpoint.setFaults(...faults);
        await wizard.choose("Create");
        await wizard.waitUntilRevealed(name);
        await messages.dismiss(`Created inference profile "${name}" in us-east-1`);
        const tokens = await wizard.tokens();
        assert.equal(tokens.length, requests, name);
        assert.equal(new Set(tokens).size, 1, name);
        assert.equal((await wizard.profilesNamed(name)).length, 1, name);
        await endpoint.clearFaults();
      }
      assert.deepEqual(messages.all(), [], "no other message");
    }),
  );

  test(
    "looks up the profile by name before it reports an error",
    scenario({ settings: { regions: ["us-east-1"] } }, async (parts) => {
      const { endpoint, wizard } = parts;
      wizard.total = 5;
      const name = "is it there";
      await wizard.startAndFillIn({ name, description: "Kept", tags: ["team=search"] });
      const review = await wizard.review();

      // AWS does not respond, and the list does not contain the name.
      await endpoint.clearRequests();
      await endpoint.setFaults({ kind: "html", ...create, count: 0 });
      await wizard.choose("Create");
      await wizard.waitUntilSaid(
        /Could not create the inference profile in us-east-1\.\s*The proxy could not connect to AWS/,
      );
      assert.ok((await wizard.requests("ListInferenceProfiles")).length > 0);
      assert.deepEqual(await wizard.review(), review);

      // The profile is created, but no response arrives, and listing the profiles fails.
      await endpoint.clearFaults();
      await endpoint.setFaults({ kind: "lostResponse", ...create, count: 0 });
      await endpoint.setFaults({ kind: "error", error: "AccessDeniedException", ...list, count: 0 });
      await wizard.choose("Create");
      await wizard.waitUntilSaid(
        /AWS did not confirm whether it created inference profile "is it there" in us-east-1\./,
      );
      assert.deepEqual(await wizard.review(), review);
      assert.equal((await wizard.profilesNamed(name)).length, 1);

      // Running Create again resolves the unknown outcome.
      await endpoint.clearFaults();
      await wizard.choose("Create");
      await wizard.waitUntilRevealed(name);
      assert.equal((await wizard.profilesNamed(name)).length, 1);
      assert.equal(new Set(await wizard.tokens()).size, 1);
    }),
  );

  test(
    "can be canceled, and finds a profile that was created anyway",
    scenario({ settings: { regions: ["us-east-1"] } }, async (parts) => {
      const { endpoint, messages, wizard } = parts;
      wizard.total = 5;
      await wizard.startAndFillIn({ name: "cancelled", description: "Kept", tags: ["team=search"] });
      const review = await wizard.review();
      let mark = await endpoint.mark();
      await endpoint.setFaults({ kind: "hang", ...create });
      await wizard.choose("Create");
      await endpoint.waitForRequest("CreateInferenceProfile", { since: mark });
      (await messages.progress('Creating inference profile "cancelled" in us-east-1')).cancel();
      await endpoint.waitForRequest("CreateInferenceProfile", { since: mark, until: "finished" });
      await messages.waitForProgressEnd('Creating inference profile "cancelled"');
      assert.deepEqual(await wizard.review(), review);
      assert.deepEqual(await wizard.profilesNamed("cancelled"), []);

      // The profile is created, the response is lost, and the next request hangs until it is canceled.
      mark = await endpoint.mark();
      await endpoint.setFaults({ kind: "lostResponse", ...create }, { kind: "hang", ...create });
      await wizard.choose("Create");
      const lost = await endpoint.waitForRequest("CreateInferenceProfile", { since: mark, until: "finished" });
      await endpoint.waitForRequest("CreateInferenceProfile", { since: lost.sequence });
      (await messages.progress('Creating inference profile "cancelled" in us-east-1')).cancel();
      await wizard.waitUntilRevealed("cancelled");
      await messages.read('Created inference profile "cancelled" in us-east-1');
      assert.equal((await wizard.profilesNamed("cancelled")).length, 1);
      assert.equal(new Set(await wizard.tokens()).size, 1);
    }),
  );
});
