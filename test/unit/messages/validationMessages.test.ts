import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Field, TagViolation, Violation } from "../../../src/domain/constraints";
import { findTagViolation, findViolation } from "../../../src/domain/constraints";
import { formatTagViolation, formatViolation } from "../../../src/messages/validationMessages";
import type { TwoLines } from "../../../src/messages/list";

const inOne = ({ headline, explanation }: TwoLines) => `${headline} ${explanation}`.trimEnd();

/** Returns the message for typed text, or undefined if the text is valid. */
function messageFor(field: Field, text: string): string | undefined {
  const violation = findViolation(field, text);
  return violation && inOne(formatViolation(field, violation));
}

describe("the message for invalid text", () => {
  for (const [field, text, sentence] of [
    ["name", "", "Enter a name."],
    ["tagKey", "", "Enter a tag key."],
    ["name", "x".repeat(65), "The text is 65 characters long. The maximum is 64 characters."],
    ["description", "x".repeat(201), "The text is 201 characters long. The maximum is 200 characters."],
    [
      "name",
      "chat.v2",
      "Position 5: a period is not allowed. Use letters A-Z, digits, and single spaces, hyphens, or underscores.",
    ],
    [
      "description",
      "Chat, and more",
      "Position 5: a comma is not allowed. Use letters A-Z, digits, colons, periods, and single spaces, hyphens, or underscores.",
    ],
    ["name", " chat", "The text cannot start with a space. Start with a letter or a digit."],
    ["name", "-chat", "The text cannot start with a hyphen. Start with a letter or a digit."],
    ["name", "_chat", "The text cannot start with an underscore. Start with a letter or a digit."],
    [
      "name",
      "my -chat",
      "Position 4: a hyphen follows a space. Spaces, hyphens, and underscores cannot be next to each other.",
    ],
    ["tagKey", "aws:team", "Keys that start with aws: are reserved for AWS use."],
    ["tagKey", "AWS:team", "Keys that start with AWS: are reserved for AWS use."],
    ["tagValue", "a,b", "Position 2: a comma is not allowed. Use letters A-Z, digits, spaces, and . _ : / = + @ -"],
  ] as const) {
    it(`describes the ${field} ${JSON.stringify(text.slice(0, 20))}`, () => {
      assert.equal(messageFor(field, text), sentence);
    });
  }

  for (const [character, name] of [
    ["é", '"é"'],
    ["日", '"日"'],
    ["😀", '"😀"'],
    ["\t", "a tab"],
    ["\n", "a line break"],
    ["\r", "a line break"],
    ["\u00A0", "U+00A0"],
    ["\u200B", "U+200B"],
    ["\u202E", "U+202E"],
    ["\u0301", "U+0301"],
    ["\u0000", "U+0000"],
    ["\u3164", "U+3164"],
    ["\u2800", "U+2800"],
    ["\uD800", "U+D800"],
    ["\uFE0F", "U+FE0F"],
    ["\u0430", '"\u0430" U+0430'],
    ["\u2013", '"\u2013" U+2013'],
    ["\uFF21", '"\uFF21" U+FF21'],
    ["(", '"("'],
  ] as const) {
    it(`names a character that is hard to identify: ${JSON.stringify(character)}`, () => {
      assert.match(
        messageFor("name", `a${character}`) ?? "",
        new RegExp(`^Position 2: ${name.replace(/[+(]/g, "\\$&")} is not`),
      );
    });
  }

  it("shows every character visibly, and does not let it combine with other characters", () => {
    for (let unit = 0; unit < 0x10000; unit += 1) {
      const sentence = messageFor("name", `a${String.fromCharCode(unit)}`);
      // The message contains no invisible or combining characters, and no lone surrogates.
      assert.doesNotMatch(sentence ?? "", /(?! )[\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}]/u);
    }
  });

  it("exists for every kind of violation and every field", () => {
    const violations: Violation[] = [
      { kind: "required" },
      { kind: "tooLong", length: 70, maximum: 64 },
      { kind: "badCharacter", character: ",", index: 0 },
      { kind: "badStart", character: "-" },
      { kind: "doubledSeparator", characters: "--", index: 0 },
      { kind: "reservedPrefix", prefix: "aws:" },
    ];
    for (const field of ["name", "description", "tagKey", "tagValue"] as const) {
      for (const violation of violations) {
        assert.match(inOne(formatViolation(field, violation)), /^[A-Z].*[.-]$/);
      }
    }
  });
});

describe("the message for an invalid tag", () => {
  const others = Array.from({ length: 50 }, (_, index) => ({ key: `key-${index}`, value: "" }));
  const cases: readonly (readonly [what: string, TagViolation | undefined, string])[] = [
    ["a bad key", findTagViolation({ key: "a,b", value: "" }, []), "Key: Position 2: a comma is not allowed."],
    ["a bad value", findTagViolation({ key: "a", value: "b,c" }, []), "Value: Position 2: a comma is not allowed."],
    ["a repeated key", findTagViolation({ key: "key-1", value: "" }, others), "The key key-1 is already used."],
    ["too many", findTagViolation({ key: "new", value: "" }, others), "A profile can have up to 50 tags."],
  ];
  for (const [what, violation, beginning] of cases) {
    it(`describes ${what}`, () => {
      assert.ok(violation);
      assert.ok(inOne(formatTagViolation(violation)).startsWith(beginning));
    });
  }
});
