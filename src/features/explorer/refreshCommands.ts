import { isConnected } from "./nodes";
import type { ExplorerView } from "./explorerView";
import type { Notifications } from "../../ui/notifications";
import { isExplorerNode } from "../../pickers/chosenProfiles";
import type { Register } from "../../ui/commandHandlers";

/** What the commands work with. */
interface RefreshServices {
  readonly explorer: ExplorerView;
  /** Whoever reads anew wants what AWS's files say now. */
  readonly dropOutdated: () => Promise<void>;
  readonly problems: Notifications;
}

/** Registers what reads Regions anew, and what tells why one could not be read. */
export function registerRefreshCommands(
  register: Register,
  { explorer, dropOutdated, problems }: RefreshServices,
): void {
  const refreshRegion = async (node: unknown) => {
    if (isExplorerNode(node)) {
      await dropOutdated();
      await (isConnected(node) ? explorer.refresh(node.connection) : explorer.refreshAwsProfile(node.awsProfile));
    }
  };
  // The view's title gives its buttons the focused row, which says nothing of what is to be read.
  register("refresh", async () => {
    await dropOutdated();
    await explorer.refresh(undefined);
  });
  register("refreshRegion", refreshRegion);
  register("refreshAwsProfile", refreshRegion);
  register("retry", refreshRegion);
  register("showProblem", async (node) => {
    if (isExplorerNode(node) && node.kind === "problem" && (await problems.show(node.problem)) === "retry") {
      await refreshRegion(node);
    }
  });
}
