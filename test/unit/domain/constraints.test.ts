import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import type { Field } from "../../../src/domain/constraints";
import {
  findTagViolation,
  findViolation,
  suggestUnusedName,
  maximumNameLength,
  maximumTags,
  parseTag,
} from "../../../src/domain/constraints";
import type { ListShape, StringShape, StructureShape } from "../../endpoint/shapes";
import { inputs } from "../../endpoint/shapes";

const { inferenceProfileName, description, tags } = inputs.CreateInferenceProfile.members;
const tag = (tags as ListShape).member as StructureShape;

/** The patterns of the service model. */
const modeled: Readonly<Record<Field, StringShape>> = {
  name: inferenceProfileName as StringShape,
  // An empty description is omitted from requests.
  description: { ...(description as StringShape), min: 0 },
  tagKey: tag.members["key"] as StringShape,
  tagValue: tag.members["value"] as StringShape,
};
const fields = Object.keys(modeled) as Field[];

/** Returns a function that returns whether the service accepts text for a field. */
function acceptsField(field: Field): (text: string) => boolean {
  const { pattern = "", min = 0, max = 0 } = modeled[field];
  // In Java, \s matches only ASCII characters, unlike in JavaScript.
  const whole = new RegExp(`^(?:${pattern.replace("\\s", " \\t\\n\\v\\f\\r")})$`);
  const isReserved = (text: string) => field === "tagKey" && /^aws:/i.test(text);
  return (text) => text.length >= min && text.length <= max && (text === "" || whole.test(text)) && !isReserved(text);
}

/** Generates text that is almost valid, and text with arbitrary characters. */
function texts(field: Field): fc.Arbitrary<string> {
  const usual = fc.constantFrom(...Array.from("abcXYZ019abcXYZ019 _-.:/=+@"));
  const other = fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    fc.constantFrom("\t", "\n", "\r\n", "\u00A0", "\u2028", "\u3000", "\uFEFF", "\u200B", "\u202E", "\u0301", "İ", "K"),
    // This is a lone surrogate.
    fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit)),
  );
  const mixed = (weight: number) => fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: other });
  const { max = 0 } = modeled[field];
  return fc.oneof(
    fc.string({ unit: fc.constantFrom(...Array.from("aZ0")), maxLength: max + 2, size: "max" }),
    fc.string({ unit: usual, maxLength: 12 }),
    fc.string({ unit: mixed(20), maxLength: 20 }),
    fc.string({ unit: mixed(2), maxLength: 6 }),
    fc.string({ unit: usual, maxLength: 4 }).map((text) => `aWs:${text}`),
    fc.stringMatching(new RegExp(`^(?:${modeled[field].pattern})$`), { maxLength: max + 2 }),
  );
}

describe("findViolation", () => {
  for (const field of fields) {
    const accepts = acceptsField(field);

    it(`accepts exactly what the service accepts for a ${field}`, () => {
      const seen = { accepted: 0, rejected: 0 };
      fc.assert(
        fc.property(texts(field), (text) => {
          const violation = findViolation(field, text);
          assert.equal(violation === undefined, accepts(text), JSON.stringify(violation));
          seen[violation ? "rejected" : "accepted"] += 1;
        }),
        { seed: 7, numRuns: 20_000 },
      );
      assert.ok(seen.accepted > 1000 && seen.rejected > 1000, JSON.stringify(seen));
    });

    it(`returns the first invalid position of a ${field}, and the text before it is valid`, () => {
      fc.assert(
        fc.property(texts(field), (text) => {
          const violation = findViolation(field, text);
          if (violation?.kind === "badCharacter") {
            assert.ok(text.startsWith(violation.character, violation.index));
            assert.equal(Array.from(violation.character).length, 1);
          } else if (violation?.kind === "doubledSeparator") {
            assert.ok(text.startsWith(violation.characters, violation.index));
          } else {
            return;
          }
          const before = text.slice(0, violation.index);
          assert.ok(["tooLong", "reservedPrefix", "required", undefined].includes(findViolation(field, before)?.kind));
        }),
        { seed: 7, numRuns: 5000 },
      );
    });

    it(`agrees with the pattern for every character of a ${field}`, () => {
      const compare = (character: string) => {
        for (const text of [character, `a${character}`, `a${character}b`]) {
          assert.equal(findViolation(field, text) === undefined, accepts(text), JSON.stringify(text));
        }
      };
      for (let unit = 0; unit < 0x10000; unit += 1) {
        compare(String.fromCharCode(unit));
      }
      // Beyond these boundaries, blocks of valid or invalid characters are at least this large.
      for (let codePoint = 0x10000; codePoint <= 0x10ffff; codePoint += 16) {
        compare(String.fromCodePoint(codePoint));
      }
    });
  }

  it("returns the first invalid character and its position", () => {
    assert.deepEqual(findViolation("name", "chat.v1"), { kind: "badCharacter", character: ".", index: 4 });
    assert.deepEqual(findViolation("description", "for search, chat"), {
      kind: "badCharacter",
      character: ",",
      index: 10,
    });
    assert.deepEqual(findViolation("name", "a😀"), { kind: "badCharacter", character: "😀", index: 1 });
    assert.deepEqual(findViolation("description", "a😀,"), { kind: "badCharacter", character: "😀", index: 1 });
  });

  it("distinguishes a separator at the start from one after another separator", () => {
    assert.deepEqual(findViolation("name", "-chat"), { kind: "badStart", character: "-" });
    assert.deepEqual(findViolation("name", "my _chat"), { kind: "doubledSeparator", characters: " _", index: 2 });
    assert.equal(findViolation("name", "chat-"), undefined);
  });

  it("checks the length only if every character is valid", () => {
    assert.equal(findViolation("name", "a".repeat(64)), undefined);
    assert.deepEqual(findViolation("name", "a".repeat(65)), { kind: "tooLong", length: 65, maximum: 64 });
    assert.deepEqual(findViolation("description", "a".repeat(201)), { kind: "tooLong", length: 201, maximum: 200 });
    assert.deepEqual(findViolation("name", ""), { kind: "required" });
    assert.equal(findViolation("description", ""), undefined);
    assert.equal(findViolation("tagValue", ""), undefined);
  });

  it("rejects the reserved prefix of tag keys in uppercase and lowercase", () => {
    assert.deepEqual(findViolation("tagKey", "AWS:team"), { kind: "reservedPrefix", prefix: "AWS:" });
    assert.equal(findViolation("tagKey", "aws"), undefined);
    assert.equal(findViolation("tagValue", "aws:x"), undefined);
  });
});

describe("findTagViolation", () => {
  const others = [{ key: "team", value: "search" }];

  it("returns whether the key or the value is invalid", () => {
    assert.deepEqual(findTagViolation({ key: "", value: "x" }, others), {
      kind: "key",
      violation: { kind: "required" },
    });
    assert.deepEqual(findTagViolation({ key: "a", value: "x,y" }, others), {
      kind: "value",
      violation: { kind: "badCharacter", character: ",", index: 1 },
    });
  });

  it("rejects a key that already exists with the same capitalization", () => {
    assert.deepEqual(findTagViolation({ key: "team", value: "" }, others), { kind: "repeatedKey", key: "team" });
    assert.equal(findTagViolation({ key: "Team", value: "" }, others), undefined);
  });

  it("accepts the maximum number of tags for a resource", () => {
    const tags = Array.from({ length: maximumTags }, (_, index) => ({ key: `k${index}`, value: "" }));
    assert.equal(findTagViolation({ key: "one", value: "" }, tags.slice(1)), undefined);
    assert.deepEqual(findTagViolation({ key: "one", value: "" }, tags), { kind: "tooMany", maximum: 50 });
    const withAwsTag = [...tags.slice(1), { key: "aws:createdBy", value: "" }];
    assert.equal(findTagViolation({ key: "one", value: "" }, withAwsTag), undefined, "tags of AWS do not count");
  });
});

describe("parseTag", () => {
  it("ends the key at the first = and trims both parts", () => {
    assert.deepEqual(parseTag("team=search"), { key: "team", value: "search" });
    assert.deepEqual(parseTag(" team = a=b "), { key: "team", value: "a=b" });
    assert.deepEqual(parseTag("team"), { key: "team", value: "" });
    assert.deepEqual(parseTag("=x"), { key: "", value: "x" });
    assert.deepEqual(parseTag("team="), { key: "team", value: "" });
  });
});

describe("suggestUnusedName", () => {
  it("keeps a name that is not taken", () => {
    assert.equal(suggestUnusedName("chat", new Set(["Chat"])), "chat");
  });

  it("increments the numbers of names that are taken", () => {
    assert.equal(suggestUnusedName("chat", new Set(["chat"])), "chat-2");
    assert.equal(suggestUnusedName("chat", new Set(["chat", "chat-2", "chat-3"])), "chat-4");
    assert.equal(suggestUnusedName("chat-2", new Set(["chat", "chat-2"])), "chat-3");
  });

  it("treats a number as part of the name if the name without it is not taken", () => {
    assert.equal(suggestUnusedName("claude-4-5", new Set(["claude-4-5"])), "claude-4-5-2");
    assert.equal(suggestUnusedName("2026", new Set(["2026"])), "2026-2");
    assert.equal(suggestUnusedName("Claude 3", new Set(["Claude 3", "Claude"])), "Claude 3-2");
  });

  it("always returns a valid name that is not taken", () => {
    const names = fc.stringMatching(/^([0-9a-zA-Z][ _-]?){1,63}$/, { maxLength: maximumNameLength });
    fc.assert(
      fc.property(names, fc.nat({ max: 12 }), fc.array(names, { maxLength: 20 }), (name, counted, others) => {
        const taken = new Set([name, ...others]);
        for (let made = 0; made <= counted; made += 1) {
          const free = suggestUnusedName(name, taken);
          assert.equal(findViolation("name", free), undefined, free);
          assert.ok(!taken.has(free));
          taken.add(free);
        }
      }),
      { seed: 11, numRuns: 1000 },
    );
    const longest = "n".repeat(maximumNameLength);
    assert.equal(suggestUnusedName(longest, new Set([longest])), `${"n".repeat(maximumNameLength - 2)}-2`);
    const separated = `${"n".repeat(maximumNameLength - 3)}-nn`;
    assert.equal(suggestUnusedName(separated, new Set([separated])), `${"n".repeat(maximumNameLength - 3)}-2`);
  });
});
