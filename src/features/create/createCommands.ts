import type { CommandHandlers } from "../../commands";
import type { CommandTarget } from "../../domain/commandTarget";
import { isOnDemand } from "../../domain/foundationModel";
import type { CreateWizard } from "./createWizard";
import type { CreateWizardStart } from "./startWizard";

/** Returns the handlers that start the create wizard. `load` is called on first use. */
export function createHandlers(load: () => Promise<CreateWizard>) {
  let wizard: Promise<CreateWizard> | undefined;
  const run = async (start?: CreateWizardStart) => {
    wizard ??= load();
    await (await wizard).run(start);
  };
  return {
    "bedrockProfiles.createProfile": () => run(),
    "bedrockProfiles.createProfileFrom": (target) => run(target && startFrom(target)),
    "bedrockProfiles.createSimilar": (target) => run(target && startFrom(target)),
  } satisfies Partial<CommandHandlers>;
}

function startFrom({ connection, awsProfile, profile, route, model }: CommandTarget): CreateWizardStart | undefined {
  if (!connection) {
    return awsProfile === undefined ? undefined : { awsProfile };
  }
  if (!profile) {
    return { connection };
  }
  // Most models cannot be used as a source themselves, but the system-defined profile above them in the tree can.
  const isSource = !route || (profile.type === "SYSTEM_DEFINED" && !(model && isOnDemand(model)));
  return isSource ? { connection, sourceProfile: profile } : { connection, sourceModelId: route.reference.modelId };
}
