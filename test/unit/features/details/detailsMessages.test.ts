import assert from "node:assert/strict";
import { suite, test } from "node:test";
import * as fc from "fast-check";
import { parseHostMessage, parseIntent, parseSavedPage } from "../../../../src/features/details/detailsMessages";
import { isRegionCode } from "../../../../src/domain/regions";
import { accountId, applicationArn, systemArn } from "../../domain/samples";

suite("parseIntent", () => {
  const arn = applicationArn("abc");

  for (const intent of [
    { type: "ready" },
    { type: "refresh" },
    { type: "copy", target: { field: "arn" } },
    { type: "copy", target: { field: "tagValue", of: "team" } },
    { type: "open", arn },
    { type: "action", action: "createFrom" },
    { type: "remedy", section: "tags", remedy: "copyIamPolicy" },
    { type: "tagFormOpened" },
    { type: "editTag", edit: { kind: "set", key: "team", value: "" } },
    { type: "editTag", edit: { kind: "remove", key: "team" } },
  ]) {
    test(`accepts ${JSON.stringify(intent)}`, () => {
      assert.deepEqual(parseIntent(intent), intent);
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
    { type: "action", action: "deleteProfile" },
    { type: "action", action: "reveal", arn },
    { type: "open" },
    { type: "editTag" },
    { type: "editTag", edit: { kind: "set", key: "team" } },
    { type: "editTag", edit: { kind: "set", key: "", value: "x" } },
    { type: "editTag", edit: { kind: "set", key: "team", value: "v".repeat(4097) } },
    { type: "editTag", edit: { kind: "remove", key: "team", value: "x" } },
    { type: "editTag", edit: { kind: "setMissing", key: "team", value: "x" } },
    { type: "editTag", edit: { kind: "remove", key: "team" }, arn },
    { type: "remedy", section: "tags", remedy: "deleteProfile" },
    { type: "remedy", section: "constructor", remedy: "retry" },
    { type: "__proto__" },
    JSON.parse('{"type":"copy","target":{"field":"arn"},"__proto__":{"admin":true}}'),
  ];

  for (const message of hostile) {
    test(`rejects ${JSON.stringify(message)?.slice(0, 80)}`, () => {
      assert.equal(parseIntent(message), undefined);
    });
  }
});

suite("parseHostMessage", () => {
  test("rejects messages from other scripts", () => {
    for (const message of [undefined, "hello", { type: "update" }, { type: "copied", target: {} }, { type: "init" }]) {
      assert.equal(parseHostMessage(message), undefined);
    }
  });

  test("accepts the confirmation of a copy", () => {
    const message = { type: "copied", target: { field: "tagKey", of: "team" } };
    assert.deepEqual(parseHostMessage(message), message);
  });
});

suite("parseSavedPage", () => {
  test("returns only the AWS profile, the Region and the ARN", () => {
    const saved = { awsProfile: "dev", region: "us-east-1", arn: applicationArn("abc") };
    assert.deepEqual(parseSavedPage({ ...saved, scrollTop: 120 }), saved);
  });

  test("accepts a page without an AWS profile, which stands for the default credentials", () => {
    const saved = { region: "eu-west-1", arn: systemArn("eu.amazon.nova-lite-v1:0", "eu-west-1") };
    assert.deepEqual(parseSavedPage(saved), saved);
  });

  const corrupt: readonly (readonly [string, unknown])[] = [
    ["nothing", undefined],
    ["a string", "{}"],
    ["an empty object", {}],
    ["no ARN", { region: "us-east-1" }],
    ["a Region that could be a host", { region: "evil.example.com#", arn: applicationArn("abc") }],
    ["an ARN of another Region", { region: "us-east-1", arn: applicationArn("abc", "us-west-2") }],
    ["an ARN of another resource", { region: "us-east-1", arn: "arn:aws:s3:::bucket" }],
    ["an ID", { region: "us-east-1", arn: "us.amazon.nova-lite-v1:0" }],
    ["an AWS profile that is not a string", { awsProfile: {}, region: "us-east-1", arn: applicationArn("abc") }],
    ["an empty AWS profile", { awsProfile: "", region: "us-east-1", arn: applicationArn("abc") }],
  ];

  for (const [what, saved] of corrupt) {
    test(`rejects ${what}`, () => {
      assert.equal(parseSavedPage(saved), undefined);
    });
  }
});

suite("every parser", () => {
  const word = fc.oneof(
    fc.constantFrom("copy", "open", "remedy", "ready", "init", "update", "arn", "tagKey", "retry", "tags", "us-east-1"),
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
  const name = fc.constantFrom(
    "type",
    "target",
    "arn",
    "section",
    "remedy",
    "awsProfile",
    "region",
    "saved",
    "viewModel",
  );
  const messages = fc.oneof(
    fc.record(
      { type: word, target, arn: member, section: word, remedy: word, awsProfile: member, region: word },
      { requiredKeys: [] },
    ),
    fc.record({ region, arn }),
    fc.dictionary(name, member),
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true }),
  );

  test("accepts a message unchanged or rejects it, and never throws", () => {
    let pages = 0;
    fc.assert(
      fc.property(messages, (message) => {
        const intent = parseIntent(message);
        if (intent) {
          assert.deepEqual({ ...intent }, { ...(message as object) });
        }
        const saved = parseSavedPage(message);
        if (saved) {
          pages += 1;
          assert.ok(isRegionCode(saved.region) && saved.arn.includes(`:${saved.region}:`));
          assert.deepEqual(parseSavedPage(saved), saved);
        }
        parseHostMessage(message);
      }),
      { seed: 19, numRuns: 5000 },
    );
    assert.ok(pages > 10, String(pages));
  });
});
