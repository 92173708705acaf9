import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { parseInferenceProfileReference, splitArn } from "../../../src/domain/arn";
import { partitionOfRegion } from "../../../src/domain/regions";
import type { StringShape } from "../../endpoint/shapes";
import { inputs } from "../../endpoint/shapes";
import { accountId as account } from "./samples";

describe("parseInferenceProfileReference with arbitrary text", () => {
  const { inferenceProfileIdentifier } = inputs.GetInferenceProfile.members;
  const identifierPattern = new RegExp(`^(?:${(inferenceProfileIdentifier as StringShape).pattern})$`);
  const anything = fc.string({ unit: "binary", maxLength: 20 });
  const parts = fc.tuple(
    fc.constantFrom("aws", "aws", "aws-cn", "aws-us-gov", "aws-iso-f", "aws-eusc", "", "AWS"),
    fc.constantFrom("bedrock", "bedrock", "bedrock", "s3", ""),
    fc.oneof(fc.constantFrom("us-east-1", "us-east-1", "cn-north-1", "us-gov-west-1", "", "eu-west"), anything),
    fc.oneof(fc.constantFrom(account, account, ""), fc.stringMatching(/^[0-9]{10,14}$/), anything),
    fc.constantFrom(
      "inference-profile/",
      "application-inference-profile/",
      "inference-profile:",
      "foundation-model/",
      "",
    ),
    fc.oneof(fc.stringMatching(/^[a-zA-Z0-9-:.]{1,70}$/), anything),
  );
  const texts = fc.oneof(
    { weight: 4, arbitrary: parts.map(([a, b, c, d, e, f]) => `arn:${a}:${b}:${c}:${d}:${e}${f}`) },
    { weight: 1, arbitrary: fc.stringMatching(/^[a-zA-Z0-9-:.]{1,70}$/) },
    { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
  );

  it("accepts only text that the service accepts, and rejects more only because of additional rules", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(texts, (text) => {
        const reference = parseInferenceProfileReference(text);
        seen.set(reference.kind, (seen.get(reference.kind) ?? 0) + 1);
        if (reference.kind === "id") {
          assert.match(reference.id, identifierPattern);
        } else if (reference.kind === "arn") {
          // The pattern in the service model lacks partitions that exist.
          const { arn, region } = reference;
          assert.match(arn.replace(`arn:${partitionOfRegion(region)}:`, "arn:aws:"), identifierPattern);
        } else if (identifierPattern.test(text) && !/^arn:[^/]*$/i.test(text)) {
          // An ID may contain colons, so the pattern for IDs also matches an incomplete ARN.
          const faults = ["prefix", "region", "partitionOfRegion", "account", "id"];
          assert.ok(reference.kind === "malformed" && faults.includes(reference.fault), JSON.stringify(reference));
        }
      }),
      { seed: 3, numRuns: 10_000 },
    );
    for (const kind of ["arn", "id", "foreign", "malformed", "empty"]) {
      assert.ok((seen.get(kind) ?? 0) > 0, kind);
    }
  });

  it("returns parts that can be joined to the original text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const split = splitArn(text);
        if (split) {
          const { partition, service, region, accountId, resource } = split;
          assert.equal(`arn:${partition}:${service}:${region}:${accountId}:${resource}`, text);
        }
      }),
      { seed: 3, numRuns: 5000 },
    );
  });
});
