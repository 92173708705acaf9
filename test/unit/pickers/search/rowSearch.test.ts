import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import type { SearchableRow } from "../../../../src/pickers/search/rowSearch";
import { RowSearch, matchesRow } from "../../../../src/pickers/search/rowSearch";
import { searchTerms } from "../../../../src/pickers/search/searchTerms";

const checkout: SearchableRow = {
  label: "checkout-assistant-prod",
  description: "Anthropic · Claude Sonnet 4.5",
  detail: "us-west-2 US West (Oregon) · abc123def456",
  keywords: "arn:aws:bedrock:us-west-2:123456789012:application-inference-profile/abc123def456",
};
const nova: SearchableRow = {
  label: "US Nova Lite",
  description: "Amazon · Nova Lite",
  detail: "us-east-1 US East (N. Virginia) · us.amazon.nova-lite-v1:0 · amazon.nova-lite-v1:0",
  keywords: "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0",
};
const production: SearchableRow = { label: "batch", description: "checkout in prod" };
const rows = [production, nova, checkout];

function labels(typed: string, limit = 100): string[] {
  return new RowSearch(rows).find(typed, limit).rows.map(({ label }) => label);
}

describe("searching the rows of a quick pick", () => {
  it("finds rows that contain every word, in any order and in any of their texts", () => {
    for (const typed of ["sonnet us-west-2", "us-west-2 sonnet", "oregon anthropic prod", "SONNET 123456789012"]) {
      assert.deepEqual(labels(typed), ["checkout-assistant-prod"], typed);
    }
    assert.deepEqual(labels("nova east"), ["US Nova Lite"]);
    assert.deepEqual(labels("nova oregon"), []);
  });

  it("lists rows with all words in their label first, and otherwise keeps the order", () => {
    assert.deepEqual(labels("checkout prod"), ["checkout-assistant-prod", "batch"]);
    assert.deepEqual(labels("prod CHECKOUT"), ["checkout-assistant-prod", "batch"]);
    assert.deepEqual(labels("o"), ["US Nova Lite", "checkout-assistant-prod", "batch"]);
  });

  it("lists the row first whose ID or ARN was typed, even if the text is in the label of others", () => {
    const model = { label: "Nova Lite", description: "amazon.nova-lite-v1:0", keywords: "arn:aws:bedrock:x::y/z" };
    const geographic = { label: "US amazon.nova-lite-v1:0", description: "us.amazon.nova-lite-v1:0", keywords: "" };
    const search = new RowSearch<SearchableRow>([geographic, model]);
    for (const typed of [
      "amazon.nova-lite-v1:0",
      "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0",
    ]) {
      assert.deepEqual(search.find(typed, 10).rows, [model, geographic], typed);
    }
  });

  it("lists the rows of a Region before those that only route to it", () => {
    const east = { label: "Sonnet", detail: "us-east-1 → us-west-2", important: "us-east-1" };
    const west = { label: "Sonnet", detail: "us-west-2 → us-east-1", important: "us-west-2" };
    const find = (typed: string) => new RowSearch<SearchableRow>([east, west]).find(typed, 10).rows;
    assert.deepEqual(find("sonnet us-west-2"), [west, east]);
    assert.deepEqual(find("us-east-1 sonnet"), [east, west]);
  });

  it("returns all rows in order for empty text or spaces", () => {
    for (const typed of ["", "  ", "\u00A0"]) {
      assert.deepEqual(labels(typed), ["batch", "US Nova Lite", "checkout-assistant-prod"]);
    }
  });

  it("finds a pasted ARN or ID, even with quotes and a comma from copied code", () => {
    const arn = checkout.keywords ?? "";
    for (const typed of [
      arn,
      ` ${arn}\n`,
      `"${arn}",`,
      `'${arn}'`,
      `(${arn})`,
      arn.toUpperCase(),
      "abc123def456",
      `model = "${arn}"`,
      encodeURIComponent(arn),
    ]) {
      assert.deepEqual(labels(typed), ["checkout-assistant-prod"], typed);
    }
  });

  it("finds the profiles of a model by the ARN of the model", () => {
    assert.deepEqual(labels("arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0"), ["US Nova Lite"]);
  });

  it("ignores case, width and invisible characters", () => {
    const row = { label: "Ｃheckout ÄÖ" };
    assert.ok(matchesRow(row, "checkout"));
    assert.ok(matchesRow(row, "äö"));
    assert.ok(matchesRow(row, "check\u200Bout"));
  });

  it("treats all characters literally", () => {
    assert.deepEqual(labels(".*"), []);
    assert.deepEqual(labels("a|b"), []);
    assert.ok(matchesRow({ label: "$(rocket) launch" }, "$(rocket)"));
  });

  it("returns the first rows and the total number if more rows match than requested", () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      label: index % 2 ? `chat-${index}` : "x",
      detail: "chat",
    }));
    const { rows: found, total } = new RowSearch(many).find("chat", 20);
    assert.equal(total, 30);
    assert.equal(found.length, 20);
    assert.deepEqual(
      found.slice(0, 15),
      many.filter(({ label }) => label !== "x"),
    );
    assert.equal(new RowSearch(many).find("", 20).rows.length, 20);
  });

  it("can find rows that contain any of the words", () => {
    const word = fc.string({ minLength: 1 }).filter((text) => searchTerms(text).length > 0);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.array(fc.string()), (words, others) => {
        const [first = "", ...rest] = words;
        const row = { label: first, description: rest.join(" "), detail: others.join(" ") };
        assert.ok(matchesRow(row, words.toReversed().join(" ")));
      }),
    );
  });

  it("searches 10,000 rows in less than 50 ms of processor time", () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      ...checkout,
      label: `team-${index % 97}-service-${index}`,
      description: index % 3 === 0 ? "Anthropic · Claude Sonnet 4.5" : "Amazon · Nova Lite",
    }));
    const search = new RowSearch(many);
    search.find("warm up", 500);
    const texts = ["s", "so", "sonnet", "sonnet team-42", "sonnet team-42 oregon", "nothing like this"];
    // The test measures processor time, because other programs may keep the machine busy.
    const before = process.cpuUsage();
    for (const typed of texts) {
      search.find(typed, 500);
    }
    const { user, system } = process.cpuUsage(before);
    const milliseconds = (user + system) / 1000 / texts.length;
    assert.ok(milliseconds < 50, `${milliseconds} ms`);
  });
});
