import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import type { ControlPlane } from "../controlPlane";
import { applicationArn, modelArn } from "../../domain/samples";
import { calls, listAll, problemFrom, unaborted, useControlPlane } from "../support";
import { controlPlaneOf } from "../controlPlane";

const fixture = useControlPlane();

/** A fixed seed, so that every run tests the same values. */
const seed = 20_261_121;

const good = {
  inferenceProfileArn: applicationArn("good"),
  inferenceProfileId: "good",
  inferenceProfileName: "good profile",
  description: "The one that must not be hidden",
  type: "APPLICATION",
  status: "ACTIVE",
  models: [{ modelArn: modelArn("amazon.nova-micro-v1:0") }],
  createdAt: "2026-01-02T03:04:05Z",
  updatedAt: "2026-01-02T03:04:05.678+02:00",
};

const goodModel = {
  modelId: "amazon.nova-micro-v1:0",
  modelArn: modelArn("amazon.nova-micro-v1:0"),
  modelName: "Nova Micro",
  providerName: "Amazon",
  inferenceTypesSupported: ["ON_DEMAND"],
  modelLifecycle: { status: "LEGACY", legacyTime: "2026-01-02T00:00:00Z", endOfLifeTime: "2027-01-02T00:00:00Z" },
};

const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    "",
    " ",
    "2026-13-45T99:99:99Z",
    "0000-00-00T00:00:00Z",
    "+275760-09-13T00:00:00Z",
    "DELETED",
    -1,
    1e308,
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constant("x".repeat(100_000)),
);

/** Generates values with the structure of the sample, in which any member can be missing or have any other value. */
function withInvalidMembers(sample: object): fc.Arbitrary<unknown> {
  const members = Object.entries(sample).map(([name, value]: [string, unknown]) => [
    name,
    fc.oneof({ weight: 2, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: junk }),
  ]);
  return fc.record(Object.fromEntries(members) as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] });
}

const badRows = (sample: object) => fc.array(fc.oneof(junk, withInvalidMembers(sample)), { maxLength: 8 });

/** Responds to every request with the current body. */
async function answering(work: (answer: (body: string) => void) => Promise<void>): Promise<void> {
  let body = "";
  const answer: RequestListener = (_, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(body);
  };
  await fixture.served(answer, () =>
    work((next) => {
      body = next;
    }),
  );
}

describe("a valid item among malformed ones", () => {
  for (const [what, sample, responseOf, read] of [
    [
      "inference profile",
      good,
      (rows: unknown[]) => ({ inferenceProfileSummaries: rows }),
      async (plane: ControlPlane) => (await listAll(plane)).map(({ name }) => name).includes("good profile"),
    ],
    [
      "foundation model",
      goodModel,
      (rows: unknown[]) => ({ modelSummaries: rows }),
      async (plane: ControlPlane) =>
        (await plane.listFoundationModels({ signal: unaborted })).map(({ name }) => name).includes("Nova Micro"),
    ],
    [
      "tag",
      { key: "team", value: "shop" },
      (rows: unknown[]) => ({ tags: rows }),
      async (plane: ControlPlane) =>
        (await plane.listTags(good.inferenceProfileArn, { signal: unaborted })).some(({ value }) => value === "shop"),
    ],
  ] as const) {
    it(`is returned, regardless of the other items: ${what}`, { timeout: 120_000 }, async () => {
      const plane = fixture.controlPlane();
      await answering(async (answer) => {
        const rows = fc.tuple(badRows(sample), badRows(sample));
        await fc.assert(
          fc.asyncProperty(rows, async ([before, after]) => {
            answer(JSON.stringify(responseOf([...before, sample, ...after])));
            assert.ok(await read(plane));
          }),
          { seed, numRuns: 150 },
        );
      });
    });
  }

  it("keeps all of its valid members", { timeout: 120_000 }, async () => {
    const plane = fixture.controlPlane();
    const whole = {
      inferenceProfileName: "good profile",
      description: good.description,
      status: "ACTIVE",
      models: [modelArn("amazon.nova-micro-v1:0")],
      createdAt: new Date("2026-01-02T03:04:05Z"),
      updatedAt: new Date("2026-01-02T01:04:05.678Z"),
    };
    const members = Object.keys(whole) as (keyof typeof whole)[];
    await answering(async (answer) => {
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...members), junk, async (withInvalidMembers, value) => {
          answer(JSON.stringify({ ...good, [withInvalidMembers]: value }));
          const { name, modelArns, ...read } = await plane.getInferenceProfile("good", { signal: unaborted });
          const kept: Record<string, unknown> = { ...read, inferenceProfileName: name, models: modelArns };
          for (const member of members.filter((member) => member !== withInvalidMembers)) {
            assert.deepEqual(kept[member], whole[member]);
          }
        }),
        { seed, numRuns: 150 },
      );
    });
  });
});

describe("a field that is dropped from a response", () => {
  it("is logged once, regardless of how many items and responses contain it", async () => {
    const logged: string[] = [];
    const aws = fixture.access({ onMalformedResponse: (text) => logged.push(text) });
    const plane = controlPlaneOf(aws, { region: "us-east-1" });
    await answering(async (answer) => {
      const row = { ...good, createdAt: "yesterday", description: 7 };
      answer(JSON.stringify({ inferenceProfileSummaries: [row, row, { inferenceProfileName: "no ARN" }] }));
      await listAll(plane);
      await listAll(plane);
    });
    assert.deepEqual(
      logged.map((text) => text.split(": ")[1]),
      ["createdAt", "description", "inferenceProfileArn"],
    );
    assert.match(logged.join(), /us-east-1/);
  });
});

describe("a response that is not a JSON object", () => {
  const whole = JSON.stringify({ inferenceProfileSummaries: [good] });

  it("is invalid, regardless of where it was truncated", { timeout: 120_000 }, async () => {
    const plane = fixture.controlPlane();
    await answering(async (answer) => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (length) => {
          answer(whole.slice(0, length));
          assert.equal((await problemFrom(listAll(plane))).kind, "invalidResponse");
        }),
        { seed, numRuns: 60 },
      );
    });
  });

  it(
    "is invalid, regardless of its contents, and the outcome of a creation is unknown",
    { timeout: 120_000 },
    async () => {
      const plane = fixture.controlPlane();
      const texts = fc.oneof(
        fc.string({ unit: "binary" }),
        fc.constantFrom("<html></html>", "null", "[]", "5", '"text"', "{}{}", "\uFEFF", "NaN", "{'a':1}"),
      );
      await answering(async (answer) => {
        await fc.assert(
          fc.asyncProperty(texts, async (text) => {
            answer(text);
            assert.equal((await problemFrom(listAll(plane))).kind, "invalidResponse");
            const problem = await problemFrom(calls.CreateInferenceProfile(plane));
            assert.deepEqual([problem.kind, problem.outcomeUnknown], ["invalidResponse", true]);
          }),
          { seed, numRuns: 60 },
        );
      });
    },
  );

  it("is invalid if it is nested too deeply", async () => {
    const plane = fixture.controlPlane();
    await answering(async (answer) => {
      for (const nested of ["[".repeat(200_000), `{"a":`.repeat(200_000)]) {
        answer(nested);
        assert.equal((await problemFrom(listAll(plane))).kind, "invalidResponse");
      }
    });
  });
});

describe("a response with unexpected additions", () => {
  for (const contentType of ["application/json", "application/x-amz-json-1.1", "text/html; charset=utf-8", ""]) {
    it(`is accepted with the content type ${JSON.stringify(contentType)}`, async () => {
      const answer: RequestListener = (_, response) => {
        response.writeHead(200, contentType === "" ? {} : { "content-type": contentType });
        response.end(JSON.stringify({ inferenceProfileSummaries: [good] }));
      };
      const profiles = await fixture.served(answer, () => listAll(fixture.controlPlane()));
      assert.deepEqual(
        profiles.map(({ id }) => id),
        ["good"],
      );
    });
  }

  it("is accepted with a deeply nested member or an invalid date", async () => {
    const nested = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const row = JSON.stringify({ ...good, createdAt: "never", description: "DEEP" }).replace('"DEEP"', nested);
    const plane = fixture.controlPlane();
    await answering(async (answer) => {
      answer(`{"inferenceProfileSummaries":[${row},${JSON.stringify(good)}]}`);
      assert.deepEqual(
        (await listAll(plane)).map(({ name }) => name),
        ["good profile", "good profile"],
      );
    });
  });

  it("is invalid if each page has a new token, so that it is not followed endlessly", { timeout: 60_000 }, async () => {
    let requests = 0;
    const answer: RequestListener = (_, response) => {
      requests += 1;
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ inferenceProfileSummaries: [good], nextToken: `token-${requests}` }));
    };
    const problem = await fixture.served(answer, () => problemFrom(listAll(fixture.controlPlane())));
    assert.equal(problem.kind, "invalidResponse", "profiles on later pages may exist");
    assert.ok(requests <= 500, String(requests));
  });

  it("is the last page if its token is too long", async () => {
    const plane = fixture.controlPlane();
    await answering(async (answer) => {
      answer(JSON.stringify({ inferenceProfileSummaries: [good], nextToken: "t".repeat(1_000_000) }));
      assert.equal((await listAll(plane)).length, 1);
    });
  });
});
