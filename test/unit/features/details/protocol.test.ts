import assert from "node:assert/strict";
import { suite, test } from "node:test";
import * as fc from "fast-check";
import { readHostMessage, readIntent, readSavedPage } from "../../../../src/features/details/protocol";
import { isRegionCode } from "../../../../src/domain/regions";
import { accountId, applicationArn, systemArn } from "../../domain/samples";

suite("what the page may ask for", () => {
  const arn = applicationArn("abc");

  for (const intent of [
    { type: "ready" },
    { type: "refresh" },
    { type: "copy", target: { field: "arn" } },
    { type: "copy", target: { field: "tagValue", of: "team" } },
    { type: "open", arn },
    { type: "remedy", section: "tags", remedy: "copyIamPolicy" },
  ]) {
    test(`takes ${JSON.stringify(intent)}`, () => {
      assert.deepEqual(readIntent(intent), intent);
    });
  }

  const hostile: readonly unknown[] = [
    undefined,
    null,
    "ready",
    42,
    [],
    {},
    { type: "command", command: "workbench.action.terminal.new" },
    { type: "refresh", force: true },
    { type: "copy", target: { field: "arn" }, text: "touch marker" },
    { type: "copy", target: { field: "arn", text: "touch marker" } },
    { type: "copy", target: { field: "credentials" } },
    { type: "copy", target: { field: "tagValue", of: "" } },
    { type: "copy", target: { field: "tagValue", of: "k".repeat(4097) } },
    { type: "copy", target: "arn" },
    { type: "open", arn, url: "https://example.com" },
    { type: "open", arn: ["x"] },
    { type: "open" },
    { type: "remedy", section: "tags", remedy: "deleteProfile" },
    { type: "remedy", section: "constructor", remedy: "retry" },
    { type: "__proto__" },
    JSON.parse('{"type":"copy","target":{"field":"arn"},"__proto__":{"admin":true}}'),
  ];

  for (const message of hostile) {
    test(`drops ${JSON.stringify(message)?.slice(0, 80)}`, () => {
      assert.equal(readIntent(message), undefined);
    });
  }
});

suite("what the host tells the page", () => {
  test("a message of another script of the editor is dropped", () => {
    for (const message of [undefined, "hello", { type: "state" }, { type: "copied", target: {} }, { type: "init" }]) {
      assert.equal(readHostMessage(message), undefined);
    }
  });

  test("the receipt of a copy is taken", () => {
    const message = { type: "copied", target: { field: "tagKey", of: "team" } };
    assert.deepEqual(readHostMessage(message), message);
  });
});

suite("what a page keeps across a reload", () => {
  test("gives the AWS profile, Region and ARN, and nothing else", () => {
    const saved = { awsProfile: "dev", region: "us-east-1", arn: applicationArn("abc") };
    assert.deepEqual(readSavedPage({ ...saved, scrollTop: 120 }), saved);
  });

  test("stands without an AWS profile, which means the ambient credentials", () => {
    const saved = { region: "eu-west-1", arn: systemArn("eu.amazon.nova-lite-v1:0", "eu-west-1") };
    assert.deepEqual(readSavedPage(saved), saved);
  });

  const corrupt: readonly (readonly [string, unknown])[] = [
    ["nothing", undefined],
    ["a text", "{}"],
    ["an empty object", {}],
    ["no ARN", { region: "us-east-1" }],
    ["a Region that could be a host", { region: "evil.example.com#", arn: applicationArn("abc") }],
    ["an ARN of another Region", { region: "us-east-1", arn: applicationArn("abc", "us-west-2") }],
    ["an ARN of something else", { region: "us-east-1", arn: "arn:aws:s3:::bucket" }],
    ["an ID", { region: "us-east-1", arn: "us.amazon.nova-lite-v1:0" }],
    ["an AWS profile that is no text", { awsProfile: {}, region: "us-east-1", arn: applicationArn("abc") }],
    ["an empty AWS profile", { awsProfile: "", region: "us-east-1", arn: applicationArn("abc") }],
  ];

  for (const [what, saved] of corrupt) {
    test(`${what} is refused`, () => {
      assert.equal(readSavedPage(saved), undefined);
    });
  }
});

suite("anything at all", () => {
  const word = fc.oneof(
    fc.constantFrom("copy", "open", "remedy", "ready", "init", "state", "arn", "tagKey", "retry", "tags", "us-east-1"),
    fc.constantFrom("us-gov-west-1", "eu-west-1.evil.com#", "__proto__", "", "x".repeat(5000)),
    fc.string({ unit: "binary" }),
  );
  const region = fc.constantFrom("us-east-1", "us-gov-west-1", "cn-north-1", "us-east-1/", "");
  const arn = fc
    .tuple(
      fc.constantFrom("aws", "aws-cn"),
      region,
      fc.constantFrom(accountId, ""),
      fc.constantFrom("us.x", "abc", "/"),
    )
    .map(([partition, region, account, id]) => `arn:${partition}:bedrock:${region}:${account}:inference-profile/${id}`);
  const member = fc.oneof(word, arn, fc.anything());
  const target = fc.oneof(fc.record({ field: word, of: member }, { requiredKeys: [] }), fc.anything());
  const name = fc.constantFrom("type", "target", "arn", "section", "remedy", "awsProfile", "region", "saved", "state");
  const messages = fc.oneof(
    fc.record(
      { type: word, target, arn: member, section: word, remedy: word, awsProfile: member, region: word },
      { requiredKeys: [] },
    ),
    fc.record({ region, arn }),
    fc.dictionary(name, member),
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true }),
  );

  test("is read as what it is or dropped, and never breaks the reader", () => {
    let pages = 0;
    fc.assert(
      fc.property(messages, (message) => {
        const intent = readIntent(message);
        if (intent) {
          assert.deepEqual({ ...intent }, { ...(message as object) });
        }
        const saved = readSavedPage(message);
        if (saved) {
          pages += 1;
          assert.ok(isRegionCode(saved.region) && saved.arn.includes(`:${saved.region}:`));
          assert.deepEqual(readSavedPage(saved), saved);
        }
        readHostMessage(message);
      }),
      { seed: 19, numRuns: 5000 },
    );
    assert.ok(pages > 10, String(pages));
  });
});
