import { splitArn } from "../core/arn";
import type { Problem } from "../core/problem";

/** What AWS's sentence about a refusal names. */
export type Denial = Pick<Problem, "action" | "resource" | "principal" | "serviceControlPolicy" | "explicitDeny">;

/**
 * Reads an AccessDeniedException's message, which looks like: `User: ARN is not authorized to perform: ACTION on resource:
 * ARN because ...`. What it does not say is left out.
 */
export function readDenial(message: string): Denial {
  const action = / to perform: ([a-z0-9-]+:[A-Za-z]+)/.exec(message)?.[1];
  const resource = / on resource: (arn:[^\s]+)/.exec(message)?.[1]?.replace(/[.,]$/, "");
  const user = /User: (arn:[^\s]+)/.exec(message)?.[1];
  const principal = user === undefined ? undefined : principalName(user);
  const serviceControlPolicy = /service control policy/i.test(message);
  return {
    ...(action ? { action } : {}),
    ...(resource ? { resource } : {}),
    ...(principal ? { principal } : {}),
    ...(serviceControlPolicy ? { serviceControlPolicy } : {}),
    ...(!serviceControlPolicy && /\bwith an explicit deny\b/i.test(message) ? { explicitDeny: true } : {}),
  };
}

/** `assumed-role/NAME/SESSION` and `user/PATH/NAME` are known to people by NAME. */
function principalName(arn: string): string | undefined {
  const [kind, ...rest] = splitArn(arn)?.resource.split("/") ?? [];
  return kind === "assumed-role" ? rest[0] : rest.at(-1);
}
