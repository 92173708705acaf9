import type { CreateWizard, CreateWizardStart } from "./createWizard";
import { isOnDemand } from "../../domain/foundationModel";
import type { ExplorerNode } from "../explorer/nodes";
import { isConnected } from "../explorer/nodes";
import { isExplorerNode } from "../../pickers/chosenProfiles";
import type { Register } from "../../ui/commandHandlers";

/** Registers the guided creation: `createProfile` starts it from nothing, `createProfileFrom` on the row it was run on. */
export function registerCreateCommands(register: Register, loadFlow: () => Promise<CreateWizard>): void {
  let loaded: Promise<CreateWizard> | undefined;
  const run = async (start?: CreateWizardStart) => {
    loaded ??= loadFlow();
    await (await loaded).run(start);
  };
  // The view's title gives its buttons the focused row, which nobody has chosen to copy from.
  register("createProfile", () => run());
  register("createProfileFrom", (node) => run(isExplorerNode(node) ? startOn(node) : undefined));
}

function startOn(node: ExplorerNode): CreateWizardStart {
  if (!isConnected(node)) {
    return { awsProfile: node.awsProfile };
  }
  const { connection } = node;
  switch (node.kind) {
    case "profile":
      return { connection, sourceProfile: node.profile };
    case "model":
      // Most models cannot be copied from by themselves, but the system-defined profile they stand below can.
      return node.profile.type === "SYSTEM_DEFINED" && !(node.model && isOnDemand(node.model))
        ? { connection, sourceProfile: node.profile }
        : { connection, sourceModelId: node.route.modelId };
    default:
      return { connection };
  }
}
