import type { CommandHandlers } from "../../commands";
import type { CommandTarget } from "../../domain/commandTarget";
import type { Remedy } from "../../messages/remedy";
import { runRemedy } from "../../ui/remedies";

/** Returns the handlers that run a remedy for the problem in a row. Other remedies have separate commands. */
export function remedyHandlers() {
  const handler =
    (remedy: Remedy) =>
    async ({ problem }: CommandTarget = {}) => {
      if (problem) {
        await runRemedy(remedy, problem);
      }
    };
  return {
    "bedrockProfiles.copyIamPolicy": handler("copyIamPolicy"),
    "bedrockProfiles.openQuotas": handler("openQuotas"),
    "bedrockProfiles.setUpCredentials": handler("setUpCredentials"),
    "bedrockProfiles.openProxySettings": handler("proxySettings"),
  } satisfies Partial<CommandHandlers>;
}
