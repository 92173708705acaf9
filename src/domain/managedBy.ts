import { matchesGlob } from "./glob";
import type { Tag } from "./inferenceProfile";
import { normalizeKey } from "./tagKeys";

/** The infrastructure code that manages a profile, as indicated by the profile's tags. */
export type Manager =
  /** Without the name of the stack or the logical ID of the resource if the tag for it is missing. */
  | { readonly kind: "cloudFormation"; readonly stack?: string; readonly logicalId?: string }
  | { readonly kind: "tag"; readonly key: string; readonly value: string };

/** Tag values that indicate that no tool manages the resource. */
const unmanagedValues: ReadonlySet<string> = new Set(["", "false", "no", "none", "manual", "console"]);

/** The prefix of the keys that CloudFormation sets on the resources of a stack. Only AWS can set keys with this prefix. */
const cloudFormationPrefix = "aws:cloudformation:";

/**
 * Returns the infrastructure code that manages a profile, or undefined if its tags do not indicate any. `patterns` is the value
 * of the `managedByTags` setting: `key` or `key=value`, each of which may contain globs. Ignores case and word separators in
 * keys.
 */
export function findManager(tags: readonly Tag[], patterns: readonly string[]): Manager | undefined {
  if (tags.some(({ key }) => key.startsWith(cloudFormationPrefix))) {
    const value = (name: string) => tags.find(({ key }) => key === `${cloudFormationPrefix}${name}`)?.value;
    const stack = value("stack-name") ?? stackOfId(value("stack-id"));
    const logicalId = value("logical-id");
    return {
      kind: "cloudFormation",
      ...(stack === undefined ? {} : { stack }),
      ...(logicalId === undefined ? {} : { logicalId }),
    };
  }
  const tag = tags.find((each) => patterns.some((pattern) => matchesPattern(each, pattern)));
  return tag && { kind: "tag", ...tag };
}

/** Returns the name in the ARN of a stack: `arn:aws:cloudformation:REGION:ACCOUNT:stack/NAME/UUID`. */
function stackOfId(arn: string | undefined): string | undefined {
  return arn?.split("/")[1] ?? arn;
}

function matchesPattern({ key, value }: Tag, pattern: string): boolean {
  const at = pattern.indexOf("=");
  const keyPattern = normalizeKey(at < 0 ? pattern : pattern.slice(0, at));
  if (keyPattern === "" || !matchesGlob(normalizeKey(key), keyPattern)) {
    return false;
  }
  const valuePattern = at < 0 ? undefined : pattern.slice(at + 1).trim();
  return valuePattern === undefined
    ? !unmanagedValues.has(value.trim().toLowerCase())
    : matchesGlob(value.toLowerCase(), valuePattern.toLowerCase());
}
