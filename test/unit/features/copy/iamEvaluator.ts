/** A request for which a policy is evaluated. */
export interface IamRequest {
  readonly action: string;
  readonly resource: string;
  /** The condition keys that the request contains. */
  readonly context?: Readonly<Record<string, string>>;
}

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Returns whether an identity policy allows a request, based on IAM's policy evaluation rules for a single policy. */
export function isAllowed(policy: string, request: IamRequest): boolean {
  const { Version: version, Statement: statements } = JSON.parse(policy) as {
    Version: string;
    Statement: readonly Statement[];
  };
  if (version !== "2012-10-17") {
    throw new Error(`The evaluator does not know version ${version}.`);
  }
  const matching = statements.filter((statement) => applies(statement, request));
  return matching.some(({ Effect }) => Effect === "Allow") && !matching.some(({ Effect }) => Effect === "Deny");
}

function applies(statement: Statement, { action, resource, context = {} }: IamRequest): boolean {
  return (
    list(statement.Action).some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase())) &&
    list(statement.Resource).some((pattern) => matches(pattern, resource)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) => holds(operator, keys, context))
  );
}

function holds(
  operator: string,
  keys: Readonly<Record<string, string | readonly string[]>>,
  context: Readonly<Record<string, string>>,
): boolean {
  const compare = { StringEquals: (expected: string, value: string) => expected === value, StringLike: matches }[
    operator
  ];
  if (!compare) {
    throw new Error(`The evaluator does not know ${operator}.`);
  }
  return Object.entries(keys).every(([key, values]) => {
    const value = context[key];
    return value !== undefined && list(values).some((expected) => compare(expected, value));
  });
}

/** Returns whether text matches a pattern with IAM wildcards: `*` for any text and `?` for one character. */
function matches(pattern: string, text: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(text);
}

function list(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}
