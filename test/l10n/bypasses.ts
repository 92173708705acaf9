import type { Expression, Node } from "typescript/unstable/ast";
import {
  isArrayLiteralExpression,
  isBinaryExpression,
  isCallExpression,
  isCaseClause,
  isConditionalExpression,
  isElementAccessExpression,
  isExportDeclaration,
  isIdentifier,
  isImportDeclaration,
  isNewExpression,
  isNoSubstitutionTemplateLiteral,
  isObjectLiteralExpression,
  isParenthesizedExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isPropertyDeclaration,
  isSpreadElement,
  isStringLiteral,
  isTaggedTemplateExpression,
  isTemplateExpression,
  isTypeNode,
} from "typescript/unstable/ast/is";
import { htmlTexts } from "./htmlTexts";
import { isTranslation } from "./messages";
import type { Source } from "./sources";
import { placeOf, walk } from "./sources";

/** A text for people that no translation reaches. */
export interface Bypass {
  readonly place: string;
  readonly path: string;
  /** The text; `{}` stands for an expression in it. */
  readonly text: string;
  /** How it was told that people read it. */
  readonly because: string;
}

/** Calls of the editor that show their arguments. */
const showingCalls =
  /^(?:show(?:Information|Warning|Error)Message|setStatusBarMessage|createOutputChannel|createWebviewPanel|createTerminal)$/;

/** Properties that people read, of the editor's types and of ours. */
const readProperties =
  /^(?:title|place[hH]older|prompt|label|tooltip|message|detail|description|text|term|value|absent|heading|headline|explanation|sentence|failure|notice|validationMessage|openLabel|saveLabel|ariaLabel|accessibleLabel)$/;

/** Calls whose arguments go to the log or into errors, which are in English for whoever looks into them. */
const unreadCalls = /^(?:log|warn|error|info|debug|trace|appendLine|[A-Za-z]*Error)$/;

/**
 * Finds texts that reach people without `l10n.t`: any letters in what is shown for sure (calls, properties, the page's HTML), and
 * everywhere else what reads like words, as a function may give them to whoever shows them.
 */
export function findBypasses(sources: readonly Source[]): Bypass[] {
  return sources.flatMap((source) => {
    const found = new Map<Node, Bypass>();
    const tell = (node: Node, because: string, text = writtenIn(node) ?? "") => {
      if (!found.has(node)) found.set(node, { place: placeOf(source, node), path: source.path, text, because });
    };
    const formatLetters = (node: Node, because: string) => {
      for (const shown of shownBy(node)) if (hasLetters(writtenIn(shown) ?? "")) tell(shown, because);
    };
    walk(source.tree, (node) => {
      if (isUnread(node)) return false;
      if (isCallExpression(node) && showingCalls.test(nameOf(node.expression))) {
        const name = nameOf(node.expression);
        // The first argument of that one is the panel's type.
        const shown = name === "createWebviewPanel" ? node.arguments.slice(1) : node.arguments;
        for (const argument of shown) formatLetters(argument, `an argument of ${name}`);
      } else if (isPropertyAssignment(node) || isPropertyDeclaration(node)) {
        const name = nameOf(node.name);
        if (readProperties.test(name) && node.initializer) formatLetters(node.initializer, `the property ${name}`);
      } else if (isBinaryExpression(node) && readProperties.test(nameOf(node.left)) && isAssignment(node)) {
        formatLetters(node.right, `the property ${nameOf(node.left)}`);
      } else if (isTaggedTemplateExpression(node) && nameOf(node.tag) === "html") {
        tellHtml(node.template, tell, formatLetters);
      } else if (isWords(writtenIn(node) ?? "") && !isPartOfHtml(node)) {
        tell(node, "it reads like words");
      }
    });
    return [...found.values()];
  });
}

function tellHtml(
  template: Node,
  tell: (node: Node, because: string, text?: string) => void,
  formatLetters: (node: Node, because: string) => void,
): void {
  const expressions = isTemplateExpression(template) ? template.templateSpans.map(({ expression }) => expression) : [];
  for (const piece of htmlTexts(partsOf(template) ?? [])) {
    if ("text" in piece) {
      if (hasLetters(piece.text)) tell(template, "text in the page's HTML", piece.text);
    } else {
      const expression = expressions[piece.expression];
      if (expression) formatLetters(expression, "text in the page's HTML");
    }
  }
}

/** Types, imports, what is compared, looked up or translated, and what only the log or an error says. */
function isUnread(node: Node): boolean {
  if (isTypeNode(node) || isImportDeclaration(node) || isExportDeclaration(node)) return true;
  if (isCallExpression(node) || isNewExpression(node)) {
    return isTranslation(node.expression) || unreadCalls.test(nameOf(node.expression));
  }
  const { parent } = node;
  return (
    (isCaseClause(parent) && parent.expression === node) ||
    (isElementAccessExpression(parent) && parent.argumentExpression === node) ||
    (isBinaryExpression(parent) && /^[!=]==?$/.test(parent.operatorToken.getText())) ||
    (isPropertyAssignment(parent) && parent.name === node)
  );
}

/** The expressions whose values an expression may have, as far as they are written in it. */
function shownBy(node: Node): Node[] {
  if (isParenthesizedExpression(node) || isSpreadElement(node)) return shownBy(node.expression);
  if (isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(shownBy);
  if (isBinaryExpression(node)) {
    const operator = node.operatorToken.getText();
    return /^(?:\+|\?\?|\|\|)$/.test(operator)
      ? [node.left, node.right].flatMap(shownBy)
      : operator === "&&"
        ? shownBy(node.right)
        : [];
  }
  if (isArrayLiteralExpression(node)) return node.elements.flatMap(shownBy);
  // Its properties are looked at by their names.
  return isObjectLiteralExpression(node) ? [] : [node];
}

/** The text that is written in a literal or template, `{}` standing for its expressions. */
function writtenIn(node: Node): string | undefined {
  return partsOf(node)?.join("{}");
}

function partsOf(node: Node): string[] | undefined {
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) return [node.text];
  return isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
    : undefined;
}

/** Whether there is anything to translate: an icon such as `$(check)` is a picture. */
function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text.replace(/\$\([a-z-]+(?:~spin)?\)/g, ""));
}

/** Two words with a space in between, or one as headings and labels have it. */
function isWords(text: string): boolean {
  return /\p{L}{2,}[,;:.]? \p{L}{2,}/u.test(text) || /^\p{Lu}\p{Ll}+[.:]?$/u.test(text);
}

function isPartOfHtml(node: Node): boolean {
  return isTaggedTemplateExpression(node.parent) && nameOf(node.parent.tag) === "html";
}

function isAssignment(node: Expression & { readonly operatorToken: Node }): boolean {
  return /^(?:=|\+=|\?\?=|\|\|=)$/.test(node.operatorToken.getText());
}

function nameOf(node: Node): string {
  if (isPropertyAccessExpression(node)) return node.name.text;
  return isIdentifier(node) || isStringLiteral(node) ? node.text : "";
}
