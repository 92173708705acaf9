import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import * as l10n from "@vscode/l10n";
import { findViolation } from "../../../src/domain/constraints";
import { bedrockRegions } from "../../../src/domain/regions";
import { formatNotice } from "../../../src/features/create/notice";
import { formatViolation } from "../../../src/messages/validationMessages";
import { joinList, joinSentences, formatLabeled } from "../../../src/messages/list";
import { formatNumber } from "../../../src/messages/language";
import { formatProblem } from "../../../src/messages/problem";
import { formatGeography, formatRegion, formatRegionName, formatRegionWithName } from "../../../src/messages/region";
import { bundleFile, readTexts } from "../../l10n/bundles";
import { problem } from "../domain/samples";

describe("in English", () => {
  it("sentences are joined with a space, and empty sentences are skipped", () => {
    assert.equal(joinSentences("One.", "", "Two.", "Three."), "One. Two. Three.");
    assert.equal(joinSentences("One.", ""), "One.");
    assert.equal(joinSentences(), "");
  });

  it("placeholders within a sentence are not replaced", () => {
    assert.equal(joinSentences("{1} is {0}.", "Two."), "{1} is {0}. Two.");
    assert.equal(formatLabeled("{1}", "{0}"), "{1}: {0}");
  });

  it("list items are joined with commas", () => {
    assert.equal(joinList(["us-east-1", "us-west-2"]), "us-east-1, us-west-2");
    assert.equal(joinList([]), "");
  });

  it("a known Region has its AWS name, and an unknown Region has its code", () => {
    assert.equal(formatRegion("ap-northeast-1"), "Asia Pacific (Tokyo)");
    assert.equal(formatRegion("xx-future-1"), "xx-future-1");
  });

  it("the code of an unknown Region is not repeated in place of its name", () => {
    assert.equal(formatRegionName("cn-north-1"), "");
    assert.equal(formatRegionWithName("cn-north-1"), "cn-north-1");
    assert.equal(formatRegionWithName("ap-northeast-1", " · "), "ap-northeast-1 · Asia Pacific (Tokyo)");
  });

  it("numbers are formatted in the language, or in English if the language is invalid", () => {
    assert.equal(formatNumber(1234, "en"), "1,234");
    assert.equal(formatNumber(1234, "de"), "1.234");
    assert.equal(formatNumber(1234, "not_a language"), "1,234");
  });
});

describe("in Japanese", () => {
  before(() => l10n.config({ contents: readTexts(bundleFile("ja")) as Record<string, string> }));
  after(() => l10n.config({ contents: {} }));

  it("sentences are joined without spaces", () => {
    assert.equal(
      formatProblem(problem("timeout")).sentence,
      "us-east-1 の推論プロファイルの一覧を読み込めませんでした。AWS から時間内に応答がありませんでした。ネットワークを確認してください。",
    );
  });

  it("headlines and explanations are separate sentences", () => {
    const { headline, explanation } = formatNotice(problem("quotaExceeded"), "chat");
    assert.match(headline, /^[^。]+。$/);
    assert.match(explanation, /^アカウントが/);
    const violation = findViolation("name", "a,b");
    assert.deepEqual(violation && formatViolation("name", violation), {
      headline: "2 文字目: コンマは使用できません。",
      explanation: "英字 A-Z、数字、連続しないスペース、ハイフン、アンダースコアを使用してください。",
    });
  });

  it("lists are joined with the Japanese comma", () =>
    assert.equal(joinList(["us-east-1", "us-west-2"]), "us-east-1、us-west-2"));

  it("every Region and every geography has its Japanese name", () => {
    assert.equal(formatRegion("ap-northeast-1"), "アジアパシフィック (東京)");
    assert.equal(formatGeography("United States"), "米国");
    for (const { code, geography } of bedrockRegions) {
      assert.match(formatRegion(code), /[\p{Script=Katakana}\p{Script=Han}]/u);
      assert.notEqual(formatGeography(geography), "");
    }
  });
});
