import type { CallExpression, Expression, Node } from "typescript/unstable/ast";
import {
  isArrayLiteralExpression,
  isCallExpression,
  isIdentifier,
  isImportDeclaration,
  isNoSubstitutionTemplateLiteral,
  isObjectBindingPattern,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isStringLiteral,
  isVariableDeclaration,
} from "typescript/unstable/ast/is";
import { bedrockRegions } from "../../src/domain/regions";
import type { Source } from "./sources";
import { placeOf, walk } from "./sources";

/** The message in a call of `l10n.t`. */
export interface Message {
  /** The key in a bundle: the message, followed by a slash and the comment for translators if there is one. */
  readonly key: string;
  readonly text: string;
  readonly comment: readonly string[];
  /** The location, such as `src/extension.ts:12`. */
  readonly place: string;
}

/** The messages in the sources, and the calls whose message is computed. */
export interface Messages {
  readonly messages: readonly Message[];
  readonly computed: readonly string[];
}

/** The only call with a computed message: it translates the names in the Region table. */
const regionNames = "src/messages/region.ts";

/** Collects the calls of `l10n.t`. */
export function messagesOf(sources: readonly Source[]): Messages {
  const messages: Message[] = [];
  const computed: string[] = [];
  for (const source of sources) {
    walk(source.tree, (node) => {
      if (isTranslation(node)) {
        const place = placeOf(source, node);
        const argument = isCalled(node) ? readMessage(node.parent.arguments[0]) : undefined;
        if (argument) messages.push({ ...argument, place });
        else if (source.path === regionNames) messages.push(...namesOfRegions(place));
        else computed.push(place);
      } else if (isRenamed(node)) {
        computed.push(placeOf(source, node));
      }
    });
  }
  return { messages, computed };
}

/** Returns whether a node is `l10n.t`, from either VS Code or the package. */
export function isTranslation(node: Node): boolean {
  return isPropertyAccessExpression(node) && node.name.text === "t" && isL10n(node.expression);
}

function isL10n(node: Node): boolean {
  return isPropertyAccessExpression(node) ? node.name.text === "l10n" : isIdentifier(node) && node.text === "l10n";
}

/** Returns whether a node assigns `t` to another name, so that its calls would be missed. */
function isRenamed(node: Node): boolean {
  return (
    (isVariableDeclaration(node) &&
      isObjectBindingPattern(node.name) &&
      !!node.initializer &&
      isL10n(node.initializer)) ||
    (isImportDeclaration(node) &&
      node.moduleSpecifier.getText().slice(1, -1) === "@vscode/l10n" &&
      !node.getText().startsWith("import * as l10n from"))
  );
}

function isCalled(node: Node): node is Node & { readonly parent: CallExpression } {
  return isCallExpression(node.parent) && node.parent.expression === node;
}

function readMessage(argument: Expression | undefined): Omit<Message, "place"> | undefined {
  const plain = textOf(argument);
  if (plain !== undefined) return { key: plain, text: plain, comment: [] };
  if (!argument || !isObjectLiteralExpression(argument)) return undefined;
  const member = (name: string) =>
    argument.properties.filter(isPropertyAssignment).find((each) => isIdentifier(each.name) && each.name.text === name)
      ?.initializer;
  const text = textOf(member("message"));
  const list = member("comment");
  const comment = list && isArrayLiteralExpression(list) ? list.elements.map(textOf) : [textOf(list)];
  if (text === undefined || !comment.every((line) => line !== undefined)) return undefined;
  return { key: `${text}/${comment.join("")}`, text, comment };
}

function textOf(node: Expression | undefined): string | undefined {
  return node && (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) ? node.text : undefined;
}

function namesOfRegions(place: string): Message[] {
  const names = new Set(bedrockRegions.flatMap(({ name, geography }) => [name, geography]));
  return [...names].map((text) => ({ key: text, text, comment: [], place }));
}
