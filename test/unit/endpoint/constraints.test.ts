import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { modelArn, onDemandModel, sonnetProfile, systemArn, useEndpoint } from "./support";

const fixture = useEndpoint();

const valid = { inferenceProfileName: "n", modelSource: { copyFrom: modelArn(onDemandModel) } };
const namePattern = "([0-9a-zA-Z][ _-]?)+";
const descriptionPattern = "([0-9a-zA-Z:.][ _-]?)+";
const tagPattern = "[a-zA-Z0-9\\s._:/=+@-]*";
const tokenPattern = "[a-zA-Z0-9]([-a-zA-Z0-9]{0,254}[a-zA-Z0-9])?";

const failed = (path: string, constraint: string, value?: string) =>
  `${value === undefined ? "Value" : `Value '${value}'`} at '${path}' failed to satisfy constraint: Member must ${constraint}`;
const pattern = (text: string) => `satisfy regular expression pattern: ${text}`;
const atMost = (length: number) => `have length less than or equal to ${length}`;
const atLeast = (length: number) => `have length greater than or equal to ${length}`;

async function refusal(response: Response): Promise<string> {
  const { message } = (await response.json()) as { message: string };
  assert.equal(response.status, 400, message);
  assert.equal(response.headers.get("x-amzn-errortype"), "ValidationException");
  return message;
}

function post(path: string, body: object): Promise<Response> {
  return fixture.fetch(path, { method: "POST", body: JSON.stringify(body) });
}

/** Returns the message for these violations. */
function detected(...violations: string[]): string {
  return `${violations.length} validation ${violations.length === 1 ? "error" : "errors"} detected: ${violations.join("; ")}`;
}

describe("the constraints of CreateInferenceProfile", () => {
  const name = "inferenceProfileName";
  const long = "x".repeat(65);
  const cases: [what: string, changes: object, message: string][] = [
    ["a name with a dot", { [name]: "a.b" }, detected(failed(name, pattern(namePattern), "a.b"))],
    ["a name with doubled separators", { [name]: "a  b" }, detected(failed(name, pattern(namePattern), "a  b"))],
    ["a name that starts with a separator", { [name]: "-a" }, detected(failed(name, pattern(namePattern), "-a"))],
    ["a name of 65 characters", { [name]: long }, detected(failed(name, atMost(64), long))],
    ["an empty name", { [name]: "" }, detected(failed(name, atLeast(1), ""), failed(name, pattern(namePattern), ""))],
    ["no name", { [name]: undefined }, detected(failed(name, "not be null"))],
    ["a null name", { [name]: null }, detected(failed(name, "not be null"))],
    ["no source", { modelSource: undefined }, detected(failed("modelSource", "not be null"))],
    ["an empty source", { modelSource: {} }, detected(failed("modelSource.copyFrom", "not be null"))],
    [
      "a description with a comma (its value is sensitive, so not repeated)",
      { description: "a, b" },
      detected(failed("description", pattern(descriptionPattern))),
    ],
    ["a description of 201 characters", { description: "d".repeat(201) }, detected(failed("description", atMost(200)))],
    [
      "an empty description",
      { description: "" },
      detected(failed("description", atLeast(1)), failed("description", pattern(descriptionPattern))),
    ],
    [
      "a token that ends with a hyphen",
      { clientRequestToken: "a-" },
      detected(failed("clientRequestToken", pattern(tokenPattern), "a-")),
    ],
    [
      "a tag key with a comma",
      {
        tags: [
          { key: "ok", value: "" },
          { key: "a,b", value: "" },
        ],
      },
      detected(failed("tags.2.member.key", pattern(tagPattern), "a,b")),
    ],
    ["an empty tag key", { tags: [{ key: "", value: "" }] }, detected(failed("tags.1.member.key", atLeast(1), ""))],
    ["a tag without a value", { tags: [{ key: "a" }] }, detected(failed("tags.1.member.value", "not be null"))],
    [
      "a tag value of 257 characters",
      { tags: [{ key: "a", value: "v".repeat(257) }] },
      detected(failed("tags.1.member.value", atMost(256), "v".repeat(257))),
    ],
    [
      "several at once, in the order of the model",
      { [name]: "a/b", description: "c/d", clientRequestToken: "-" },
      detected(
        failed(name, pattern(namePattern), "a/b"),
        failed("description", pattern(descriptionPattern)),
        failed("clientRequestToken", pattern(tokenPattern), "-"),
      ),
    ],
  ];
  for (const [what, changes, message] of cases) {
    it(`reject ${what}`, async () => {
      assert.equal(await refusal(await post("/inference-profiles", { ...valid, ...changes })), message);
    });
  }

  it("reject more than 200 tags because of the list length, before the limit of 50 is checked", async () => {
    const tags = Array.from({ length: 201 }, (_, index) => ({ key: `k${index}`, value: "" }));
    const message = await refusal(await post("/inference-profiles", { ...valid, tags }));
    assert.match(
      message,
      /^1 validation error detected: Value '\[Tag\(key=k0, value=\), .*\]' at 'tags' .* than or equal to 200$/,
    );
  });

  it("reject sources that are not ARNs of models or system-defined profiles", async () => {
    for (const copyFrom of [sonnetProfile, modelArn("a/b"), `${modelArn(onDemandModel)} `, "x".repeat(2049)]) {
      const message = await refusal(await post("/inference-profiles", { ...valid, modelSource: { copyFrom } }));
      assert.match(
        message,
        /at 'modelSource\.copyFrom' failed to satisfy constraint: .*\(inference-profile\|foundation-model\)/,
      );
    }
  });

  it("accept the longest and most unusual values that are valid", async () => {
    const body = {
      inferenceProfileName: "a_b-c D".padEnd(64, "0"),
      description: `. :.${"z".repeat(196)}`,
      clientRequestToken: "t".repeat(256),
      modelSource: { copyFrom: systemArn(sonnetProfile) },
      tags: [{ key: "k".repeat(128), value: " é".slice(0, 1) + "._:/=+@-" }],
      unknownMember: { ignored: true },
    };
    const response = await post("/inference-profiles", body);
    assert.equal(response.status, 201, await response.text());
  });

  it("are checked quickly for text that is slow to match with regular expressions", async () => {
    const hard = `${"a".repeat(500_000)}!`;
    // The test measures processor time, because other programs may keep the machine busy.
    const before = process.cpuUsage();
    await refusal(await post("/inference-profiles", { ...valid, inferenceProfileName: hard }));
    const description = `${"a-".repeat(250_000)}-!`;
    await refusal(await post("/inference-profiles", { ...valid, description }));
    assert.ok(process.cpuUsage(before).user < 2_000_000);
  });
});

describe("the constraints of the other operations", () => {
  const get = (path: string) => fixture.fetch(path);

  it("apply to maxResults, nextToken and type of the list operation", async () => {
    const list = async (query: string) => refusal(await get(`/inference-profiles?${query}`));
    assert.equal(
      await list("maxResults=1001"),
      detected(failed("maxResults", "have value less than or equal to 1000", "1001")),
    );
    assert.equal(
      await list("maxResults=0"),
      detected(failed("maxResults", "have value greater than or equal to 1", "0")),
    );
    assert.equal(
      await list("type=OTHER"),
      detected(failed("typeEquals", "satisfy enum value set: [SYSTEM_DEFINED, APPLICATION]", "OTHER")),
    );
    assert.equal(await list("nextToken=a%20b"), detected(failed("nextToken", pattern("\\S*"), "a b")));
    assert.match(await list(`maxResults=0&type=x&nextToken=${"t".repeat(2049)}`), /^3 validation errors detected: /);
  });

  it("apply to the identifiers of GetInferenceProfile and DeleteInferenceProfile", async () => {
    for (const method of ["GET", "DELETE"]) {
      for (const identifier of ["a b", "a%2Fb", "arn%3Aaws%3As3%3A%3A%3Ax%2Fy", "x".repeat(2049)]) {
        const message = await refusal(await fixture.fetch(`/inference-profiles/${identifier}`, { method }));
        assert.match(message, /at 'inferenceProfileIdentifier' failed to satisfy constraint: /);
      }
    }
    assert.match(await refusal(await get("/foundation-models/no-dots")), /at 'modelIdentifier' failed to satisfy/);
  });

  it("apply to the filters of ListFoundationModels", async () => {
    const message = await refusal(
      await get("/foundation-models?byProvider=a.b&byCustomizationType=a&byOutputModality=b&byInferenceType=c"),
    );
    assert.equal(
      message,
      detected(
        failed("byProvider", pattern("[A-Za-z0-9- ]{1,63}"), "a.b"),
        failed(
          "byCustomizationType",
          "satisfy enum value set: [FINE_TUNING, CONTINUED_PRE_TRAINING, DISTILLATION]",
          "a",
        ),
        failed("byOutputModality", "satisfy enum value set: [TEXT, IMAGE, EMBEDDING]", "b"),
        failed("byInferenceType", "satisfy enum value set: [ON_DEMAND, PROVISIONED]", "c"),
      ),
    );
  });

  it("apply to resource ARNs and tag keys", async () => {
    const resourceARN = systemArn(sonnetProfile);
    assert.equal(await refusal(await post("/listTagsForResource", {})), detected(failed("resourceARN", "not be null")));
    const short = await refusal(await post("/listTagsForResource", { resourceARN: "short" }));
    assert.equal(short, detected(failed("resourceARN", atLeast(20), "short")));
    const malformed = await refusal(
      await post("/listTagsForResource", { resourceARN: "arn:aws:s3:::a-bucket-of-mine" }),
    );
    assert.match(malformed, /^1 validation error .* at 'resourceARN' .* regular expression pattern: \.\*\(\^/);
    assert.equal(
      await refusal(await post("/untagResource", { resourceARN })),
      detected(failed("tagKeys", "not be null")),
    );
    const all = `satisfy constraint: [Member must ${atMost(128)}, Member must ${atLeast(1)}, Member must ${pattern(tagPattern)}]`;
    assert.equal(
      await refusal(await post("/untagResource", { resourceARN, tagKeys: ["ok", "a,b"] })),
      detected(failed("tagKeys", all, "[ok, a,b]")),
    );
  });
});

describe("values of the wrong JSON type", () => {
  const cases: [body: unknown, message: string][] = [
    [{ ...valid, inferenceProfileName: 5 }, "NUMBER_VALUE can not be converted to a String"],
    [{ ...valid, description: true }, "TRUE_VALUE can not be converted to a String"],
    [{ ...valid, tags: "a" }, "STRING_VALUE can not be converted to a List"],
    [{ ...valid, tags: [null] }, "NULL_VALUE can not be converted to a Structure"],
    [{ ...valid, modelSource: [] }, "START_ARRAY can not be converted to a Structure"],
    [[], "The request body is not a JSON object."],
    ["{", "The request body is not a JSON object."],
  ];
  for (const [body, message] of cases) {
    it(`are rejected with SerializationException: ${message} (${JSON.stringify(body).slice(0, 40)})`, async () => {
      const text = typeof body === "string" ? body : JSON.stringify(body);
      const response = await fixture.fetch("/inference-profiles", { method: "POST", body: text });
      assert.equal(response.status, 400);
      assert.equal(response.headers.get("x-amzn-errortype"), "SerializationException");
      assert.deepEqual(await response.json(), { message });
    });
  }

  it("include a maxResults that is not a number", async () => {
    const response = await fixture.fetch("/inference-profiles?maxResults=ten");
    assert.equal(response.headers.get("x-amzn-errortype"), "SerializationException");
  });
});
