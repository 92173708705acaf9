import { commentText } from "../comments";
import { yamlContent, yamlString } from "../yaml";
import type { Position, Region, Start } from "./region";
import { isStrict, lineComment, unchanged } from "./region";

/** Matches the text of a line before a value: indentation, list items, a key, and properties of the value. */
const beforeValue =
  /(?:^|\n)[ \t]*(?:[-?] +)*(?:(?:"[^"\n]*"|'[^'\n]*'|\{\{[^{}\n]+\}\}|[^\s"'#[{](?:(?!: )[^\n])*?) *: +)?(?:[!&][^\s,[\]{}]* +)*$/;
const afterValue = /^[ \t]*(?:(?<=[ \t])#|\n|\r|$|:(?=[ \t\n]|$))/;
const beforeFlowValue = /[,[{:][ \t\n]*$/;
const afterFlowValue = /^[ \t\n]*(?:[,\]}]|:)/;

/** Properties of a YAML file that determine how values are written. */
interface YamlRules {
  /** Escapes a value for the program that reads the parsed file. */
  readonly escape: (value: string) => string;
  /** Whether the file contains commands. Then quotes of YAML do not protect a value that is a part of a string. */
  readonly hasCommands: boolean;
}

/** Returns the rules for a YAML file. */
function yaml({ escape, hasCommands }: YamlRules): Region {
  const scalar =
    (before: RegExp, after: RegExp) =>
    (value: string, position: Position): string | undefined => {
      if (before.test(position.before) && after.test(position.after)) {
        return yamlString(escape(value));
      }
      return isStrict(value) && !/^@|:$/.test(value) && escape(value) === value ? value : undefined;
    };
  const quoted = (quote: string, skip: RegExp): Start => ({
    // A quote within a scalar is an ordinary character.
    start: new RegExp(String.raw`(?<=(?:^|\n)[ \t]*|[:,?-][ \t\n]+|[[{,][ \t\n]*|[!&]\S*[ \t]+)${quote}`, "y"),
    region: {
      write: (value) => (hasCommands && !isStrict(value) ? undefined : yamlContent(escape(value), quote)),
      end: new RegExp(quote, "y"),
      skip,
    },
    isQuote: true,
  });
  const flow: Start = {
    start: /(?<=(?:^|\n)[ \t]*|[:,?-][ \t\n]+|[[{,][ \t\n]*|[!&]\S*[ \t]+)[[{]/y,
    region: { write: scalar(beforeFlowValue, afterFlowValue), end: /[\]}]/y, inner: () => [...inFlow, flow] },
  };
  const inFlow: readonly Start[] = [lineComment(/(?<=^|\s)#/y, commentText), quoted('"', /\\[^]/y), quoted("'", /''/y)];
  return { write: scalar(beforeValue, afterValue), inner: () => [...inFlow, flow, blockScalar] };
}

/** A block scalar, whose text may be a script. */
const blockScalar: Start = {
  start: /(?<=(?:^|\n)[ \t]*|[:?-][ \t]+|[!&]\S*[ \t]+)[|>][-+0-9]*(?=[ \t]*(?:[ \t]#.*)?(?:\n|$))/y,
  region: (match) => ({ write: unchanged, end: endOfBlock(match), strict: true }),
  isDocument: true,
};

/** Returns a regular expression that matches the first line after a block scalar, without consuming it. */
function endOfBlock({ input, index }: RegExpExecArray): RegExp {
  const line = input.slice(input.lastIndexOf("\n", index - 1) + 1, index);
  const [items = ""] = /^[ \t]*(?:[-?] +)*/.exec(line) ?? [];
  const hasKey = line.length > items.length;
  const parent = hasKey ? items : items.replace(/[-?] +$/, "");
  return /^(?:---.*)?$/.test(line) ? /(?!)/y : new RegExp(String.raw`(?<=\n) {0,${parent.length}}(?=[^ \n])`, "y");
}

const commands =
  /(?:^|\n)[ \t]*(?:- +)*["']?(?:run|script|before_script|after_script|command|commands|cmd|entrypoint|args|test|shell)["']? *:/;
const hasCommands = (text: string) => commands.test(text);

/** Returns the rules for YAML. */
export const plainYaml = (text: string) => yaml({ escape: unchanged, hasCommands: hasCommands(text) });

/** Returns the rules for a file of Docker Compose, which replaces variables. */
export const dockerCompose = (text: string) =>
  yaml({ escape: (value) => value.replaceAll("$", "$$$$"), hasCommands: hasCommands(text) });

/**
 * Returns the rules for a workflow of GitHub Actions, which evaluates `${{ ... }}` after it has parsed the YAML. An expression with
 * a string is the escape sequence for these characters.
 */
export const gitHubWorkflow = (text: string) =>
  yaml({ escape: (value) => value.replaceAll("${{", "${{ '${{' }}"), hasCommands: hasCommands(text) });
