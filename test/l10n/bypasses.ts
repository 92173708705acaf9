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

/** A visible string that cannot be translated. */
export interface Bypass {
  readonly place: string;
  readonly path: string;
  /** The string, with `{}` for each expression. */
  readonly text: string;
  /** Why the string is considered visible. */
  readonly because: string;
}

/** VS Code functions that show their arguments. */
const showingCalls =
  /^(?:show(?:Information|Warning|Error)Message|setStatusBarMessage|createOutputChannel|createWebviewPanel|createTerminal)$/;

/** Visible properties of VS Code's types and of the extension's types. */
const visibleProperties =
  /^(?:title|place[hH]older|prompt|label|tooltip|message|detail|description|text|term|value|absent|heading|headline|explanation|sentence|failure|notice|validationMessage|openLabel|saveLabel|ariaLabel|accessibleLabel)$/;

/** Functions whose arguments appear in the log or in errors, which are in English. */
const logCalls = /^(?:log|warn|error|info|debug|trace|appendLine|[A-Za-z]*Error)$/;

/**
 * Finds visible strings without `l10n.t`: strings with any letters if they are certainly visible (in calls, properties,
 * and the HTML of pages), and otherwise strings that look like words, because a caller of the function may show them.
 */
export function findBypasses(sources: readonly Source[]): Bypass[] {
  return sources.flatMap((source) => {
    const found = new Map<Node, Bypass>();
    const report = (node: Node, because: string, text = literalText(node) ?? "") => {
      if (!found.has(node)) found.set(node, { place: placeOf(source, node), path: source.path, text, because });
    };
    const formatLetters = (node: Node, because: string) => {
      for (const shown of possibleValues(node)) if (hasLetters(literalText(shown) ?? "")) report(shown, because);
    };
    walk(source.tree, (node) => {
      if (isInvisible(node)) return false;
      if (isCallExpression(node) && showingCalls.test(nameOf(node.expression))) {
        const name = nameOf(node.expression);
        // The first argument of this function is the type of the panel.
        const shown = name === "createWebviewPanel" ? node.arguments.slice(1) : node.arguments;
        for (const argument of shown) formatLetters(argument, `an argument of ${name}`);
      } else if (isPropertyAssignment(node) || isPropertyDeclaration(node)) {
        const name = nameOf(node.name);
        if (visibleProperties.test(name) && node.initializer) formatLetters(node.initializer, `the property ${name}`);
      } else if (isBinaryExpression(node) && visibleProperties.test(nameOf(node.left)) && isAssignment(node)) {
        formatLetters(node.right, `the property ${nameOf(node.left)}`);
      } else if (isTaggedTemplateExpression(node) && nameOf(node.tag) === "html") {
        reportHtml(node.template, report, formatLetters);
      } else if (isWords(literalText(node) ?? "") && !isPartOfHtml(node)) {
        report(node, "it reads like words");
      }
    });
    return [...found.values()];
  });
}

function reportHtml(
  template: Node,
  report: (node: Node, because: string, text?: string) => void,
  formatLetters: (node: Node, because: string) => void,
): void {
  const expressions = isTemplateExpression(template) ? template.templateSpans.map(({ expression }) => expression) : [];
  for (const piece of htmlTexts(partsOf(template) ?? [])) {
    if ("text" in piece) {
      if (hasLetters(piece.text)) report(template, "text in the page's HTML", piece.text);
    } else {
      const expression = expressions[piece.expression];
      if (expression) formatLetters(expression, "text in the page's HTML");
    }
  }
}

/**
 * Returns whether a string is not visible because it is in a type, import, comparison, key, translated string, log, or
 * error.
 */
function isInvisible(node: Node): boolean {
  if (isTypeNode(node) || isImportDeclaration(node) || isExportDeclaration(node)) return true;
  if (isCallExpression(node) || isNewExpression(node)) {
    return isTranslation(node.expression) || logCalls.test(nameOf(node.expression));
  }
  const { parent } = node;
  return (
    (isCaseClause(parent) && parent.expression === node) ||
    (isElementAccessExpression(parent) && parent.argumentExpression === node) ||
    (isBinaryExpression(parent) && /^[!=]==?$/.test(parent.operatorToken.getText())) ||
    (isPropertyAssignment(parent) && parent.name === node)
  );
}

/** Returns the expressions that may provide the value of an expression, as far as they are part of it. */
function possibleValues(node: Node): Node[] {
  if (isParenthesizedExpression(node) || isSpreadElement(node)) return possibleValues(node.expression);
  if (isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(possibleValues);
  if (isBinaryExpression(node)) {
    const operator = node.operatorToken.getText();
    return /^(?:\+|\?\?|\|\|)$/.test(operator)
      ? [node.left, node.right].flatMap(possibleValues)
      : operator === "&&"
        ? possibleValues(node.right)
        : [];
  }
  if (isArrayLiteralExpression(node)) return node.elements.flatMap(possibleValues);
  // The properties of an object are checked by name.
  return isObjectLiteralExpression(node) ? [] : [node];
}

/** Returns the contents of a string literal or template, with `{}` for each expression. */
function literalText(node: Node): string | undefined {
  return partsOf(node)?.join("{}");
}

function partsOf(node: Node): string[] | undefined {
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) return [node.text];
  return isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
    : undefined;
}

/** Returns whether a string contains anything to translate. An icon such as `$(check)` is not text. */
function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text.replace(/\$\([a-z-]+(?:~spin)?\)/g, ""));
}

/**
 * Returns whether a string contains two words with a space between them, or is one capitalized word as in headings and
 * labels.
 */
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
