import { matchesGlob } from "./glob";
import type { Tag } from "./inferenceProfile";
import { normalizeKey } from "./tagKeys";

/** The infrastructure code that manages a profile, as indicated by the profile's tags. */
export type Manager =
  | { readonly kind: "cloudFormation"; readonly stack: string; readonly logicalId?: string }
  | { readonly kind: "tag"; readonly key: string; readonly value: string };

/** Tag values that indicate that no tool manages the resource. */
const unmanagedValues: ReadonlySet<string> = new Set(["", "false", "no", "none", "manual", "console"]);

/** The keys that CloudFormation sets on the resources of a stack. */
const stackName = "aws:cloudformation:stack-name";
const stackId = "aws:cloudformation:stack-id";
const logicalId = "aws:cloudformation:logical-id";

/**
 * Returns the infrastructure code that manages a profile, or undefined if its tags do not indicate any. `patterns` is the value
 * of the `managedByTags` setting: `key` or `key=value`, each of which may contain globs. Ignores case and word separators in
 * keys.
 */
export function findManager(tags: readonly Tag[], patterns: readonly string[]): Manager | undefined {
  const value = (key: string) => tags.find((tag) => tag.key === key)?.value;
  const stack = value(stackName) ?? stackOfId(value(stackId));
  if (stack !== undefined) {
    const resource = value(logicalId);
    return { kind: "cloudFormation", stack, ...(resource === undefined ? {} : { logicalId: resource }) };
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
