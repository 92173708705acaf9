import assert from "node:assert/strict";
import { suite, test } from "node:test";
import * as fc from "fast-check";
import { pageHtml, errorHtml } from "../../../src/webviews/pageHtml";

const page = {
  language: "de",
  title: "Inference Profile",
  cspSource: "https://*.example-cdn.net",
  stylesheets: ["https://example-cdn.net/dist/codicon.css", "https://example-cdn.net/dist/details.css"],
  nonce: "bm9uY2U",
  script: "https://example-cdn.net/dist/details.js",
  element: "inference-profile-details",
};

/** Returns the directives of the content security policy in a document, keyed by name. */
function policyOf(html: string): Map<string, string> {
  const content = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
  const directives = content.replaceAll("&#39;", "'").split("; ");
  return new Map(directives.map((directive) => [directive.split(" ")[0] ?? "", directive.replace(/^\S+ /, "")]));
}

suite("the document of a webview page", () => {
  test("allows only its own script, styles, fonts, and images", () => {
    assert.deepEqual(
      policyOf(pageHtml(page)),
      new Map([
        ["default-src", "'none'"],
        ["script-src", "'nonce-bm9uY2U'"],
        ["style-src", page.cspSource],
        ["font-src", page.cspSource],
        ["img-src", page.cspSource],
      ]),
    );
  });

  test("has no inline code: one script by URI with the nonce, and stylesheets by URI", () => {
    const html = pageHtml(page);
    assert.deepEqual(html.match(/<script[^>]*>[^<]*/g), [
      `<script type="module" nonce="${page.nonce}" src="${page.script}">`,
    ]);
    assert.equal(html.match(/<link rel="stylesheet"/g)?.length, 2);
    assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=/);
  });

  test("has the display language", () => {
    assert.match(pageHtml(page), /<html lang="de">/);
  });

  test("escapes untrusted text", () => {
    const html = pageHtml({ ...page, language: '"><script>', title: "<b>&'" });
    assert.match(html, /<html lang="&quot;&gt;&lt;script&gt;">/);
    assert.match(html, /<title>&lt;b&gt;&amp;&#39;<\/title>/);
  });

  test("runs no script if it only shows an error", () => {
    const html = errorHtml(page, "Open it <again>.");
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

  test("escapes any text in every position", () => {
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
      element: text,
    });
    fc.assert(
      fc.property(documents, text, (hostile, message) => {
        assert.equal(marks(pageHtml(hostile)), marks(pageHtml(page)));
        assert.equal(marks(errorHtml(hostile, message)), marks(errorHtml(page, "It went wrong.")));
      }),
      { seed: 31, numRuns: 2000 },
    );
  });
});
