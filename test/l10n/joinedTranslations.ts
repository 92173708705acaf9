import type { Node } from "typescript/unstable/ast";
import {
  isArrayLiteralExpression,
  isBinaryExpression,
  isCallExpression,
  isPropertyAccessExpression,
  isStringLiteral,
  isTaggedTemplateExpression,
  isTemplateSpan,
} from "typescript/unstable/ast/is";
import { isTranslation } from "./messages";
import type { Source } from "./sources";
import { placeOf, walk } from "./sources";

/**
 * Finds translated strings that are joined with others in an order that a translation cannot change: in a template,
 * with `+`, or in an array that is joined with words or spaces.
 */
export function findJoinedTranslations(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const found: string[] = [];
    walk(source.tree, (node) => {
      if (isCallExpression(node) && isTranslation(node.expression) && (isInTemplate(node) || isAdded(node))) {
        found.push(placeOf(source, node));
      } else if (isJoinOfTranslations(node)) {
        found.push(placeOf(source, node));
      }
    });
    return found;
  });
}

function isInTemplate({ parent }: Node): boolean {
  return isTemplateSpan(parent) && !isTaggedTemplateExpression(parent.parent.parent);
}

function isAdded({ parent }: Node): boolean {
  return isBinaryExpression(parent) && /^\+=?$/.test(parent.operatorToken.getText());
}

/**
 * Returns whether a node is a call such as `[l10n.t("A"), l10n.t("B")].join(" ")`. Separators such as ` · ` are the
 * same in every language.
 */
function isJoinOfTranslations(node: Node): boolean {
  if (!isCallExpression(node) || !isPropertyAccessExpression(node.expression)) return false;
  const { name, expression } = node.expression;
  const [between] = node.arguments;
  if (name.text !== "join" || !isArrayLiteralExpression(expression)) return false;
  if (!between || !isStringLiteral(between) || !/[\p{L},]|^\s+$/u.test(between.text)) return false;
  let translates = false;
  walk(expression, (inner) => {
    translates ||= isTranslation(inner);
  });
  return translates;
}
