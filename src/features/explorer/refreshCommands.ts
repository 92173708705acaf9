import type { CommandHandlers } from "../../commands";
import type { CommandTarget } from "../../domain/commandTarget";
import type { Connection } from "../../domain/connection";
import { isSameConnection } from "../../domain/connection";
import type { Problem } from "../../domain/problem";
import type { Notifications } from "../../ui/notifications";
import type { ExplorerView } from "./explorerView";

/** The dependencies of the handlers. */
interface RefreshServices {
  readonly explorer: Pick<ExplorerView, "cancel" | "collapseAll" | "refresh" | "refreshAwsProfile">;
  /** Tries to load the activity again for the connections that the function selects, if it could not be loaded. */
  readonly retryActivity: (isSelected: (connection: Connection) => boolean) => void;
  /** Clears credentials if the AWS files have changed since the credentials were resolved. */
  readonly clearOutdatedCredentials: () => Promise<void>;
  readonly notifications: Pick<Notifications, "show">;
  /** Returns the connections that could not be loaded for the same reason. */
  readonly connectionsWithProblem: (problem: Problem) => readonly Connection[];
}

/** Returns the handlers that refresh Regions, collapse rows, and show why Regions could not be loaded. */
export function refreshHandlers(services: RefreshServices) {
  const { explorer, retryActivity, clearOutdatedCredentials, notifications, connectionsWithProblem } = services;
  const refresh = async (target: CommandTarget = {}) => {
    const { connection, awsProfile } = target;
    if (connection) {
      await clearOutdatedCredentials();
      retryActivity((each) => isSameConnection(each, connection));
      await explorer.refresh(connection);
    } else if (awsProfile !== undefined) {
      await clearOutdatedCredentials();
      retryActivity((each) => each.awsProfile === awsProfile);
      await explorer.refreshAwsProfile(awsProfile);
    }
  };
  return {
    "bedrockProfiles.refresh": async () => {
      await clearOutdatedCredentials();
      retryActivity(() => true);
      await explorer.refresh(undefined);
    },
    "bedrockProfiles.collapseAll": () => explorer.collapseAll(),
    "bedrockProfiles.refreshRegion": refresh,
    "bedrockProfiles.refreshAwsProfile": refresh,
    "bedrockProfiles.retry": refresh,
    "bedrockProfiles.cancelLoading": (target) => {
      if (target?.connection) {
        explorer.cancel(target.connection);
      }
    },
    "bedrockProfiles.showProblem": async ({ connection, problem } = {}) => {
      if (!problem) {
        return;
      }
      // One notification for all Regions with the same problem, whichever of their rows is selected.
      const found = connectionsWithProblem(problem);
      const failed = found.length > 0 ? found : [connection ?? problem];
      if (
        (await notifications.show(
          problem,
          failed.map(({ region }) => region),
        )) === "retry"
      ) {
        await clearOutdatedCredentials();
        await Promise.all(failed.map((each) => explorer.refresh(each)));
      }
    },
  } satisfies Partial<CommandHandlers>;
}
