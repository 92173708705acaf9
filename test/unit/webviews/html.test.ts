import assert from "node:assert/strict";
import { suite, test } from "node:test";
import * as fc from "fast-check";
import { detailsHtml, sentenceHtml } from "../../../src/webviews/html";

const page = {
  language: "de",
  title: "Inference Profile",
  cspSource: "https://*.example-cdn.net",
  stylesheets: ["https://example-cdn.net/dist/codicon.css", "https://example-cdn.net/dist/details.css"],
  nonce: "bm9uY2U",
  script: "https://example-cdn.net/dist/details.js",
};

/** The directives of the policy in a document, by name. */
function policyOf(html: string): Map<string, string> {
  const content = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
  const directives = content.replaceAll("&#39;", "'").split("; ");
  return new Map(directives.map((directive) => [directive.split(" ")[0] ?? "", directive.replace(/^\S+ /, "")]));
}

suite("the document of the details page", () => {
  test("forbids everything but its own script, styles, fonts and images", () => {
    assert.deepEqual(
      policyOf(detailsHtml(page)),
      new Map([
        ["default-src", "'none'"],
        ["script-src", "'nonce-bm9uY2U'"],
        ["style-src", page.cspSource],
        ["font-src", page.cspSource],
        ["img-src", page.cspSource],
      ]),
    );
  });

  test("holds nothing inline: one script by address with the nonce, styles by address", () => {
    const html = detailsHtml(page);
    assert.deepEqual(html.match(/<script[^>]*>[^<]*/g), [
      `<script type="module" nonce="${page.nonce}" src="${page.script}">`,
    ]);
    assert.equal(html.match(/<link rel="stylesheet"/g)?.length, 2);
    assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=/);
  });

  test("says its language", () => {
    assert.match(detailsHtml(page), /<html lang="de">/);
  });

  test("what comes from outside stays text", () => {
    const html = detailsHtml({ ...page, language: '"><script>', title: "<b>&'" });
    assert.match(html, /<html lang="&quot;&gt;&lt;script&gt;">/);
    assert.match(html, /<title>&lt;b&gt;&amp;&#39;<\/title>/);
  });

  test("a sentence alone runs no script", () => {
    const html = sentenceHtml(page, "Open it <again>.");
    assert.match(html, /Open it &lt;again&gt;\./);
    assert.doesNotMatch(html, /<script/);
    assert.deepEqual(
      policyOf(html),
      new Map([
        ["default-src", "'none'"],
        ["style-src", page.cspSource],
      ]),
    );
  });

  test("has no place that a text could break out of, whatever is put there", () => {
    const text = fc
      .array(
        fc.oneof(
          fc.constantFrom("<", ">", '"', "'", "&", "</title>", "<script>", "-->", "<!--", " onload=", "x", ";"),
          fc.string({ unit: "binary", maxLength: 3 }),
        ),
        { maxLength: 8 },
      )
      .map((pieces) => pieces.join(""));
    const marks = (html: string) => html.replace(/[^<>"]/g, "");
    const documents = fc.record({
      language: text,
      title: text,
      cspSource: text,
      stylesheets: fc.tuple(text, text),
      nonce: text,
      script: text,
    });
    fc.assert(
      fc.property(documents, text, (hostile, sentence) => {
        assert.equal(marks(detailsHtml(hostile)), marks(detailsHtml(page)));
        assert.equal(marks(sentenceHtml(hostile, sentence)), marks(sentenceHtml(page, "It went wrong.")));
      }),
      { seed: 31, numRuns: 2000 },
    );
  });
});
