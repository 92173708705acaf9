import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findBypasses } from "../../l10n/bypasses";
import { findJoinedTranslations } from "../../l10n/joinedTranslations";
import { messagesOf } from "../../l10n/messages";
import type { Source } from "../../l10n/sources";
import { parseExtension, parseSources } from "../../l10n/sources";

/** Strings that are the same in every language or that users do not see: the file or folder, the strings, and the reason. */
const allowed: readonly (readonly [path: string, texts: RegExp, why: string])[] = [
  ["src/aws/responses/checkedResponses.ts", /^The response of /, "goes to the log"],
  ["src/aws/responses/responseFault.ts", /^has no/, "goes to the log"],
  ["src/aws/responses/responseFault.ts", /^(Account|Errors?|Fault|Id|Message|Metrics)$/, "names of members"],
  ["src/aws/cloudWatch.ts", /^NextToken of /, "goes to the log"],
  ["src/domain/usage/", /^(Invocations|Sum|Time \(UTC\))$/, "names of CloudWatch, and of a column like them"],
  ["src/app/app.ts", /^Bedrock Inference Profiles$/, "the product's name"],
  ["src/domain/regions.ts", /^[\p{L} .()-]+$/u, "said through messages/region.ts"],
  ["src/domain/regionLocations.ts", /^us (east|west)$/, "words in AWS files, to recognize them"],
  ["src/domain/foundationModel.ts", /^(?:\p{Lu}\p{L}+)( AI)?$/u, "names of companies"],
  ["src/domain/iamPolicy.ts", /^Allow$/, "IAM's policy language"],
  ["src/util/abortable.ts", /^The call was aborted$/, "an error, for the log"],
  ["src/aws/credentials/misconfigured.ts", /^(The AWS profile|The credentials of|the )/, "for the log"],
  ["src/aws/credentials/sourcesInSection.ts", /^Environment$/, "a word of AWS's own files"],
  ["src/messages/awsProfile.ts", /^Environment$/, "a word of AWS's own files"],
  ["src/aws/credentials/expiration.ts", /^The expiration of the credentials is invalid/, "for the log"],
  ["src/aws/credentials/processCredentials.ts", /^The program ended with /, "for the log"],
  [
    "src/aws/credentials/containerCredentials.ts",
    /^(The service returned the status | must start with)/,
    "for the log",
  ],
  ["src/aws/credentials/instanceCredentials.ts", /^(did not respond: |returned )/, "for the log"],
  ["src/aws/gateway.ts", /^(A response in|The response of) /, "for the log"],
  ["src/aws/responses/readableResponse.ts", /^a structure nested too deeply$/, "for the log"],
  ["src/aws/errors/plainWords.ts", /./, "words of other programs, to recognize them"],
  ["src/aws/errors/sensitiveLines.ts", /^passw/, "words of other programs, to recognize them"],
  ["src/aws/errors/secrets.ts", /^ is not valid JSON$/, "for the log"],
  ["src/features/copy/targets/", /./, "texts for clients, whose code and comments are in English everywhere"],
  ["src/features/copy/languages/python.ts", /^(True|False|None)$/, "words of Python"],
  ["src/features/copy/describeProfile.ts", /./, "comments in texts for clients"],
  ["src/features/copy/newResource.ts", /./, "comments in texts for clients, and an error"],
  ["src/features/copy/invocation.ts", /./, "examples in texts for clients"],
  ["src/features/create/cliCommand.ts", /^aws bedrock create-inference-profile$/, "a command of the AWS CLI"],
  ["src/features/create/stepForProblem.ts", /^description$/, "the name of a step"],
  ["src/features/details/view/page.ts", /^16px codicon$/, "a font"],
  ["src/features/details/detailsData.ts", /^The Region is no longer shown\.$/, "a problem's detail, for the log"],
  ["src/webviews/pageHtml.ts", /^<(?:!DOCTYPE|script|main|link) /, "a document without words of its own"],
  ["src/features/explorer/presentation.ts", /^(?:profile|model) [A-Za-z ]+$/, "words that menus look for"],
];

describe("the sources", () => {
  const sources = parseExtension();
  const bypasses = findBypasses(sources);
  const isIn = (path: string, place: string) => path === place || (place.endsWith("/") && path.startsWith(place));
  const isAllowed = (path: string, text: string) =>
    allowed.some(([place, texts]) => isIn(path, place) && texts.test(text));

  it("localize every string that users see", () => {
    const found = bypasses
      .filter(({ path, text }) => !isAllowed(path, text))
      .map(({ place, text, because }) => `${place}: "${text}" (${because})`);
    assert.deepEqual(
      found,
      [],
      `Say these through l10n.t, then run \`npm run l10n\` and translate them in l10n/bundle.l10n.*.json; ` +
        `or allow them in test/unit/l10n/bypasses.test.ts:\n${found.join("\n")}`,
    );
  });

  it("include every string that is allowed to bypass localization", () => {
    const unused = allowed.filter(
      ([path, texts]) => !bypasses.some((each) => isIn(each.path, path) && texts.test(each.text)),
    );
    assert.deepEqual(unused.map(String), [], "Take these out of the allowed ones.");
  });

  it("pass only literals to l10n.t", () => {
    assert.deepEqual(messagesOf(sources).computed, [], "These calls have a computed text, which no bundle can have.");
  });

  it("do not join localized strings in a fixed order, which other languages may need to change", () => {
    assert.deepEqual(
      findJoinedTranslations(sources),
      [],
      "Make one text with placeholders of these, or use messages/list.ts.",
    );
  });
});

/** Returns source files with this code. */
function plant(codes: readonly string[]): Source[] {
  return parseSources(Object.fromEntries(codes.map((code, index) => [`src/planted${index}.ts`, code])));
}

describe("findBypasses", () => {
  const found = [
    ["a notification", 'vscode.window.showErrorMessage("Failed");', ["Failed"]],
    ["a notification's button", 'vscode.window.showInformationMessage(vscode.l10n.t("A?"), "ok");', ["ok"]],
    ["a template", "vscode.window.setStatusBarMessage(`$(check) ${n} copied`, 4000);", ["$(check) {} copied"]],
    ["either branch", 'window.showWarningMessage(many ? "many" : l10n.t("one"));', ["many"]],
    ["a fallback", 'input.prompt = told ?? "name";', ["name"]],
    ["a sum", 'input.title = "step " + step;', ["step "]],
    [
      "a property of an option",
      'window.showQuickPick(rows, { placeHolder: "choose", canPickMany: true });',
      ["choose"],
    ],
    ["a property of a class", 'class Row { readonly label = "row"; }', ["row"]],
    ["a panel's title, not its type", 'window.createWebviewPanel("a.details", "details");', ["details"]],
    ["a list of strings", 'const a = { detail: ["x", y] };', ["x"]],
    ["the return value of a function", 'function why() { return "It went wrong."; }', ["It went wrong."]],
    ["a single word", 'const type = application ? "Application" : undefined;', ["Application"]],
    ["a text node", "html`<p>Hello ${name}</p>`;", ["Hello"]],
    ["an attribute that is read aloud", 'html`<button class="wide" aria-label="Close ${x}"></button>`;', ["Close"]],
    ["text that the stylesheet shows", 'html`<td data-column="Model"></td>`;', ["Model"]],
    ["an expression of a text node", 'html`<p class=${"a"}>${busy ? "loading" : ""}</p>`;', ["loading"]],
    ["a template within a template", "html`<ul>${rows.map((row) => html`<li>row</li>`)}</ul>`;", ["row"]],
  ] as const;
  const inFound = plant(found.map(([, code]) => code));
  for (const [index, [what, , texts]] of found.entries()) {
    it(`finds ${what}`, () => {
      assert.deepEqual(
        findBypasses(inFound.slice(index, index + 1)).map(({ text }) => text),
        texts,
      );
    });
  }

  const left = [
    ["a translated string", 'vscode.window.showErrorMessage(vscode.l10n.t("It failed: {0}", l10n.t("No reason.")));'],
    ["a value that is defined elsewhere", "item.label = profile.name; item.description = `${id} · ${other}`;"],
    ["pictures", 'window.setStatusBarMessage(`$(sync~spin) ${l10n.t("Working")}`); item.label = "$(tag)";'],
    ["the texts of the log and of errors", 'log.warn("It went wrong."); throw new RangeError("Too long by far");'],
    ["types", 'type A = "Good day"; const a: "Good day" = b as "Good day";'],
    ["modules, members and compared values", 'import a from "A b"; if (x["A b"] === "Good day") { y(); }'],
    ["cases", 'switch (x) { case "Good day": y(); }'],
    [
      "attributes that are not visible",
      'html`<p class="first second" id="a" aria-labelledby="first second">${x}</p>`;',
    ],
    ["identifiers", 'const kind = "systemDefined"; const id = "bedrockProfiles.explorer"; const type = "APPLICATION";'],
  ] as const;
  const inLeft = plant(left.map(([, code]) => code));
  for (const [index, [what]] of left.entries()) {
    it(`does not report ${what}`, () => assert.deepEqual(findBypasses(inLeft.slice(index, index + 1)), []));
  }

  it("returns the location of the string and the reason for reporting it", () => {
    const [found] = findBypasses(plant(['\n\nitem.tooltip = "hint";\n']));
    assert.deepEqual(found, {
      place: "src/planted0.ts:3",
      path: "src/planted0.ts",
      text: "hint",
      because: "the property tooltip",
    });
  });

  it("finds strings that are joined in a fixed order", () => {
    const glued = plant([
      'const a = `${l10n.t("One.")} ${b}`;',
      'const a = l10n.t("One.") + b;',
      'const a = [...(b ? [l10n.t("one")] : []), "two"].join(", ");',
      'const a = [vscode.l10n.t("One."), c].join(" ");',
    ]);
    assert.deepEqual(
      findJoinedTranslations(glued),
      glued.map(({ path }) => `${path}:1`),
    );
  });

  it("does not report separate parts or elements of a page", () => {
    const code =
      'const a = [l10n.t("one"), b].join(" · "); const c = html`<b>${l10n.t("One.")}</b> ${l10n.t("Two.")}`;';
    assert.deepEqual(findJoinedTranslations(plant([code])), []);
  });

  it("reports a call whose argument is not a literal", () => {
    const code =
      'import { t as say } from "@vscode/l10n";\nl10n.t(text);\nconst { t } = vscode.l10n;\nconst tell = l10n.t;\n' +
      'vscode.l10n.t("Written {0}", text);';
    const { computed, messages } = messagesOf(plant([code]));
    assert.deepEqual(
      computed,
      [1, 2, 3, 4].map((line) => `src/planted0.ts:${line}`),
    );
    assert.deepEqual(
      messages.map(({ key }) => key),
      ["Written {0}"],
    );
  });

  it("identifies a string that has a comment by both", () => {
    const code = 'l10n.t({ message: "Copy {0}", args: [a], comment: ["A verb.", " {0} is a name."] });';
    assert.deepEqual(messagesOf(plant([code])).messages, [
      {
        key: "Copy {0}/A verb. {0} is a name.",
        text: "Copy {0}",
        comment: ["A verb.", " {0} is a name."],
        place: "src/planted0.ts:1",
      },
    ]);
  });
});
