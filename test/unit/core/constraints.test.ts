import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Field } from "../../../src/core/constraints";
import {
  findTagViolation,
  findViolation,
  freeName,
  maximumNameLength,
  maximumTags,
  readTag,
} from "../../../src/core/constraints";

/** The service's own rules: pattern of the whole string, shortest and longest. The description is left out when empty. */
const modelled: Readonly<Record<Field, { pattern: RegExp; minimum: number; maximum: number }>> = {
  name: { pattern: /^([0-9a-zA-Z][ _-]?)+$/, minimum: 1, maximum: 64 },
  description: { pattern: /^(([0-9a-zA-Z:.][ _-]?)+)?$/, minimum: 0, maximum: 200 },
  // Java's \s, unlike JavaScript's, holds ASCII only.
  tagKey: { pattern: /^[a-zA-Z0-9 \t\n\v\f\r._:/=+@-]*$/, minimum: 1, maximum: 128 },
  tagValue: { pattern: /^[a-zA-Z0-9 \t\n\v\f\r._:/=+@-]*$/, minimum: 0, maximum: 256 },
};

/** Numbers from 0 to 1 that are the same at each run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function randomText(random: () => number, longest: number): string {
  const usual = Array.from("abcXYZ019 _-");
  const others = Array.from(".:/=+@,()'\"$`\\\t\né\u00a0\u2028日😀");
  const strange = random() < 0.4;
  const length = Math.floor(random() * (longest + 1));
  return Array.from({ length }, () => {
    const from = strange && random() < 0.15 ? others : random() < 0.7 ? usual.slice(0, 9) : usual;
    return from[Math.floor(random() * from.length)] ?? "";
  }).join("");
}

describe("the rules of fields", () => {
  for (const field of ["name", "description", "tagKey", "tagValue"] as const) {
    it(`take for a ${field} what the service's pattern and length take, and nothing else`, () => {
      const { pattern, minimum, maximum } = modelled[field];
      const random = randomNumbers(7);
      const seen = { taken: 0, refused: 0 };
      for (let round = 0; round < 20_000; round += 1) {
        const text = randomText(random, round % 10 === 0 ? maximum + 6 : 12);
        const reserved = field === "tagKey" && text.toLowerCase().startsWith("aws:");
        const expected = pattern.test(text) && text.length >= minimum && text.length <= maximum && !reserved;
        assert.equal(findViolation(field, text) === undefined, expected, JSON.stringify(text));
        seen[expected ? "taken" : "refused"] += 1;
      }
      assert.ok(seen.taken > 1000 && seen.refused > 1000, JSON.stringify(seen));
    });
  }

  it("name the first character that is wrong, with its place", () => {
    assert.deepEqual(findViolation("name", "chat.v1"), { kind: "badCharacter", character: ".", index: 4 });
    assert.deepEqual(findViolation("description", "for search, chat"), {
      kind: "badCharacter",
      character: ",",
      index: 10,
    });
    assert.deepEqual(findViolation("name", "a😀"), { kind: "badCharacter", character: "😀", index: 1 });
    assert.deepEqual(findViolation("description", "a😀,"), { kind: "badCharacter", character: "😀", index: 1 });
  });

  it("tell a separator at the start from one that follows another", () => {
    assert.deepEqual(findViolation("name", "-chat"), { kind: "badStart", character: "-" });
    assert.deepEqual(findViolation("name", "my _chat"), { kind: "doubledSeparator", characters: " _", index: 2 });
    assert.equal(findViolation("name", "chat-"), undefined);
  });

  it("count the length only once every character is right", () => {
    assert.equal(findViolation("name", "a".repeat(64)), undefined);
    assert.deepEqual(findViolation("name", "a".repeat(65)), { kind: "tooLong", length: 65, maximum: 64 });
    assert.deepEqual(findViolation("description", "a".repeat(201)), { kind: "tooLong", length: 201, maximum: 200 });
    assert.deepEqual(findViolation("name", ""), { kind: "required" });
    assert.equal(findViolation("description", ""), undefined);
    assert.equal(findViolation("tagValue", ""), undefined);
  });

  it("keep the reserved prefix of tag keys in upper and lower case", () => {
    assert.deepEqual(findViolation("tagKey", "AWS:team"), { kind: "reservedPrefix", prefix: "AWS:" });
    assert.equal(findViolation("tagKey", "aws"), undefined);
    assert.equal(findViolation("tagValue", "aws:x"), undefined);
  });
});

describe("the rules of tags", () => {
  const others = [{ key: "team", value: "search" }];

  it("say whether the key or the value is wrong", () => {
    assert.deepEqual(findTagViolation({ key: "", value: "x" }, others), {
      kind: "key",
      violation: { kind: "required" },
    });
    assert.deepEqual(findTagViolation({ key: "a", value: "x,y" }, others), {
      kind: "value",
      violation: { kind: "badCharacter", character: ",", index: 1 },
    });
  });

  it("refuse a key that is there already, in the same case only", () => {
    assert.deepEqual(findTagViolation({ key: "team", value: "" }, others), { kind: "repeatedKey", key: "team" });
    assert.equal(findTagViolation({ key: "Team", value: "" }, others), undefined);
  });

  it("allow as many tags as a resource can have", () => {
    const tags = Array.from({ length: maximumTags }, (_, index) => ({ key: `k${index}`, value: "" }));
    assert.equal(findTagViolation({ key: "one", value: "" }, tags.slice(1)), undefined);
    assert.deepEqual(findTagViolation({ key: "one", value: "" }, tags), { kind: "tooMany", maximum: 50 });
  });
});

describe("readTag", () => {
  it("ends the key at the first = and drops spaces around", () => {
    assert.deepEqual(readTag("team=search"), { key: "team", value: "search" });
    assert.deepEqual(readTag(" team = a=b "), { key: "team", value: "a=b" });
    assert.deepEqual(readTag("team"), { key: "team", value: "" });
    assert.deepEqual(readTag("=x"), { key: "", value: "x" });
    assert.deepEqual(readTag("team="), { key: "team", value: "" });
  });
});

describe("freeName", () => {
  it("leaves a free name as it is", () => {
    assert.equal(freeName("chat", new Set(["Chat"])), "chat");
  });

  it("counts on from the names that are taken", () => {
    assert.equal(freeName("chat", new Set(["chat"])), "chat-2");
    assert.equal(freeName("chat", new Set(["chat", "chat-2", "chat-3"])), "chat-4");
    assert.equal(freeName("chat-2", new Set(["chat", "chat-2"])), "chat-3");
  });

  it("takes a number that was not counted for a part of the name", () => {
    assert.equal(freeName("claude-4-5", new Set(["claude-4-5"])), "claude-4-5-2");
    assert.equal(freeName("2026", new Set(["2026"])), "2026-2");
    assert.equal(freeName("Claude 3", new Set(["Claude 3", "Claude"])), "Claude 3-2");
  });

  it("always gives a name that the rule takes and nobody has", () => {
    const random = randomNumbers(11);
    let taken = new Set<string>();
    for (let round = 0; round < 3000; round += 1) {
      const name = randomText(random, 70);
      if (findViolation("name", name)) {
        continue;
      }
      taken = new Set([name, ...[...taken].slice(0, 40)]);
      const free = freeName(name, taken);
      assert.equal(findViolation("name", free), undefined, free);
      assert.ok(!taken.has(free));
    }
    const longest = "n".repeat(maximumNameLength);
    assert.equal(freeName(longest, new Set([longest])), `${"n".repeat(maximumNameLength - 2)}-2`);
    const separated = `${"n".repeat(maximumNameLength - 3)}-nn`;
    assert.equal(freeName(separated, new Set([separated])), `${"n".repeat(maximumNameLength - 3)}-2`);
  });
});
