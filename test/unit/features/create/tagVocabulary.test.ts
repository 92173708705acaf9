import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { InferenceProfile } from "../../../../src/domain/inferenceProfile";
import type { Problem } from "../../../../src/domain/problem";
import { TagVocabulary } from "../../../../src/features/create/tagVocabulary";
import { useLocalControlPlane } from "./localControlPlane";
import { oregon, virginia } from "./samples";

const local = useLocalControlPlane({ regions: ["us-east-1"], profiles: 40 });
let profiles: InferenceProfile[];

function vocabularyWith(problems: Problem[] = []): TagVocabulary {
  return new TagVocabulary(
    () => Promise.resolve(local.controlPlane),
    (problem) => problems.push(problem),
  );
}

const never = new AbortController().signal;
const readings = () => local.requests("ListTagsForResource");
const nobody = () => undefined;

describe("the vocabulary of tags", () => {
  before(async () => {
    profiles = [];
    const { signal } = new AbortController();
    for await (const page of local.controlPlane.listInferenceProfiles("APPLICATION", { signal })) {
      profiles.push(...page);
    }
    local.endpoint.clearRequests();
  });

  it("reads at most 20 profiles of a Region, the newest, once a session", async () => {
    const vocabulary = vocabularyWith();
    let learned = 0;
    await vocabulary.read(virginia, profiles, () => (learned += 1), never);
    assert.equal(readings().length, 20);
    assert.equal(learned, 20);
    const newest = [...profiles]
      .sort((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0))
      .slice(0, 20)
      .map(({ arn }) => arn);
    const read = readings().map(({ body }) => (body as { resourceARN: string }).resourceARN);
    assert.deepEqual(read.sort(), newest.sort());
    await vocabulary.read(virginia, profiles, nobody, never);
    assert.equal(readings().length, 20);
  });

  it("suggests what it read and what it learned, the most used first, for the Region only", async () => {
    const vocabulary = vocabularyWith();
    const seeded = profiles.filter(({ name }) => name.startsWith("checkout-assistant"));
    assert.equal(seeded.length, 2);
    await vocabulary.read(virginia, seeded, nobody, never);
    vocabulary.learn(virginia, "arn:new", [
      { key: "team", value: "search" },
      { key: "stage", value: "test" },
      { key: "aws:createdBy", value: "x" },
      { key: "$(trash)", value: "x" },
      { key: "env", value: "$(bug)" },
    ]);
    const { keys, values } = vocabulary.suggestions(virginia);
    assert.deepEqual(keys, ["team", "cost-center", "env", "project", "stage"]);
    assert.deepEqual(values("team"), ["checkout", "search"]);
    assert.deepEqual(values("env"), ["dev", "prod"]);
    assert.deepEqual(values("unknown"), []);
    assert.deepEqual(vocabulary.suggestions(oregon).keys, []);
  });

  it("asks for three profiles at once at most", async () => {
    local.endpoint.faults.add({ kind: "hang", operation: "ListTagsForResource", count: 0 });
    const abort = new AbortController();
    const since = local.endpoint.mark();
    const third = local.endpoint.waitForRequest(() => readings().length === 3, { since });
    const reading = vocabularyWith().read(virginia, profiles, nobody, abort.signal);
    await third;
    abort.abort();
    await reading;
    assert.equal(readings().length, 3);
  });

  it("goes on after it was aborted where it left off", async () => {
    const vocabulary = vocabularyWith();
    const abort = new AbortController();
    await vocabulary.read(virginia, profiles, () => abort.abort(), abort.signal);
    const answered = readings().filter(({ outcome }) => outcome === "answered").length;
    assert.ok(answered < 20);
    await vocabulary.read(virginia, profiles, nobody, never);
    const known = new Set(
      readings()
        .filter(({ outcome }) => outcome === "answered")
        .map(({ body }) => (body as { resourceARN: string }).resourceARN),
    );
    assert.equal(known.size, 20);
  });

  it("fails silently, to the log only, and does not try again", async () => {
    local.endpoint.faults.add({
      kind: "error",
      error: "AccessDeniedException",
      operation: "ListTagsForResource",
      count: 0,
    });
    const problems: Problem[] = [];
    const vocabulary = vocabularyWith(problems);
    await vocabulary.read(virginia, profiles, nobody, never);
    assert.deepEqual(
      problems.map(({ kind, operation }) => [kind, operation]),
      [["accessDenied", "ListTagsForResource"]],
    );
    const asked = readings().length;
    assert.ok(asked <= 3);
    await vocabulary.read(virginia, profiles, nobody, never);
    assert.equal(readings().length, asked);
  });
});
